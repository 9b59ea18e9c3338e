/**
 * Compile-time errors of migrations. Nothing here runs: `npm run check` type-checks it, and an `@ts-expect-error` without
 * an error fails.
 */
import { type Migrations, olderVersion } from '#generated/products/v1/migrations.ts'

declare const complete: Migrations
const { schemas, operations } = complete
const { Money, Product } = schemas

/** One function for each difference is accepted. */
export const all = olderVersion({ schemas: { Money, Product }, operations })

// @ts-expect-error the function of a schema is missing
export const missingSchema = olderVersion({ schemas: { Money }, operations })

// @ts-expect-error the function of an operation is missing
export const missingOperation = olderVersion({ schemas, operations: {} })

export const superfluousSchema = olderVersion({
  schemas: {
    Money,
    Product,
    // @ts-expect-error a schema that does not differ
    Category: { response: (category: object) => category },
  },
  operations,
})

export const superfluousDirection = olderVersion({
  schemas: {
    Money,
    // @ts-expect-error products are in responses only
    Product: { ...Product, request: (product: object) => product },
  },
  operations,
})

export const superfluousOperation = olderVersion({
  schemas,
  operations: {
    ...operations,
    // @ts-expect-error an operation that does not differ
    getProduct: { request: (request: object) => request },
  },
})

export const wrongResult = olderVersion({
  schemas: {
    Money,
    // @ts-expect-error the older product has its stock as a number
    Product: { response: ({ availability, ...same }) => ({ ...same, stock: availability, imageUrl: null }) },
  },
  operations,
})

export const forgotten = olderVersion({
  schemas: {
    // @ts-expect-error the newer amount is a string
    Money: { request: (money) => money },
    Product,
  },
  operations,
})
