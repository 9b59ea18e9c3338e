import type { Transaction } from '#platform/database/transaction.ts'
import type { Context } from '../context.ts'
import { goodsOf, type OrderWithItems } from '../order.ts'
import type { OrderReason, Saga, Step } from './saga.ts'

/** The step and error of the last attempt. */
interface Last {
  step: Step
  detail: string
}

/** Publishes the event of the saga's final state. */
export async function publishFinalState(
  tx: Transaction,
  { publish }: Context,
  order: OrderWithItems,
  saga: Saga,
  { step, detail }: Last,
  time: Date,
): Promise<void> {
  const { id: orderId, customerId, paymentId } = order
  const envelope = { subject: orderId, time }
  const who = { orderId, customerId, ...resumptionsOf(saga) }
  const payment = paymentId === null ? undefined : { paymentId }
  const reason = saga.reason as OrderReason
  switch (saga.state) {
    case 'confirmed': {
      if (!payment) throw new Error(`The order ${orderId} is confirmed without a payment`)
      const data = { ...who, ...goodsOf(order), ...payment }
      await publish(tx, { ...envelope, type: 'orders.order-confirmed.v1', data })
      return
    }
    case 'rejected': {
      const data = { ...who, ...goodsOf(order), reason }
      await publish(tx, { ...envelope, type: 'orders.order-rejected.v1', data })
      return
    }
    case 'cancelled': {
      const data = { ...who, ...goodsOf(order), reason, ...payment }
      await publish(tx, { ...envelope, type: 'orders.order-cancelled.v1', data })
      return
    }
    case 'needs-attention':
      await publish(tx, {
        ...envelope,
        type: 'orders.order-needs-attention.v1',
        data: { ...who, step, detail },
      })
  }
}

/** The number of resumptions, included in every event of a resumed order. */
export const resumptionsOf = ({ resumptions }: Saga) => (resumptions === 0 ? {} : { resumptions })
