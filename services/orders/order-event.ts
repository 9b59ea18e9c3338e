import type { components } from '#generated/orders/v1/types.ts'
import type { Step } from './saga/saga.ts'

export type OrderEvent = components['schemas']['OrderEvent']

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
