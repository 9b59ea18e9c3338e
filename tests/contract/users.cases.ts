import type { operations } from '#generated/users/v1/types.ts'
import { execute } from '../system.ts'
import { type Called, type Case, type Cases, unique, type World } from './cases.ts'
import { cachedReplies } from './recipes.ts'

const logInAsCustomer: Case = ({ accounts, address }) => ({
  headers: address(),
  body: { email: accounts.customer.email, password: accounts.customer.password },
})

/** A separate session, for operations that end it. */
const ownSession: Case = async (world, reply) => {
  const { headers, body } = await logInAsCustomer(world, reply)
  const session = await world.call('users', 'POST', '/api/v1/sessions', { headers, body: body as object })
  return { token: session.body.accessToken as string }
}

const clientCredentials = `Basic ${Buffer.from('products:products-development-secret').toString('base64')}`

export const v1 = {
  registerUser: {
    valid: ({ address }) => ({
      headers: address(),
      body: { email: `${unique()}@example.com`, displayName: 'Ada', password: 'seven rusty anchors sing' },
    }),
    409: ({ accounts }) => ({
      body: {
        email: accounts.customer.email.toUpperCase(),
        displayName: 'Ada',
        password: 'seven rusty anchors sing',
      },
    }),
    422: () => ({ body: { email: `${unique()}@example.com`, displayName: 'Ada', password: '123456789012' } }),
    429: async (world) => {
      const headers = world.address()
      const body = {
        email: world.accounts.customer.email,
        displayName: 'Ada',
        password: 'seven rusty anchors sing',
      }
      await untilRefused(world, () =>
        world.call('users', 'POST', '/api/v1/users', { headers, body, accept: [409, 429] }),
      )
      return { headers, body }
    },
  },
  logIn: {
    valid: logInAsCustomer,
    401: ({ accounts }) => ({ body: { email: accounts.staff.email, password: 'a guess' } }),
    429: async (world) => {
      const headers = world.address()
      const body = { email: `${unique()}@example.com`, password: 'a guess' }
      await untilRefused(world, () =>
        world.call('users', 'POST', '/api/v1/sessions', { headers, body, accept: [401, 429] }),
      )
      return { headers, body }
    },
  },
  refreshSession: {
    valid: async (world, reply) => {
      const { headers, body } = await logInAsCustomer(world, reply)
      const session = await world.call('users', 'POST', '/api/v1/sessions', { headers, body: body as object })
      return { body: { refreshToken: session.body.refreshToken as string } }
    },
    401: () => ({ body: { refreshToken: 'nobody-was-ever-given-this-refresh-token' } }),
  },
  logOut: { valid: ownSession },
  deleteMe: {
    204: async ({ account }) => ({ token: (await account()).token }),
    409: ({ accounts }) => ({ token: accounts.admin.token }),
  },
  changePassword: {
    204: async ({ account }) => {
      const { token, password } = await account()
      return { token, body: { currentPassword: password, newPassword: 'seven rusty anchors sing' } }
    },
    422: async ({ account }) => {
      const { token } = await account()
      return { token, body: { currentPassword: 'a guess', newPassword: 'seven rusty anchors sing' } }
    },
    429: async (world) => {
      const { token } = await world.account()
      const body = { currentPassword: 'a guess', newPassword: 'seven rusty anchors sing' }
      const guess = { token, body, accept: [422, 429] }
      await untilRefused(world, () => world.call('users', 'PUT', '/api/v1/users/me/password', guess))
      return { token, body }
    },
  },
  getUser: { valid: ({ accounts }) => ({ params: { userId: accounts.customer.id } }) },
  getUserContact: { valid: ({ accounts }) => ({ params: { userId: accounts.customer.id } }) },
  setUserRole: {
    valid: ({ accounts }) => ({ params: { userId: accounts.staff.id }, body: { role: 'staff' } }),
    409: ({ accounts }) => ({ params: { userId: accounts.admin.id }, body: { role: 'customer' } }),
  },
  getJwks: cachedReplies,
  issueServiceToken: {
    ...cachedReplies,
    valid: () => ({ headers: { Authorization: clientCredentials } }),
    401: () => ({
      headers: { Authorization: `Basic ${Buffer.from('products:a guess').toString('base64')}` },
    }),
  },
} satisfies Cases<operations>

/** Repeats a call until it gets a 429, and ensures that the next one gets it too. */
async function untilRefused({ databases }: World, attempt: () => Promise<Called>): Promise<void> {
  for (let i = 0; i < 50; i += 1) {
    if ((await attempt()).status !== 429) continue
    // The first block lasts a second: on a busy machine it could end before the request of the case.
    const longer = `UPDATE login_throttles SET blocked_until = now() + interval '1 hour' WHERE blocked_until > now()`
    return execute(databases.users?.url ?? '', longer)
  }
  throw new Error('50 attempts, and none was refused with 429')
}
