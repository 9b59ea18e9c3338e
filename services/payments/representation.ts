import type { Payment as PaymentRow, Refund as RefundRow } from '#generated/payments/prisma/client.ts'
import { contract } from '#generated/payments/v1/contract.ts'
import type { components } from '#generated/payments/v1/types.ts'
import { basePathOf } from '#platform/contract.ts'
import { etagOf } from '#platform/etag.ts'
import { type State, statusOf } from './payment.ts'

type Schemas = components['schemas']
export type Money = Schemas['Money']

const payments = `${basePathOf(contract.document)}/payments`

/** Where a payment is, from the root of the host. */
export const addressOf = (id: string) => `${payments}/${id}`

/** The payment's entity tag: every change of it counts its version up. */
export const paymentTag = ({ version }: { version: number }) => etagOf(version)

/** The row's state: the database lets no other text in. */
export const stateOf = ({ state }: { state: string }) => state as State

export const moneyOf = (amount: number, { currency }: { currency: string }): Money => ({
  amount,
  currency: currency as Money['currency'],
})

/** The payment as the contract shows it. */
export function toPayment(row: PaymentRow): Schemas['Payment'] {
  return {
    id: row.id,
    orderId: row.orderId,
    customerId: row.customerId,
    status: statusOf(stateOf(row)),
    amount: moneyOf(row.amountMinor, row),
    refunded: moneyOf(row.refundedMinor, row),
    method: row.method,
    ...(row.failureReason === null ? {} : { failureReason: row.failureReason as Schemas['FailureReason'] }),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

/** The refund as the contract shows it. */
export const toRefund = (row: RefundRow, payment: PaymentRow): Schemas['Refund'] => ({
  id: row.id,
  paymentId: row.paymentId,
  amount: moneyOf(row.amountMinor, payment),
  createdAt: row.createdAt.toISOString(),
})
