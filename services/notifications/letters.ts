import type { Consumed } from '#generated/notifications/v1/consumed.ts'
import type { Kind } from './preferences.ts'

type OrderItems = Consumed['orders.order-confirmed.v1']['items']
type Money = Consumed['orders.order-confirmed.v1']['total']
type Reason = Consumed['orders.order-rejected.v1']['reason']

/** By kind: the event whose facts a notification of it tells. */
export interface Facts {
  'order-confirmed': Consumed['orders.order-confirmed.v1']
  'order-rejected': Consumed['orders.order-rejected.v1']
  'order-cancelled': Consumed['orders.order-cancelled.v1']
  'order-needs-attention': Consumed['orders.order-needs-attention.v1']
  'payment-refunded': Consumed['payments.payment-refunded.v1']
}

/** What a message says, before it is text or HTML. */
export interface Letter {
  subject: string
  paragraphs: readonly string[]
  order?: { items: OrderItems; total: Money }
  orderId: string
}

/** What each kind of notification says. */
export const letters: { readonly [K in Kind]: (facts: Facts[K]) => Letter } = {
  'order-confirmed': ({ orderId, items, total }) => ({
    subject: 'Your order is confirmed',
    paragraphs: ['Thank you for your order. It is paid, and the goods are yours:'],
    order: { items, total },
    orderId,
  }),
  'order-rejected': ({ orderId, items, total, reason }) => ({
    subject: 'Your order could not be fulfilled',
    paragraphs: [
      `We are sorry: ${causes[reason]}. So there is no order, and nothing was charged.`,
      'This is what you wanted to buy:',
    ],
    order: { items, total },
    orderId,
  }),
  'order-cancelled': ({ orderId, items, total, reason, paymentId }) => ({
    subject: 'Your order is cancelled',
    paragraphs: [
      `Your order is cancelled, because ${causes[reason]}.`,
      ...(paymentId === undefined ? [] : ['What you paid for it goes back to you.']),
      'This was in it:',
    ],
    order: { items, total },
    orderId,
  }),
  // What went wrong inside is not told: it is ours to mend.
  'order-needs-attention': ({ orderId }) => ({
    subject: 'Your order takes a little longer',
    paragraphs: [
      'Something about your order did not go as it should. Somebody looks at it, and you hear from us.',
      'There is nothing that you must do.',
    ],
    orderId,
  }),
  'payment-refunded': ({ orderId, amount }) => ({
    subject: 'Money is on its way back to you',
    paragraphs: [`We have refunded ${inWords(amount)}. It takes your bank a few days to show it.`],
    orderId,
  }),
}

const causes: Record<Reason, string> = {
  'out-of-stock': 'something in it is out of stock',
  'product-gone': 'something in it is not sold any longer',
  'card-declined': 'your card was declined',
  'insufficient-funds': 'your card does not cover it',
  'payment-failed': 'the payment did not work',
  'deadline-exceeded': 'it could not be completed in time',
  'cancelled-by-customer': 'you asked for it',
  'cancelled-by-staff': 'the shop had to cancel it',
}

/** Every currency of the contracts has a hundredth as its minor unit. */
export const inWords = ({ amount, currency }: Money): string => formatOf(currency).format(amount / 100)

const formats = new Map<string, Intl.NumberFormat>()

/** Kept: to make one takes longer than the rest of a letter. */
function formatOf(currency: string): Intl.NumberFormat {
  const known = formats.get(currency)
  if (known) return known
  const made = new Intl.NumberFormat('en-IE', { style: 'currency', currency })
  formats.set(currency, made)
  return made
}
