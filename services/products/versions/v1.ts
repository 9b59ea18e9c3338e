import { olderVersion } from '#generated/products/v1/migrations.ts'
import { toDecimal, toMinorUnits } from '../money.ts'

const decimalOf = (minorUnits: number | undefined) =>
  minorUnits === undefined ? undefined : toDecimal(minorUnits)

/** Prices in minor units, `stock` as a number, and one image. */
export const v1 = olderVersion({
  schemas: {
    Money: {
      request: ({ amount, currency }) => ({ amount: toDecimal(amount), currency }),
    },
    Product: {
      response: ({ price, availability, images, ...same }) => ({
        ...same,
        price: { amount: toMinorUnits(price.amount), currency: price.currency },
        stock: availability.quantity,
        imageUrl: images[0]?.url.replace(/^\/api\/v2\//, '/api/v1/') ?? null,
      }),
    },
  },
  operations: {
    listProducts: {
      request: ({ query, ...same }) => ({
        ...same,
        query: { ...query, minPrice: decimalOf(query.minPrice), maxPrice: decimalOf(query.maxPrice) },
      }),
    },
  },
})
