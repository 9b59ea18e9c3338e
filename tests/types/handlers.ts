/**
 * Compile-time errors. Nothing here runs: `npm run check` type-checks it, and an `@ts-expect-error` without an error
 * fails.
 */
import type { Handler, Handlers } from '#generated/products/v1/handlers.ts'

type Context = { known: true }
declare const handlers: Handlers<Context>
const { createProduct, ...others } = handlers
declare const product: Awaited<ReturnType<typeof createProduct>>['body']

/** A complete list is accepted. */
export const complete = { ...others, createProduct } satisfies Handlers<Context>

// @ts-expect-error a handler is missing
export const missing = others satisfies Handlers<Context>

export const extra = {
  ...handlers,
  // @ts-expect-error a handler that the contract does not name
  inventProduct: createProduct,
} satisfies Handlers<Context>

/** A complete response is accepted; `Location` and `ETag` are required by the contract. */
export const good: Handler<'createProduct', Context> = async ({ body, principal }) => {
  const roles: readonly string[] = principal.roles
  return { status: 201, headers: { Location: body.sku, ETag: roles.join() }, body: product }
}

// @ts-expect-error a required response header is missing
export const headerless: Handler<'createProduct', Context> = async () => ({
  status: 201,
  headers: { Location: '/x' },
  body: product,
})

// @ts-expect-error a status that the contract does not declare
export const wrongStatus: Handler<'createProduct', Context> = async () => ({
  status: 202,
  headers: { Location: '/x', ETag: '"1"' },
  body: product,
})

// @ts-expect-error a body that is not that of the status
export const wrongBody: Handler<'createProduct', Context> = async () => ({
  status: 201,
  headers: { Location: '/x', ETag: '"1"' },
  body: { id: 1 },
})

// @ts-expect-error a body on 204
export const bodyOnEmpty: Handler<'deleteProduct', Context> = async () => ({ status: 204, body: product })

export const unknownField: Handler<'createProduct', Context> = async ({ body }) => {
  // @ts-expect-error a field that the request does not have
  const nothing: unknown = body.nothing
  return { status: 201, headers: { Location: String(nothing), ETag: '"1"' }, body: product }
}

export const anonymous: Handler<'listProducts', Context> = async ({ principal, query }) => {
  // A default of the contract is always there.
  const limit: number = query.limit
  // @ts-expect-error a public operation may have no principal
  const id: string = principal.id
  return { status: 200, headers: { ETag: `"${limit}${id}"` }, body: { items: [], nextCursor: null } }
}
