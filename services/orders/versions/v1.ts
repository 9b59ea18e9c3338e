import { olderVersion } from '#generated/orders/v1/migrations.ts'
import { statusName, statusOf } from '../status.ts'

/** Payment methods as one text, the first names of the statuses, and pages with `nextCursor`. */
export const v1 = olderVersion({
  schemas: {
    OrderStatus: { request: statusName, response: statusOf },
    OrderSummaryPage: {
      response: ({ items, page }) => ({
        items: items.map(({ status, ...same }) => ({ ...same, status: statusOf(status) })),
        nextCursor: page.next,
      }),
    },
    PaymentMethod: {
      request: (token) => ({ type: /^pm_card_[a-z_]/.test(token) ? 'card' : 'other', token }),
    },
  },
})
