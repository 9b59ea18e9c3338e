// Written by `npm run generate` from openapi/notifications/v1.yaml. Do not edit.
import type { Validate } from '#platform/contract/validator.ts'
import { eventValidators as ordersV2, type Events as ordersV2Events } from '../../orders/v2/events.ts'
import { eventValidators as ordersV1, type Events as ordersV1Events } from '../../orders/v1/events.ts'
import { eventValidators as paymentsV1, type Events as paymentsV1Events } from '../../payments/v1/events.ts'

/** By type: what the `data` of each event is that this service consumes. */
export interface Consumed {
  'orders.order-placed.v1': ordersV2Events['orders.order-placed.v1']
  'orders.order-confirmed.v1': ordersV2Events['orders.order-confirmed.v1']
  'orders.order-rejected.v1': ordersV2Events['orders.order-rejected.v1']
  'orders.order-cancellation-requested.v1': ordersV2Events['orders.order-cancellation-requested.v1']
  'orders.order-cancelled.v1': ordersV2Events['orders.order-cancelled.v1']
  'orders.order-needs-attention.v1': ordersV2Events['orders.order-needs-attention.v1']
  'orders.order-resumed.v1': ordersV1Events['orders.order-resumed.v1']
  'payments.payment-refunded.v1': paymentsV1Events['payments.payment-refunded.v1']
}

/** By type: the validator of each, from the contract that publishes it. */
export const consumedValidators: Readonly<Record<keyof Consumed, () => Validate>> = {
  'orders.order-placed.v1': ordersV2['orders.order-placed.v1'],
  'orders.order-confirmed.v1': ordersV2['orders.order-confirmed.v1'],
  'orders.order-rejected.v1': ordersV2['orders.order-rejected.v1'],
  'orders.order-cancellation-requested.v1': ordersV2['orders.order-cancellation-requested.v1'],
  'orders.order-cancelled.v1': ordersV2['orders.order-cancelled.v1'],
  'orders.order-needs-attention.v1': ordersV2['orders.order-needs-attention.v1'],
  'orders.order-resumed.v1': ordersV1['orders.order-resumed.v1'],
  'payments.payment-refunded.v1': paymentsV1['payments.payment-refunded.v1'],
}
