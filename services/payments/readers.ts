import type { Principal } from '#platform/handler.ts'

/** Whether somebody may read the payments of others. */
export const seesAll = ({ roles }: Principal): boolean =>
  ['staff', 'admin', 'service'].some((role) => roles.includes(role))
