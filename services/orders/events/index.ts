import type { EventHandlersOf } from '#platform/events/inbox.ts'
import type { Consumed } from '#generated/orders/v1/consumed.ts'
import type { Transaction } from '#platform/database/transaction.ts'
import type { Context } from '../context.ts'
import { onNotificationSent } from './onNotificationSent.ts'
import { onOrderCancellationRequested } from './onOrderCancellationRequested.ts'
import { onOrderCancelled } from './onOrderCancelled.ts'
import { onOrderConfirmed } from './onOrderConfirmed.ts'
import { onOrderNeedsAttention } from './onOrderNeedsAttention.ts'
import { onOrderPlaced } from './onOrderPlaced.ts'
import { onOrderRejected } from './onOrderRejected.ts'
import { onOrderResumed } from './onOrderResumed.ts'
import { onPaymentAuthorized } from './onPaymentAuthorized.ts'
import { onPaymentCaptured } from './onPaymentCaptured.ts'
import { onPaymentFailed } from './onPaymentFailed.ts'
import { onPaymentRefunded } from './onPaymentRefunded.ts'
import { onPaymentVoided } from './onPaymentVoided.ts'

/** The events that the projection is built from. */
export const eventHandlers = {
  'orders.order-placed.v1': onOrderPlaced,
  'orders.order-confirmed.v1': onOrderConfirmed,
  'orders.order-rejected.v1': onOrderRejected,
  'orders.order-cancellation-requested.v1': onOrderCancellationRequested,
  'orders.order-cancelled.v1': onOrderCancelled,
  'orders.order-needs-attention.v1': onOrderNeedsAttention,
  'orders.order-resumed.v1': onOrderResumed,
  'payments.payment-authorized.v1': onPaymentAuthorized,
  'payments.payment-captured.v1': onPaymentCaptured,
  'payments.payment-voided.v1': onPaymentVoided,
  'payments.payment-refunded.v1': onPaymentRefunded,
  'payments.payment-failed.v1': onPaymentFailed,
  'notifications.notification-sent.v1': onNotificationSent,
} satisfies Required<EventHandlersOf<Consumed, Pick<Context, 'projection'>, Transaction>>
