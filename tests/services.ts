import { createPrivateKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import type { TestDatabase } from '#platform/testing/database.ts'
import { demoAccounts, demoVariables } from '../demo/users.ts'
import { inDatabase } from '../scripts/database/databases.ts'
import { forwardedClients } from './clients.ts'

/* What a test system (system.ts) has to know about the services of this repository: their order, and who issues tokens. */

export const ROLES = ['customer', 'staff', 'admin'] as const
export type Role = (typeof ROLES)[number]

export interface Account {
  id: string
  email: string
  password: string
  /** An access token from a real log-in. */
  token: string
  refreshToken: string
}

/**
 * Users first, since it has the keys that the others verify tokens with; orders after those that it calls; the gateway
 * last, since it needs them all. Other services have rank 1.
 */
export const START_ORDER: Readonly<Record<string, number>> = { users: 0, orders: 2, gateway: 3 }

type Urls = Readonly<Record<string, string>>
type Databases = Readonly<Record<string, TestDatabase>>

/** Who issues the access tokens of a test system: the service users. */
export async function openIssuer() {
  return {
    /** The variables of a service besides its own address, its database, the broker and the URLs of the others. */
    variablesOf: (name: string, urls: Urls, demo: boolean): NodeJS.ProcessEnv => ({
      ...variablesOf(name, urls),
      ...(demo && name === 'gateway' && demoVariables),
    }),
    openAccounts,
    /** A token of each service that calls others, by its name. */
    serviceTokens: async ({ urls }: { urls: Urls }): Promise<Readonly<Record<string, string>>> =>
      Object.fromEntries(
        await Promise.all(
          CALLERS.map(async (name) => [name, await serviceToken(urls.users as string, name)] as const),
        ),
      ),
    /** The private key that signed a token. */
    signingKey: ({ databases }: { databases: Databases }, kid: string) =>
      signingKey(databases.users?.url ?? '', kid),
    close: async () => {},
  }
}

/** The variables that connect a service to users and to mail. */
export const variablesOf = (name: string, urls: Urls): NodeJS.ProcessEnv => ({
  ...(urls.users && {
    JWKS_URL: `${urls.users}/api/v1/.well-known/jwks.json`,
    SERVICE_TOKENS_URL: `${urls.users}/api/v1/service-tokens`,
  }),
  // Tests log in often, and do not test the strength of hashes.
  ...(name === 'users' && { USERS_HASH_MEMORY_KIB: '64', USERS_HASH_PASSES: '1' }),
  // No server listens there: mails of tests must not reach a real mailbox.
  ...(name === 'notifications' && { SMTP_URL: 'smtp://127.0.0.1:1' }),
})

/** One account of each role, and a function that makes more. */
async function openAccounts({ urls, databases }: { urls: Urls; databases: Databases }, demo: boolean) {
  const usersUrl = urls.users as string
  if (databases.products && !demo) await addCategories(databases.products.url)
  const account = accountMaker(usersUrl, (databases.users as TestDatabase).url)
  const [customer, staff] = await Promise.all([account('customer'), account('staff')])
  // There is only one administrator: the demo data has its own.
  const admin = demo ? await demoAdministrator(usersUrl) : await account('admin')
  return { account, accounts: { customer, staff, admin } }
}

/** The services whose names contracts use as roles. */
const CALLERS = ['orders', 'notifications']

async function serviceToken(usersUrl: string, name: string): Promise<string> {
  const credentials = Buffer.from(`${name}:${name}-development-secret`).toString('base64')
  const response = await fetch(`${usersUrl}/api/v1/service-tokens`, {
    method: 'POST',
    headers: { Authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  return ((await response.json()) as { access_token: string }).access_token
}

async function demoAdministrator(usersUrl: string): Promise<Account> {
  const { id, email, password } = demoAccounts.find(({ role }) => role === 'admin')!
  return logIn(usersUrl, forwardedClients('10.1')(), { id, email, password })
}

async function logIn(
  usersUrl: string,
  client: typeof fetch,
  account: { id: string; email: string; password: string },
): Promise<Account> {
  const { email, password } = account
  const session = await post(client, `${usersUrl}/api/v1/sessions`, { email, password })
  return {
    ...account,
    token: session.accessToken as string,
    refreshToken: session.refreshToken as string,
  }
}

/** Registers and logs in accounts, each from a client of its own. */
export function accountMaker(usersUrl: string, databaseUrl: string, newClient = forwardedClients('10.0')) {
  let count = 0
  return async (role: Role = 'customer'): Promise<Account> => {
    const serial = ++count
    const client = newClient()
    const email = `${role}-${serial}@example.com`
    const password = `the ${role} number ${serial} knows`
    const { id } = await post(client, `${usersUrl}/api/v1/users`, {
      email,
      password,
      displayName: `A ${role}`,
    })
    // The API cannot create the first administrator.
    if (role !== 'customer') await setRole(databaseUrl, id as string, role)
    return logIn(usersUrl, client, { id: id as string, email, password })
  }
}

async function post(client: typeof fetch, url: string, body: object): Promise<Record<string, unknown>> {
  const response = await client(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  const reply = await response.text()
  if (!response.ok) throw new Error(`POST ${url} returned ${response.status}: ${reply}`)
  return JSON.parse(reply) as Record<string, unknown>
}

const setRole = (databaseUrl: string, id: string, role: Role) =>
  inDatabase(databaseUrl, (client) =>
    client.query('UPDATE users SET role = $2::role WHERE id = $1', [id, role]),
  )

/** No operation creates categories. */
export const addCategories = (databaseUrl: string) =>
  inDatabase(databaseUrl, (client) =>
    client.query(`INSERT INTO categories (slug, name) VALUES ('furniture', 'Furniture'), ('lamps', 'Lamps')`),
  )

function signingKey(databaseUrl: string, kid: string): Promise<KeyObject> {
  return inDatabase(databaseUrl, async (client) => {
    const sql = 'SELECT private_jwk AS key FROM signing_keys WHERE kid = $1'
    const { rows } = await client.query<{ key: JsonWebKey }>(sql, [kid])
    if (!rows[0]) throw new Error(`There is no signing key ${kid}`)
    return createPrivateKey({ key: rows[0].key, format: 'jwk' })
  })
}
