import type { Consumed } from '#generated/notifications/v1/consumed.ts'
import type { EventHandler } from '../context.ts'
import { onOrderCancellationRequested } from './onOrderCancellationRequested.ts'
import { onOrderCancelled } from './onOrderCancelled.ts'
import { onOrderConfirmed } from './onOrderConfirmed.ts'
import { onOrderNeedsAttention } from './onOrderNeedsAttention.ts'
import { onOrderPlaced } from './onOrderPlaced.ts'
import { onOrderRejected } from './onOrderRejected.ts'
import { onOrderResumed } from './onOrderResumed.ts'
import { onPaymentRefunded } from './onPaymentRefunded.ts'

export const eventHandlers = {
  'orders.order-placed.v1': onOrderPlaced,
  'orders.order-confirmed.v1': onOrderConfirmed,
  'orders.order-rejected.v1': onOrderRejected,
  'orders.order-cancellation-requested.v1': onOrderCancellationRequested,
  'orders.order-cancelled.v1': onOrderCancelled,
  'orders.order-needs-attention.v1': onOrderNeedsAttention,
  'orders.order-resumed.v1': onOrderResumed,
  'payments.payment-refunded.v1': onPaymentRefunded,
} satisfies { [Type in keyof Consumed]: EventHandler<Type> }
