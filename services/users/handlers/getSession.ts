import type { components } from '#generated/users/v1/types.ts'
import type { Handler } from '../context.ts'

/* The platform has read the session already (`x-check-session`): the principal is the account as it is now. */
export const getSession: Handler<'getSession'> = async ({ principal: { id, roles } }) => ({
  status: 200,
  headers: { 'Cache-Control': 'no-store' },
  body: { userId: id, role: roles[0] as components['schemas']['Role'] },
})
