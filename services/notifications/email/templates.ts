import type { Consumed } from '#generated/notifications/v1/consumed.ts'
import type { Kind } from '../preferences.ts'

type OrderItems = Consumed['orders.order-confirmed.v1']['items']
type Money = Consumed['orders.order-confirmed.v1']['total']
type Reason = Consumed['orders.order-rejected.v1']['reason']

/** The event data that each kind of notification is rendered from. */
export interface Facts {
  'order-confirmed': Consumed['orders.order-confirmed.v1']
  'order-rejected': Consumed['orders.order-rejected.v1']
  'order-cancelled': Consumed['orders.order-cancelled.v1']
  'order-needs-attention': Consumed['orders.order-needs-attention.v1']
  'payment-refunded': Consumed['payments.payment-refunded.v1']
}

/** A rendered e-mail, independent of its text or HTML form. */
export interface EmailContent {
  subject: string
  paragraphs: readonly string[]
  order?: { items: OrderItems; total: Money }
  orderId: string
}

/** The e-mail template of each kind of notification. */
export const templates: { readonly [K in Kind]: (facts: Facts[K]) => EmailContent } = {
  'order-confirmed': ({ orderId, items, total }) => ({
    subject: 'Your order is confirmed',
    paragraphs: ['Thank you for your order. Your payment was received. You ordered:'],
    order: { items, total },
    orderId,
  }),
  'order-rejected': ({ orderId, items, total, reason }) => ({
    subject: 'Your order could not be fulfilled',
    paragraphs: [
      `We are sorry, but we could not fulfil your order because ${reasonTexts[reason]}. You have not been charged.`,
      'You ordered:',
    ],
    order: { items, total },
    orderId,
  }),
  'order-cancelled': ({ orderId, items, total, reason, paymentId }) => ({
    subject: 'Your order is cancelled',
    paragraphs: [
      `Your order was cancelled because ${reasonTexts[reason]}.`,
      ...(paymentId === undefined ? [] : ['Your payment will be refunded.']),
      'It contained:',
    ],
    order: { items, total },
    orderId,
  }),
  // The technical detail of the event is for operators only.
  'order-needs-attention': ({ orderId }) => ({
    subject: 'Your order is delayed',
    paragraphs: [
      'There was a problem processing your order. Our team is looking into it and will contact you.',
      "You don't need to do anything.",
    ],
    orderId,
  }),
  'payment-refunded': ({ orderId, amount }) => ({
    subject: 'Your refund is on its way',
    paragraphs: [
      `We have refunded ${formatMoney(amount)}. It may take a few days to appear in your account.`,
    ],
    orderId,
  }),
}

const reasonTexts: Record<Reason, string> = {
  'out-of-stock': 'a product is out of stock',
  'product-gone': 'a product is no longer available',
  'card-declined': 'your card was declined',
  'insufficient-funds': 'your card has insufficient funds',
  'payment-failed': 'the payment failed',
  'deadline-exceeded': 'it could not be completed in time',
  'cancelled-by-customer': 'you requested it',
  'cancelled-by-staff': 'our team cancelled it',
}

/** Formats an amount. All currencies in the contracts have two decimals. */
export const formatMoney = ({ amount, currency }: Money): string => formatOf(currency).format(amount / 100)

const formats = new Map<string, Intl.NumberFormat>()

/** Cached, because creating an Intl.NumberFormat is expensive. */
function formatOf(currency: string): Intl.NumberFormat {
  const known = formats.get(currency)
  if (known) return known
  const made = new Intl.NumberFormat('en-IE', { style: 'currency', currency })
  formats.set(currency, made)
  return made
}
