/* What the SDK package has beside the generated client: each constant is one file of it. */

const MADE_BY = 'Written by `npm run generate` from openapi/. Do not edit.'
export const BANNER = `// ${MADE_BY}\n`

const NAME = '@charter/shop-sdk'

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

/* What may be sent twice without harm is, and nothing waits for ever. */
const DEFAULTS = `{ clientHeader: false, timeout: 30_000, retry: { retries: 2, retryDelay: 200 } }`

export const setup = `export default { config: ${DEFAULTS} }\n`

export const entry = `import {
  ApiError,
  type Client,
  type ClientConfig,
  createClient,
  mergeSetup,
  type OperationContext,
  type OperationId,
  type OperationPath,
  OPERATIONS,
  type OperationTag,
  type Ops,
  type Problem,
} from './client.js'

export * from './client.js'

/** What middleware sees of the operation that is called. */
export type ShopOperation = OperationContext<OperationId, OperationPath, OperationTag>
/** A method for each operation. */
export type ShopClient = Client<Ops, ShopOperation>

/**
 * A client with credentials and settings of its own. Reads, and changes that can be repeated without harm, are tried
 * up to three times; each attempt has 30 seconds.
 *
 * @param config \`serverUrl\` is the gateway's address; in a browser it may be left out when the page comes from there
 */
export function createShopClient(config: ClientConfig<ShopOperation> = {}): ShopClient {
  const defaults: ClientConfig = { serverUrl: '/', ...${DEFAULTS} }
  return createClient<Ops, OperationId, OperationPath, OperationTag>(
    OPERATIONS,
    mergeSetup({ config: defaults }, config as ClientConfig),
  )
}

/**
 * Why the API refused a call (RFC 9457): \`code\` is stable and made for programs, \`errors\` says which fields are
 * wrong. Undefined for anything that isn't a refusal, such as a connection that failed.
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

export const readme = `<!-- ${MADE_BY} -->
# ${NAME}

The typed client of the shop: one method for each public operation of its contracts. It has no dependency and runs on
Node 20 or later, in browsers, Deno, Bun and workers.

\`\`\`js
import { createShopClient, problemOf } from '${NAME}'

const shop = createShopClient({ serverUrl: 'http://localhost:8080' })

const { items } = await shop.listProducts({ query: { q: 'chair', sort: 'price' } })
\`\`\`

\`example.js\`, in this package, is a program that runs: \`node example.js http://localhost:8080\`.

## Inputs and results

Inputs are grouped as HTTP groups them: \`{ path, query, headers, body }\`, and only what the operation has. A call
returns the body of the reply; \`{ envelope: true }\` as the second argument returns \`{ data, headers, response }\`:

\`\`\`js
const { data: product, headers } = await shop.getProduct({ path: { productId } }, { envelope: true })
await shop.updateProduct({
  path: { productId },
  headers: { 'If-Match': headers.etag },
  body: { name: \`\${product.name} (new)\` },
})
\`\`\`

## Logging in

\`\`\`js
const { accessToken } = await shop.logIn({ body: { email, password } })
shop.auth.bearer(accessToken)

// or a function, asked before each call: the place to refresh a token
shop.auth.bearer(async () => session.freshAccessToken())
\`\`\`

## Errors

A refusal is an \`ApiError\` with \`status\` and \`body\`. \`problemOf\` reads the body as the problem (RFC 9457) that every
service answers with:

\`\`\`js
try {
  await shop.registerUser({ body: registration })
} catch (error) {
  const problem = problemOf(error)
  if (problem?.code === 'users.email-taken') askForAnotherAddress()
  else if (problem?.errors) for (const { pointer, detail } of problem.errors) show(pointer, detail)
  else throw error
}
\`\`\`

An attempt that takes longer than \`timeout\` (30 seconds) is a \`TimeoutError\`; a connection that fails is what \`fetch\`
throws.

## Lists

Each operation that pages has two iterators, which fetch the next page when it is needed:

\`\`\`js
for await (const product of shop.listProducts.items({ query: { category: 'lamps' } })) show(product)
for await (const page of shop.listProducts.pages({ query: { limit: 100 } })) store(page.items)
\`\`\`

## Retries and idempotency keys

GET, HEAD, PUT, DELETE and OPTIONS are tried up to three times when the connection fails or the status is 408, 429, 500,
502, 503 or 504; \`Retry-After\` is kept. POST and PATCH are not, unless they carry an idempotency key: set
\`idempotencyKey: true\` for one call, and only for an operation whose contract honours it.

\`\`\`js
createShopClient({ serverUrl, retry: { retries: 5 } })
await shop.getMe({}, { retry: { retries: 0 }, timeout: 1_000, signal })
\`\`\`

## Images and other types of content

A body is sent as the first type that its contract names; another one is told by a header. A reply that isn't JSON or
text is a \`Blob\`.

\`\`\`js
await shop.putProductImage({ path: { productId }, body: file }, { headers: { 'Content-Type': file.type } })
\`\`\`
`
