// Written by `npm run generate` from openapi/orders/v2.yaml. Do not edit.
import { openEventValidators } from '#platform/contract/load-operation.ts'
import type { Validate } from '#platform/contract/validator.ts'
import { compiled } from './operations.mjs'
import type { components } from './types.ts'

/** By type: what the `data` of each event is. */
export interface Events {
  /** An order was placed. */
  'orders.order-placed.v1': components['schemas']['OrderPlacedData']
  /** An order was confirmed. */
  'orders.order-confirmed.v1': components['schemas']['OrderConfirmedData']
  /** An order was rejected. */
  'orders.order-rejected.v1': components['schemas']['OrderRejectedData']
  /** The cancellation of an order was requested. */
  'orders.order-cancellation-requested.v1': components['schemas']['OrderCancellationRequestedData']
  /** An order was cancelled. */
  'orders.order-cancelled.v1': components['schemas']['OrderCancelledData']
  /** An order needs attention. */
  'orders.order-needs-attention.v1': components['schemas']['OrderNeedsAttentionData']
  /** An order was resumed. */
  'orders.order-resumed.v2': components['schemas']['OrderResumedData']
}

/** By type: the validator of the whole CloudEvent. */
export const eventValidators = openEventValidators(compiled) as Readonly<Record<keyof Events, () => Validate>>
