import type { components } from '#generated/orders/v1/types.ts'
import type { Step } from './saga.ts'

export type OrderEvent = components['schemas']['OrderEvent']

/** What those who follow the order are told when a step is done. */
export const TOLD_OF: Record<Step, OrderEvent['type']> = {
  'reserve-stock': 'stock-reserved',
  'authorize-payment': 'payment-authorized',
  'confirm-stock': 'stock-confirmed',
  'capture-payment': 'payment-captured',
  'refund-payment': 'payment-refunded',
  'void-payment': 'payment-voided',
  'release-stock': 'stock-released',
}

/** After it nothing more happens by itself. */
export const isFinal = ({ status }: OrderEvent) => status !== 'pending' && status !== 'cancelling'
