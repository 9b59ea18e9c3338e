import type { operations } from '#generated/shop-window/v1/types.ts'
import type { Case, Cases } from './cases.ts'

/* Refuses connections. */
const UNREACHABLE = 'http://127.0.0.1:9'

/** Another instance whose client of products throws. */
const broken: Case = async ({ startAnother }) => {
  const instance = await startAnother('shop-window')
  Object.defineProperty(instance.context, 'products', {
    get: () => {
      throw new Error('broken by a test')
    },
  })
  return { url: instance.url, undo: instance.close }
}

/** Another instance that reaches none of the services. */
const alone: Case = async ({ startAnother }) => {
  const instance = await startAnother('shop-window', { PRODUCTS_URL: UNREACHABLE, ORDERS_URL: UNREACHABLE })
  return { url: instance.url, undo: instance.close }
}

export const v1 = { getShopWindow: { 500: broken, 503: alone } } satisfies Cases<operations>
