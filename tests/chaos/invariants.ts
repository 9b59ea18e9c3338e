import type { ReceivedMail } from '../../scripts/dev/mail-server.ts'
import { rebuildProjection } from '../../scripts/ops/projections.ts'
import { eventHandlers as ofNotifications } from '../../services/notifications/events.ts'
import type { Received } from '../stand-ins/webhook-receiver.ts'
import { eventHandlers as ofOrders } from '../../services/orders/list/projection.ts'
import type { Deed } from './buyer.ts'
import { type Databases, WEBHOOK_TYPES } from './shop.ts'
import { type Ask, CONSUMERS, type ShopState } from './shop-state.ts'

/** Observations from outside of the services. */
export interface Witnesses {
  /** By the buyers: each got the response that the order is accepted. */
  deeds: readonly Deed[]
  /** Before the first order, by product. */
  stock: ReadonlyMap<string, number>
  /** By customer. */
  addresses: ReadonlyMap<string, string>
  mails: readonly ReceivedMail[]
  merchantGot: readonly Received[]
}

type Invariant = (state: ShopState, seen: Witnesses) => string[]

const FINAL = ['confirmed', 'rejected', 'cancelled']
const HANDLED = { orders: Object.keys(ofOrders), notifications: Object.keys(ofNotifications) }

/** What must hold when no work is in progress, whatever happened before. Each returns its violations. */
export const INVARIANTS = {
  'every accepted order is there once, and at a final state': ({ orders }, { deeds }) => [
    ...deeds.flatMap(({ orderId }) =>
      orders.some(({ id }) => id === orderId) ? [] : `${orderId} was accepted and does not exist`,
    ),
    ...orders.flatMap(({ id, status, sagaState }) => [
      ...(deeds.some(({ orderId }) => orderId === id) ? [] : [`${id} exists without an accepted request`]),
      ...(FINAL.includes(status) ? [] : [`${id} is ${status}`]),
      ...(sagaState === status ? [] : [`${id} is ${status} and its saga ${sagaState}`]),
    ]),
  ],

  'an order ends as it must': ({ orders }, { deeds }) =>
    deeds.flatMap(({ orderId, method, cancellation }) => {
      const status = orders.find(({ id }) => id === orderId)?.status
      if (cancellation === 'accepted' && status !== 'cancelled')
        return `${orderId} is ${status}, and its cancellation was accepted`
      if (cancellation !== 'accepted' && status === 'cancelled')
        return `${orderId} is cancelled without a request`
      const isRefused = ['pm_card_declined', 'pm_card_insufficient_funds'].includes(method)
      return isRefused && status === 'confirmed' ? `${orderId} is confirmed with ${method}` : []
    }),

  'stock and what was sold are what there was, and never below zero': (state, { stock }) =>
    state.products.flatMap(({ id, stock: left }) => {
      const sold = sum(
        state.items.filter(({ productId, orderId }) => productId === id && isConfirmed(state, orderId)),
        ({ quantity }) => quantity,
      )
      const initial = stock.get(id) ?? 0
      return [
        ...(left < 0 ? [`of ${id} there are ${left}`] : []),
        ...(left + sold === initial ? [] : [`of ${id} there were ${initial}; ${sold} sold, ${left} left`]),
      ]
    }),

  'stock is set aside for confirmed orders alone': (state) => [
    ...state.reservations.flatMap(({ id, state: is }) => {
      if (is === 'reserved') return `${id} is still reserved`
      return is === 'confirmed' && !isConfirmed(state, id) ? `${id} is taken out and not sold` : []
    }),
    ...state.orders.flatMap(({ id, status }) => {
      const reservation = state.reservations.find((each) => each.id === id)
      return status === 'confirmed' && reservation?.state !== 'confirmed'
        ? `${id} is sold and its reservation ${reservation?.state}`
        : []
    }),
  ],

  'the events of stock add up to the stock': ({ events, products }) =>
    products.flatMap(({ id, stock: left }) => {
      const changes = events.filter(
        ({ type, subject }) => type === 'products.stock-changed.v1' && subject === id,
      )
      const told = sum(changes, ({ event }) => event.data.delta as number)
      return told === left ? [] : `of ${id} there are ${left}, and the events add up to ${told}`
    }),

  'at the provider, a confirmed order is captured once, and every other one nets to zero': (state) =>
    state.orders.flatMap(({ id, status, total }) => {
      const payments = state.payments.filter(({ orderId }) => orderId === id)
      const charges = state.charges.filter(({ paymentId }) => payments.some((each) => each.id === paymentId))
      const net = sum(charges, ({ captured, refunded }) => captured - refunded)
      const asked = charges.filter((charge) => charge.state !== 'declined').length
      return [
        ...(charges.length > 1 ? [`${id} has ${charges.length} charges`] : []),
        ...(net === (status === 'confirmed' ? total : 0) ? [] : [`${id} is ${status} and comes to ${net}`]),
        ...(status === 'confirmed' && asked !== 1 ? [`${id} is confirmed with ${asked} charges`] : []),
        ...charges.flatMap((each) => (each.state === 'authorized' ? [`${id} still blocks money`] : [])),
      ]
    }),

  'every operation at the provider belongs to a payment': ({ charges, openOperations, payments }) => [
    ...charges.flatMap(({ reference, paymentId }) =>
      payments.some(({ id }) => id === paymentId) ? [] : `${reference} is for no payment`,
    ),
    ...openOperations.map(({ key }) => `${key} was requested and never done`),
  ],

  'the ledger adds up to zero, and to what the order is': ({ entries, orders, payments }) => [
    ...Object.entries(Object.groupBy(entries, ({ transactionId }) => transactionId)).flatMap(([id, both]) =>
      sum(both ?? [], ({ amount }) => amount) === 0 ? [] : `the movement ${id} does not add up`,
    ),
    ...orders.flatMap(({ id, status, total }) => {
      const ours = payments.filter(({ orderId }) => orderId === id).map((payment) => payment.id)
      const balance = (account: string) =>
        sum(
          entries.filter((entry) => entry.account === account && ours.includes(entry.paymentId)),
          ({ amount }) => amount,
        )
      const earned = status === 'confirmed' ? total : 0
      const found = [balance('customer'), balance('held'), balance('merchant')]
      return String(found) === String([-earned, 0, earned])
        ? []
        : `${id} is ${status}, its ledger ${String(found)}`
    }),
  ],

  'a payment is as its order, and nothing of it is begun': ({ orders, payments }) => [
    ...payments.flatMap(({ id, state, orderId, pendingRefunds }) => {
      const order = orders.find((each) => each.id === orderId)
      const fitting = order?.status === 'confirmed' ? ['captured'] : ['failed', 'voided', 'refunded']
      return [
        ...(order ? [] : [`${id} is for no order`]),
        ...(fitting.includes(state) ? [] : [`${id} is ${state}, its order ${orderId} ${order?.status}`]),
        ...(pendingRefunds > 0 ? [`${id} waits for a refund`] : []),
        ...(order?.paymentId && order.paymentId !== id
          ? [`${orderId} knows another payment than ${id}`]
          : []),
      ]
    }),
  ],

  'each fact is published as one event': ({ events, orders }) => [
    ...repeated(events.filter(({ service }) => service === 'payments').map(factOf)),
    ...repeated(events.filter(({ service }) => service === 'orders').map(factOf)),
    ...orders.flatMap(({ id, status }) =>
      ['orders.order-placed.v1', `orders.order-${status}.v1`].flatMap((type) =>
        events.some((each) => each.type === type && each.subject === id) ? [] : `${id} has no ${type}`,
      ),
    ),
  ],

  'the stream of an order has each step once, and its final state last': ({ orders, told }) =>
    orders.flatMap(({ id, status }) => {
      const types = told.find(({ orderId }) => orderId === id)?.types ?? []
      return [
        ...repeated(types).map((type) => `${id} has ${type} twice`),
        ...(types[0] === 'placed' && types.at(-1) === status
          ? []
          : [`${id} is ${status} and its stream is ${String(types)}`]),
      ]
    }),

  'each event is published and reaches each consumer': ({ events, inbox }) => {
    const reached = new Set(inbox.map(({ consumer, eventId }) => `${consumer} ${eventId}`))
    return events.flatMap(({ id, type, isPublished }) => [
      ...(isPublished ? [] : [`${type} ${id} is not published`]),
      ...CONSUMERS.flatMap((consumer) =>
        HANDLED[consumer].includes(type) && !reached.has(`${consumer} ${id}`)
          ? `${type} ${id} has not reached ${consumer}`
          : [],
      ),
    ])
  },

  'every consumed event was published': ({ events, inbox }) => {
    const known = new Set(events.map(({ id }) => id))
    return inbox.flatMap(({ consumer, eventId }) =>
      known.has(eventId) ? [] : `${consumer} has seen ${eventId}`,
    )
  },

  'queues are empty, and so are the dead letters': ({ queued }) =>
    queued.map(({ queue, count }) => `${count} in ${queue}`),

  'the list of orders equals the orders': ({ notifications, orders, payments, summaries }) =>
    orders.flatMap(({ id, status }) => {
      const summary = summaries.find(({ orderId }) => orderId === id)
      const payment = payments.find(({ orderId }) => orderId === id)?.state ?? 'none'
      const sent = notifications.filter(({ orderId, state }) => orderId === id && state === 'sent')
      const kinds = sent.map(({ kind }) => kind).sort()
      const expected = JSON.stringify([status, payment, kinds])
      const listed = JSON.stringify([summary?.status, summary?.paymentStatus, summary?.notified.toSorted()])
      return listed === expected ? [] : `${id} is listed as ${listed} and is ${expected}`
    }),

  'each customer gets one message per fact': ({ events, notifications }) => {
    const kinds: Record<string, string> = {
      'orders.order-confirmed.v1': 'order-confirmed',
      'orders.order-rejected.v1': 'order-rejected',
      'orders.order-cancelled.v1': 'order-cancelled',
      'payments.payment-refunded.v1': 'payment-refunded',
    }
    return [
      ...events.flatMap(({ id, type, event }) => {
        const kind = kinds[type]
        const told = notifications.filter((each) => each.eventId === id)
        if (kind === undefined) return told.length > 0 ? `${type} ${id} must not have a message` : []
        const isRight = told[0]?.kind === kind && told[0].recipientId === event.data.customerId
        return told.length === 1 && isRight ? [] : `of ${type} ${id} there are ${told.length} messages`
      }),
      ...notifications.flatMap(({ id, state }) => (state === 'sent' ? [] : `the message ${id} is ${state}`)),
    ]
  },

  // SMTP has no exactly-once (docs/explanation/decisions/0007): a process that crashes between the mail server's 250 and storing it
  // sends again, under the same Message-ID. So a second mail is legitimate only where a second attempt is recorded.
  'each message is one e-mail; a second one only where there was a second attempt': (
    { notifications },
    { addresses, mails },
  ) => {
    const byId = Object.groupBy(mails, ({ messageId }) => messageId.replace(/^<|@.*$/g, ''))
    return [
      ...Object.keys(byId).flatMap((id) =>
        notifications.some((each) => each.id === id) ? [] : `a mail of ${id}, which is no message`,
      ),
      ...notifications.flatMap(({ id, attempts, recipientId }) => {
        const got = byId[id] ?? []
        const astray = got.filter(({ to }) => String(to) !== addresses.get(recipientId))
        return [
          ...(got.length >= 1 && got.length <= attempts
            ? []
            : [`${id}: ${got.length} mails in ${attempts} attempts`]),
          ...astray.map(({ to }) => `${id} went to ${String(to)}`),
        ]
      }),
    ]
  },

  'each event that the merchant wants is delivered, always under one webhook-id': (
    { deliveries, events },
    { merchantGot },
  ) => [
    ...events.flatMap(({ id, type }) => {
      if (!WEBHOOK_TYPES.includes(type)) return []
      const ours = deliveries.filter(({ eventId }) => eventId === id)
      if (ours.length !== 1 || ours[0]?.state !== 'delivered')
        return `${type} ${id} has the deliveries ${JSON.stringify(ours)}`
      const got = merchantGot.filter(({ body }) => (JSON.parse(body) as { id: string }).id === id)
      const isKnown = got.every(({ headers }) => headers['webhook-id'] === ours[0]?.id)
      return got.length > 0 && isKnown ? [] : `${type} ${id} came ${got.length} times, under other ids`
    }),
  ],
} satisfies Record<string, Invariant>

/** All violations; empty for a correct shop. */
export const violations = (state: ShopState, seen: Witnesses): string[] =>
  Object.entries(INVARIANTS).flatMap(([name, invariant]: [string, Invariant]) =>
    invariant(state, seen).map((detail) => `${name}: ${detail}`),
  )

/** Compares the current list of orders with one that is rebuilt from the stored events and replaces it. */
export async function projectionViolations(databases: Databases, ask: Ask): Promise<string[]> {
  const rows = () => ask<{ order_id: string }>('orders', 'SELECT * FROM order_summaries ORDER BY order_id')
  const live = await rows()
  await rebuildProjection(databases)
  const rebuilt = await rows()
  const texts = new Map(rebuilt.map((row) => [row.order_id, JSON.stringify(row)]))
  const different = live.filter((row) => texts.get(row.order_id) !== JSON.stringify(row))
  return [
    ...different.map(({ order_id: id }) => `${id} is not as it is rebuilt: ${texts.get(id)}`),
    ...(live.length === rebuilt.length
      ? []
      : [`${live.length} orders are listed, rebuilt ${rebuilt.length}`]),
  ]
}

/** An order is refunded as a whole: so this happens once too. */
const factOf = ({ type, subject }: { type: string; subject: string }) => `${type} of ${subject}`

const repeated = (texts: readonly string[]): string[] =>
  Object.entries(Object.groupBy(texts, (text) => text)).flatMap(([text, all]) =>
    all && all.length > 1 ? `${all.length} times ${text}` : [],
  )

const isConfirmed = ({ orders }: Pick<ShopState, 'orders'>, orderId: string) =>
  orders.some(({ id, status }) => id === orderId && status === 'confirmed')

const sum = <T>(all: readonly T[], of: (each: T) => number) =>
  all.reduce((total, each) => total + of(each), 0)
