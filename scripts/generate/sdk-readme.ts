import { MADE_BY, NAME } from './sdk-package.ts'

/** Its snippets are compiled by scripts/generate/sdk-readme.test.ts. */
export const readme = `<!-- ${MADE_BY} -->
# ${NAME}

The typed client of the shop: one method for each public operation. It has no dependencies and runs in Node 20 or later,
in browsers, Deno, Bun and workers. Each method has the documentation of its operation: hover over it in your editor.

\`\`\`js
import { createShopClient } from '${NAME}'

const shop = createShopClient({ serverUrl: 'http://localhost:8080' })

const { items } = await shop.listProducts({ query: { q: 'chair', sort: 'price' } })
\`\`\`

\`example.js\` in this package is a complete program: \`node example.js http://localhost:8080\`.

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
import { keepSession } from '${NAME}'

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
import { problemOf } from '${NAME}'

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
  { body: { items: [{ productId, quantity: 1 }], paymentMethod: 'pm_card_ok' } },
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
