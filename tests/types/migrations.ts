/**
 * Compile-time errors of migrations. Nothing here runs: `npm run check` type-checks it, and an `@ts-expect-error` without
 * an error fails.
 */
import type { Handlers as OldHandlers } from '#generated/products/v1/handlers.ts'
import { type Migrations, olderVersion } from '#generated/products/v1/migrations.ts'
import type { Handlers as NewHandlers } from '#generated/products/v2/handlers.ts'
import type {
  RemovedOperation,
  RequestConversion,
  ResponseConversion,
} from '#platform/versions/older-version.ts'

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

/* An operation that the newer version does not have. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as the generated migrations have it
type Removed = RemovedOperation<OldHandlers<any>['getProduct'], NewHandlers>
declare const toImage: RequestConversion<OldHandlers['getProduct'], NewHandlers['listCategories']>
declare const fromImage: ResponseConversion<OldHandlers['getProduct'], NewHandlers['listCategories']>

export const kept: Removed = { handler: async () => ({ status: 200, headers: {}, body: {} as never }) }
export const replaced: Removed = { successor: 'listCategories', request: toImage, response: fromImage }
// @ts-expect-error neither a handler nor a successor
export const dropped: Removed = {}
// @ts-expect-error the successor needs both conversions
export const halfReplaced: Removed = { successor: 'listCategories', request: toImage }
// @ts-expect-error the newer version has no such operation
export const lost: Removed = { successor: 'listPlanets', request: toImage, response: fromImage }
// @ts-expect-error the conversions are those of another operation
export const mixed: Removed = { successor: 'createProduct', request: toImage, response: fromImage }
