import type { operations } from '#generated/users/v1/types.ts'
import type { operations as operationsV2 } from '#generated/users/v2/types.ts'
import { type Case, type Cases, unique } from './cases.ts'
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
  },
  logIn: {
    valid: logInAsCustomer,
    401: ({ accounts }) => ({ body: { email: accounts.staff.email, password: 'a guess' } }),
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

const registration = () => ({
  email: `${unique()}@example.com`,
  givenName: 'Ada',
  familyName: null,
  password: 'seven rusty anchors sing',
})

export const v2 = {
  ...v1,
  registerUser: {
    valid: ({ address }) => ({ headers: address(), body: registration() }),
    409: ({ accounts }) => ({ body: { ...registration(), email: accounts.customer.email.toUpperCase() } }),
    422: () => ({ body: { ...registration(), password: '123456789012' } }),
  },
} satisfies Cases<operationsV2>
