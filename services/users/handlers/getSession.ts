import type { components } from '#generated/users/v2/types.ts'
import type { Handler } from '../context.ts'

/* With `x-check-session`, the principal has the current role of the account. */
export const getSession: Handler<'getSession'> = async ({ principal: { id, roles } }) => ({
  status: 200,
  headers: { 'Cache-Control': 'no-store' },
  body: { userId: id, role: roles[0] as components['schemas']['Role'] },
})
