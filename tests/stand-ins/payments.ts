import { contract } from '#generated/payments/v1/contract.ts'
import type { Handlers } from '#generated/payments/v1/handlers.ts'
import type { components } from '#generated/payments/v1/types.ts'
import { platformProblem, Problem } from '#platform/problem.ts'
import { startStandIn, type StandIn } from './stand-in.ts'

type Payment = components['schemas']['Payment']

export interface StandInPayments extends StandIn {
  /** By their order. */
  payments: Map<string, Payment>
  /** Captured and not refunded, over all payments. */
  taken(): number
}

const FAILURES: Readonly<Record<string, Payment['failureReason']>> = {
  pm_card_declined: 'card-declined',
  pm_card_insufficient_funds: 'insufficient-funds',
}

/** Payments, in memory. */
export async function standInForPayments(): Promise<StandInPayments> {
  const payments = new Map<string, Payment>()
  const known = (id: string) => {
    const payment = [...payments.values()].find((each) => each.id === id)
    if (!payment) throw platformProblem('not-found')
    return payment
  }
  /** A transition from one of these states to another; idempotent. */
  const move = (id: string, from: Payment['status'][], to: Payment['status'], code: string) => {
    const payment = known(id)
    if (payment.status === to) return payment
    if (!from.includes(payment.status))
      throw new Problem(`payments.${code}`, 409, 'The transition is not allowed')
    payment.status = to
    return payment
  }
  const handlers: Partial<Handlers<undefined>> = {
    authorizePayment: async ({ body: { orderId, customerId, amount, method } }) => {
      const before = payments.get(orderId)
      const at = new Date().toISOString()
      const failureReason = FAILURES[method]
      const payment = before ?? {
        ...{ id: crypto.randomUUID(), orderId, customerId, method, amount, createdAt: at, updatedAt: at },
        ...{ refunded: { ...amount, amount: 0 } },
        ...(failureReason ? { status: 'failed' as const, failureReason } : { status: 'authorized' as const }),
      }
      payments.set(orderId, payment)
      return { status: 201, headers: { Location: `/api/v1/payments/${payment.id}` }, body: payment }
    },
    getPayment: async ({ params }) => ({
      status: 200,
      headers: { ETag: '"1"' },
      body: known(params.paymentId),
    }),
    capturePayment: async ({ params }) => ({
      status: 200,
      body: move(params.paymentId, ['authorized'], 'captured', 'not-capturable'),
    }),
    voidPayment: async ({ params }) => ({
      status: 200,
      body: move(params.paymentId, ['authorized'], 'voided', 'not-voidable'),
    }),
    refundPayment: async ({ params: { paymentId } }) => {
      const payment = move(paymentId, ['captured'], 'refunded', 'not-refundable')
      payment.refunded = payment.amount
      const refund = { id: paymentId, paymentId, amount: payment.amount, createdAt: payment.createdAt }
      return { status: 201, body: refund }
    },
  }
  const standIn = await startStandIn(contract, handlers)
  return {
    ...standIn,
    payments,
    taken: () =>
      [...payments.values()]
        .filter(({ status }) => status === 'captured')
        .reduce((sum, { amount }) => sum + amount.amount, 0),
  }
}
