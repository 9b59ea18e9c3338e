import type { Principal } from '#platform/handler.ts'

/** Whether a caller may read the payments of all customers. */
export const seesAll = ({ roles }: Principal): boolean =>
  ['staff', 'admin', 'service'].some((role) => roles.includes(role))
