import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { signAccessToken } from '#platform/auth/access-token.ts'
import { type RunningService, startService } from '#platform/service.ts'
import { createTestDatabase } from '#platform/testing/database.ts'
import { operationOf, type TestSubject } from '#platform/testing/refusals.ts'
import type { Role, User } from '#generated/users/prisma/client.ts'
import { contract } from '#generated/users/v1/contract.ts'
import { contract as contractV2 } from '#generated/users/v2/contract.ts'
import type { operations } from '#generated/users/v1/types.ts'
import { readConfig } from '../config.ts'
import { type Context, createContext } from '../context.ts'
import { service } from '../service.ts'
import { send, type TestRequest } from '#platform/testing/send.ts'

export const PASSWORD = 'correct horse battery staple'

export interface Session {
  accessToken: string
  refreshToken: string
}

/** The service on a free port, with its own database. */
export interface TestUsers extends TestSubject, AsyncDisposable {
  databaseUrl: string
  context: Context
  /** Starts another instance on the same database. */
  another(env?: NodeJS.ProcessEnv): Promise<TestUsers>
  send(operationId: keyof operations, request?: TestRequest): ReturnType<typeof send>
  /** Calls an operation in the newest version. */
  sendV2: TestUsers['send']
  /** Inserts an account with the password `PASSWORD`. */
  account(change?: Partial<User>): Promise<User>
  /** Logs in over HTTP, from a unique client address. */
  logIn(email: string, password?: string): Promise<Session>
  /** A valid token of a new session, without a login. The account must exist. */
  tokenOf(user: { id: string; role: Role }): Promise<string>
  close(): Promise<void>
}

export interface TestOptions {
  env?: NodeJS.ProcessEnv
  now?: () => Date
  /** Starts without loading the signing keys. */
  cold?: boolean
}

const ROLES: readonly Role[] = ['customer', 'staff', 'admin']

/** Cheap hash settings. */
const ENV = {
  NODE_ENV: 'test',
  LOG_LEVEL: 'silent',
  USERS_PORT: '0',
  USERS_HASH_MEMORY_KIB: '64',
  USERS_HASH_PASSES: '1',
}

export async function startUsers(options: TestOptions = {}): Promise<TestUsers> {
  const database = await createTestDatabase('users')
  const users = await startOn(database.url, options)
  // Caches the keys, so that tokens can be signed and verified while a test disconnects the database.
  if (!options.cold) await users.context.keys.signer()
  return { ...users, ...closing(() => users.close().then(database.drop)) }
}

async function startOn(databaseUrl: string, options: TestOptions): Promise<TestUsers> {
  const config = readConfig({ ...ENV, USERS_DATABASE_URL: databaseUrl, ...options.env })
  const running: RunningService<Context> = await startService(
    { ...service, createContext: (c, resources) => createContext(c, resources, options.now) },
    config,
  )
  const { context, url } = running
  const tokenOf = async (user: { id: string; role: Role }) => {
    const id = randomUUID()
    const expiresAt = new Date(Date.now() + 365 * 86_400_000)
    await context.db.session.create({ data: { id, userId: user.id, expiresAt } })
    return (await context.tokens.forUser(user, id)).token
  }
  // Cached, so that tests can use a token while the database is disconnected.
  const tokens = new Map<string, Promise<string>>()
  const tokenOfRole = async (role: string) =>
    ROLES.includes(role as Role)
      ? tokenOf(await account({ role: role as Role }))
      : (await context.tokens.forService(role, undefined)).token
  const passwordHash = await context.passwords.hash(PASSWORD)
  let serial = 0
  const account = (change: Partial<User> = {}) => {
    const { emailKey: _generated, ...data } = change
    const email = `person-${(serial += 1)}-${randomUUID().slice(0, 8)}@example.com`
    const own = { id: randomUUID(), email, displayName: 'A Person', passwordHash }
    return context.db.user.create({ data: { ...own, ...data } })
  }
  const sendTo = (operationId: keyof operations, request?: TestRequest) =>
    send(url, operationOf(contract, operationId), request)

  return {
    url,
    databaseUrl,
    context,
    another: (env) => startOn(databaseUrl, { ...options, env: { ...options.env, ...env } }),
    send: sendTo,
    sendV2: (operationId, request) => send(url, operationOf(contractV2, operationId), request),
    account,
    logIn: async (email, password = PASSWORD) => {
      const headers = { 'X-Forwarded-For': freshAddress() }
      const { status, body } = await sendTo('logIn', { headers, body: { email, password } })
      if (status !== 200) throw new Error(`logIn responded with ${status}: ${JSON.stringify(body)}`)
      return body as Session
    },
    tokenOf,
    token: ([role = 'customer']) => {
      const token = tokens.get(role) ?? tokenOfRole(role)
      tokens.set(role, token)
      return token
    },
    badTokens: () => badTokens(context, config.tokens),
    ...closing(() => running.close()),
  }
}

const closing = (close: () => Promise<void>) => ({ close, [Symbol.asyncDispose]: close })

async function badTokens(context: Context, settings: { issuer: string; audience: string }) {
  const key = await context.keys.signer()
  const claims = { subject: randomUUID(), kind: 'user', roles: ['admin'] } as const
  const signed = (change: { issuer?: string; audience?: string }, expiresIn = 60, by = key) =>
    signAccessToken(by, { ...settings, ...change }, claims, expiresIn)
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  return {
    expired: signed({}, -1),
    'of another issuer': signed({ issuer: 'somebody-else' }),
    'for another audience': signed({ audience: 'products' }),
    'of another key under our name': signed({}, 60, { id: key.id, privateKey: stranger }),
    'of an unknown key': signed({}, 60, { id: 'unknown', privateKey: stranger }),
  }
}

let addresses = 0

/** A unique client address, so that tests do not share rate limits. */
export function freshAddress(): string {
  addresses += 1
  return `203.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`
}
