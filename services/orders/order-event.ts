import type { components } from '#generated/orders/v2/types.ts'
import type { Step } from './saga/saga.ts'
import { type OrderStatus, statusName } from './status.ts'

/** An event of an order, as its table has it. */
export type OrderEvent = Omit<components['schemas']['OrderEvent'], 'status'> & { status: OrderStatus }

/** Maps an event to its representation in the contract. */
export const toOrderEvent = (event: OrderEvent): components['schemas']['OrderEvent'] => ({
  ...event,
  status: statusName(event.status),
})

/** The event emitted when a step completes. */
export const STEP_EVENT: Record<Step, OrderEvent['type']> = {
  'reserve-stock': 'stock-reserved',
  'authorize-payment': 'payment-authorized',
  'confirm-stock': 'stock-confirmed',
  'capture-payment': 'payment-captured',
  'refund-payment': 'payment-refunded',
  'void-payment': 'payment-voided',
  'release-stock': 'stock-released',
}

/** Whether no further event follows without a request. */
export const isFinal = ({ status }: OrderEvent) => status !== 'pending' && status !== 'cancelling'
