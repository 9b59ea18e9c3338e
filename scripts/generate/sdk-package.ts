/* The files of the SDK package besides the generated client: each constant is one file. */

export const MADE_BY = 'Written by `npm run generate` from openapi/. Do not edit.'
export const BANNER = `// ${MADE_BY}\n`

export const NAME = '@charter/shop-sdk'

export const manifest = (info: { title: string; version: string }): string =>
  `${JSON.stringify(
    {
      '//': MADE_BY,
      name: NAME,
      version: info.version,
      description: `Typed client of the ${info.title} API`,
      license: 'MIT',
      type: 'module',
      sideEffects: false,
      engines: { node: '>=20' },
      exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
      types: './dist/index.d.ts',
      files: ['dist', 'example.js'],
      publishConfig: { access: 'public' },
    },
    null,
    2,
  )}\n`

/* Idempotent requests are retried, and every attempt has a timeout. */
const DEFAULTS = `{ clientHeader: false, timeout: 30_000, retry: { retries: 2, retryDelay: 200 } }`

export const setup = `export default { config: ${DEFAULTS} }\n`

export const entry = `import {
  ApiError,
  type Client,
  type ClientConfig,
  createClient,
  mergeSetup,
  type Middleware,
  type OperationContext,
  type OperationId,
  type OperationPath,
  OPERATIONS,
  type OperationTag,
  type Ops,
  type Problem,
  type SessionTokens,
} from './client.js'

export * from './client.js'

/** The operation of a call, as middleware receives it. */
export type ShopOperation = OperationContext<OperationId, OperationPath, OperationTag>
/** A method for each operation. */
export type ShopClient = Client<Ops, ShopOperation>

/** Names the operation in the message of an error. */
const namesOperation: Middleware = {
  onError: (error, { operation }) => {
    error.message = error.message.replace(/^Request/, operation.id)
    return error
  },
}

/**
 * Creates a client with its own credentials and settings. Reads, and changes that can be repeated without harm, are tried
 * up to three times; each attempt has 30 seconds.
 *
 * @param config \`serverUrl\` is the URL of the gateway. A page that the gateway serves can omit it
 * @throws TypeError without \`serverUrl\` outside of a browser
 */
export function createShopClient(config: ClientConfig<ShopOperation> = {}): ShopClient {
  if (config.serverUrl === undefined && typeof document === 'undefined')
    throw new TypeError("createShopClient needs a serverUrl outside of a browser: { serverUrl: 'http://localhost:8080' }")
  const defaults: ClientConfig = { serverUrl: '/', ...${DEFAULTS} }
  return createClient<Ops, OperationId, OperationPath, OperationTag>(
    OPERATIONS,
    mergeSetup({ config: defaults, middleware: [namesOperation] }, config as ClientConfig),
  )
}

/** Tokens as \`logIn\` and \`refreshSession\` return them. */
export type Tokens = Pick<SessionTokens, 'accessToken' | 'refreshToken' | 'expiresIn'>

/** A session that a client sends with each call. */
export interface Session {
  /** The current access token; refreshed first if it is about to expire. */
  accessToken(): Promise<string>
}

/**
 * Sends the tokens of a session with every call, and refreshes them shortly before they expire. A refresh token works
 * once, so calls that need a refresh at the same time share one.
 *
 * @param tokens the result of \`logIn\` or of the last refresh
 * @param onRefresh called with the new tokens, to store them
 * @throws ApiError from calls, when the session has ended: log in again
 */
export function keepSession(
  shop: ShopClient,
  tokens: Tokens,
  onRefresh: (tokens: Tokens) => void | Promise<void> = () => {},
): Session {
  let current = tokens
  let expiresAt = Date.now() + tokens.expiresIn * 1000
  let refreshing: Promise<void> | undefined

  const refresh = async () => {
    const next = await shop.refreshSession({ body: { refreshToken: current.refreshToken } })
    current = next
    expiresAt = Date.now() + next.expiresIn * 1000
    await onRefresh(next)
  }
  const accessToken = async () => {
    // A token that expires on its way would be refused.
    if (Date.now() > expiresAt - 30_000) await (refreshing ??= refresh().finally(() => (refreshing = undefined)))
    return current.accessToken
  }
  shop.auth.bearer(accessToken)
  return { accessToken }
}

/**
 * The problem (RFC 9457) of an error response: \`code\` is stable and meant for programs, \`errors\` lists the fields that
 * are not valid. Undefined for other errors, such as a failed connection.
 */
export function problemOf(error: unknown): Problem | undefined {
  if (!(error instanceof ApiError) || typeof error.body !== 'object' || error.body === null) return undefined
  return 'code' in error.body && 'status' in error.body ? (error.body as Problem) : undefined
}
`

export const example = `${BANNER}// node example.js [address of the gateway] [e-mail] [password]
import { createShopClient, problemOf } from '${NAME}'

const [serverUrl = 'http://localhost:8080', email, password] = process.argv.slice(2)
const shop = createShopClient({ serverUrl })

const { items: categories } = await shop.listCategories()
console.log('categories:', categories.map(({ name }) => name).join(', '))

// An iterator fetches the next page when it is needed.
let count = 0
for await (const { name, price } of shop.listProducts.items({ query: { inStock: true, limit: 50 } })) {
  console.log(\`\${name}: \${price.amount} \${price.currency} (minor units)\`)
  if (++count === 5) break
}

try {
  await shop.getMe()
} catch (error) {
  console.log('without a token:', problemOf(error)?.code)
}

if (email && password) {
  const { accessToken } = await shop.logIn({ body: { email, password } })
  shop.auth.bearer(accessToken)
  console.log('with one:', (await shop.getMe()).displayName)
}
`
