import type { Payment, Refund } from '#generated/payments/prisma/client.ts'
import type { Transaction } from '#platform/database/transaction.ts'
import type { Context } from './context.ts'
import type { FailureReason } from './provider/provider.ts'
import { moneyOf, stateOf } from './representation.ts'

/** Publishes the event of a payment's new state, in the transaction. */
export async function publishState(tx: Transaction, payment: Payment, { publish }: Context): Promise<void> {
  const about = { subject: payment.id, data: dataOf(payment) }
  const state = stateOf(payment)
  if (state === 'authorized') await publish(tx, { type: 'payments.payment-authorized.v1', ...about })
  if (state === 'captured') await publish(tx, { type: 'payments.payment-captured.v1', ...about })
  if (state === 'voided') await publish(tx, { type: 'payments.payment-voided.v1', ...about })
  if (state === 'failed') {
    const data = { ...about.data, failureReason: payment.failureReason as FailureReason }
    await publish(tx, { type: 'payments.payment-failed.v1', ...about, data })
  }
}

/** Publishes a refund, in the transaction. */
export async function publishRefund(
  tx: Transaction,
  refund: Refund,
  payment: Payment,
  { publish }: Context,
): Promise<void> {
  const refunded = moneyOf(refund.amountMinor, payment)
  await publish(tx, {
    subject: payment.id,
    type: 'payments.payment-refunded.v1',
    data: { ...dataOf(payment), refundId: refund.id, refunded },
  })
}

const dataOf = (payment: Payment) => ({
  paymentId: payment.id,
  orderId: payment.orderId,
  customerId: payment.customerId,
  amount: moneyOf(payment.amountMinor, payment),
})
