import type { OrderWithItems } from '../order.ts'

/** The payment that was authorized: a step that needs one comes after that. */
export function paymentOf({ id, paymentId }: OrderWithItems): string {
  if (paymentId === null) throw new Error(`The order ${id} has no payment`)
  return paymentId
}
