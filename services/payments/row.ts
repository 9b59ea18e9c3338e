/** The columns of a payment, with Prisma's field names as aliases. */
export const COLUMNS = `id, order_id AS "orderId", customer_id AS "customerId", state, amount_minor AS "amountMinor",
  currency, refunded_minor AS "refundedMinor", method, provider_reference AS "providerReference",
  failure_reason AS "failureReason", version, created_at AS "createdAt", updated_at AS "updatedAt"`
