import { SDK } from '../../services/gateway/api-info.ts'
import { BANNER, MADE_BY } from './sdk-package.ts'

/* What the SDK package says about the operations of this system, and adds for them. */

/** Its snippets are compiled by scripts/generate/sdk-readme.test.ts. */
export const readme = `<!-- ${MADE_BY} -->
# ${SDK.package}

The typed client of the shop: one method for each public operation. It has no dependencies and runs in Node 20 or later,
in browsers, Deno, Bun and workers. Each method has the documentation of its operation: hover over it in your editor.

\`\`\`js
import { createShopClient } from '${SDK.package}/v2'

const shop = createShopClient({ serverUrl: 'http://localhost:8080' })

const { items } = await shop.listProducts({ query: { q: 'chair', sort: 'price' } })
\`\`\`

\`example.js\` in this package is a complete program: \`node example.js http://localhost:8080\`.

## Versions

The main entry has the first version of each service, and stays as it is when a service gets another one. Newer versions have
entries of their own: \`${SDK.package}/v2\` has the second version of products, users and orders, and the first one of the others.
New programs use it: the methods of a version that is deprecated, such as the first one of products, are marked with
\`@deprecated\` and their last day.

\`\`\`js
import { createShopClient as createV1 } from '${SDK.package}'

const { stock, imageUrl } = await createV1({ serverUrl: 'http://localhost:8080' }).getProduct({ path: { productId } })
const { availability, images } = await shop.getProduct({ path: { productId } })
show([stock, imageUrl], [availability.quantity, images])
\`\`\`

## Inputs and results

Inputs are grouped as \`{ path, query, headers, body }\`; an operation has only the groups that it needs. A call returns the
body of the response. With \`{ envelope: true }\` as the second argument it returns \`{ data, headers, response }\`:

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
import { keepSession } from '${SDK.package}/v2'

const tokens = await shop.logIn({ body: { email, password } })
keepSession(shop, tokens, (next) => store(next))
\`\`\`

\`keepSession\` sends the access token with every call and refreshes it before it expires. A refresh token works once, and
using it twice ends the session; calls that need a refresh at the same time share one. To continue a session after a
restart, pass the stored tokens. Without a session, set a token yourself:

\`\`\`js
shop.auth.bearer(accessToken)
\`\`\`

## Errors

An error response is thrown as an \`ApiError\` with \`status\` and \`body\`. Its message has the operation, the status, the title,
the code and the request id: \`registerUser failed with status 409: The e-mail address is already in use
(users.email-taken, request 7307939c-…)\`. \`problemOf\` returns the body as a problem (RFC 9457):

\`\`\`js
import { problemOf } from '${SDK.package}/v2'

try {
  await shop.registerUser({ body: registration })
} catch (error) {
  const problem = problemOf(error)
  if (problem?.code === 'users.email-taken') askForAnotherAddress()
  else if (problem?.errors) for (const { pointer, detail } of problem.errors) show(pointer, detail)
  else throw error
}
\`\`\`

An attempt that takes longer than \`timeout\` (30 seconds) throws a \`TimeoutError\`; a failed connection throws what \`fetch\`
throws.

## Lists

Each paginated operation has two iterators, which fetch the next page when it is needed:

\`\`\`js
for await (const product of shop.listProducts.items({ query: { category: 'lamps' } })) show(product)
for await (const page of shop.listProducts.pages({ query: { limit: 100 } })) store(page.items)
\`\`\`

## Orders, retries and idempotency keys

GET, HEAD, PUT, DELETE and OPTIONS are tried up to three times when the connection fails or the status is 408, 429, 500,
502, 503 or 504, after the time in \`Retry-After\`. POST and PATCH are retried only with an idempotency key. \`placeOrder\`
requires one; \`idempotencyKey: true\` generates it:

\`\`\`js
const order = await shop.placeOrder(
  { body: { items: [{ productId, quantity: 1 }], paymentMethod: { type: 'card', token: 'pm_card_ok' } } },
  { idempotencyKey: true },
)
await shop.getMe({}, { retry: { retries: 0 }, timeout: 1_000, signal })
\`\`\`

Use a key only for operations that take the header \`Idempotency-Key\`.

## Server-Sent Events

\`streamOrderEvents\` follows an order. It reconnects and resumes by itself, and ends after the final event:

\`\`\`js
for await (const event of shop.streamOrderEvents({ path: { orderId: order.id } })) show(event.data.type, event.data.status)
\`\`\`

## Browsers

A page that the gateway serves can omit \`serverUrl\`. A page of another origin needs CORS: start the gateway and the services
with \`CORS_ORIGINS=https://shop.example\`. In development, pages on localhost are allowed by default. Response headers such
as \`ETag\`, \`Location\` and \`X-Request-Id\` are readable.

## Images and other media types

A request body is sent with the first media type of its operation; set \`Content-Type\` for another one. A response that is
neither JSON nor text is a \`Blob\`.

\`\`\`js
await shop.putProductImage({ path: { productId }, body: file }, { headers: { 'Content-Type': file.type } })
\`\`\`
`

/** TypeScript that the package exports besides the client. */
export const additions = `
import type { SessionTokens } from './client.js'

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
`

export const example = `${BANNER}// node example.js [address of the gateway] [e-mail] [password]
import { createShopClient, problemOf } from '${SDK.package}/v2'

const [serverUrl = 'http://localhost:8080', email, password] = process.argv.slice(2)
const shop = createShopClient({ serverUrl })

const { items: categories } = await shop.listCategories()
console.log('categories:', categories.map(({ name }) => name).join(', '))

// An iterator fetches the next page when it is needed.
let count = 0
for await (const { name, price } of shop.listProducts.items({ query: { inStock: true, limit: 50 } })) {
  console.log(\`\${name}: \${price.amount} \${price.currency}\`)
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
  const { givenName, familyName } = await shop.getMe()
  console.log('with one:', givenName, familyName)
}
`
