import type { Context, Transaction } from './context.ts'
import { goodsOf, type OrderWithItems } from './order.ts'
import type { OrderReason, Saga, Step } from './saga.ts'

/** The last attempt: what an order that needs attention failed at. */
interface Last {
  step: Step
  detail: string
}

/** Publishes how the work on an order ended. */
export async function announce(
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

/** What every event of an order that was taken up again says: which time of it this is. */
export const resumptionsOf = ({ resumptions }: Saga) => (resumptions === 0 ? {} : { resumptions })
