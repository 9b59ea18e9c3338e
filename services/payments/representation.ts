import type { Payment as PaymentRow, Refund as RefundRow } from '#generated/payments/prisma/client.ts'
import { contract } from '#generated/payments/v1/contract.ts'
import type { components } from '#generated/payments/v1/types.ts'
import { basePathOf } from '#platform/contract/contract.ts'
import { etagOf } from '#platform/http/etag.ts'
import { type State, statusOf } from './payment.ts'

type Schemas = components['schemas']
export type Money = Schemas['Money']

const payments = `${basePathOf(contract.document)}/payments`

/** The URL path of a payment. */
export const locationOf = (id: string) => `${payments}/${id}`

/** The entity tag of a payment. */
export const paymentTag = ({ version }: { version: number }) => etagOf(version)

/** Narrows the state of a row; a CHECK constraint allows no other value. */
export const stateOf = ({ state }: { state: string }) => state as State

export const moneyOf = (amount: number, { currency }: { currency: string }): Money => ({
  amount,
  currency: currency as Money['currency'],
})

/** Maps a payment to its representation in the contract. */
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

/** Maps a refund to its representation in the contract. */
export const toRefund = (row: RefundRow, payment: PaymentRow): Schemas['Refund'] => ({
  id: row.id,
  paymentId: row.paymentId,
  amount: moneyOf(row.amountMinor, payment),
  createdAt: row.createdAt.toISOString(),
})
