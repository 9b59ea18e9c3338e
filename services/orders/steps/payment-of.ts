import type { OrderWithItems } from '../order.ts'

/** The payment of an order; set by `authorize-payment`, which precedes all steps that need it. */
export function paymentOf({ id, paymentId }: OrderWithItems): string {
  if (paymentId === null) throw new Error(`The order ${id} has no payment`)
  return paymentId
}
