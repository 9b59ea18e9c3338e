import type { KillAt } from './kill-at.ts'

/** What a buyer does, and the final state. */
export const SCENARIOS = {
  bought: 'confirmed',
  'bought with a card that needs a second try': 'confirmed',
  'bought with a card that is declined': 'rejected',
  'bought, then cancelled': 'cancelled',
  'cancelled while it is paid': 'cancelled',
} as const

export type Scenario = keyof typeof SCENARIOS

export interface KillPoint extends KillAt {
  service: 'orders' | 'products' | 'payments' | 'notifications'
  scenario: Scenario
}

type Place = Pick<KillPoint, 'name' | 'on'> & { scenario?: Scenario; only?: KillAt['when'] }

const [DECLINED, RETRIED, CANCELLED, CANCELLED_EARLY] = [
  'bought with a card that is declined',
  'bought with a card that needs a second try',
  'bought, then cancelled',
  'cancelled while it is paid',
] as const

const statement = (text: string, value?: string, beside?: string): Place['on'] => ({
  statement: text,
  ...(value === undefined ? {} : { value }),
  ...(beside === undefined ? {} : { beside }),
})
const call = (text: string): Place['on'] => ({ call: text })
/** A step ends with the state that follows it. */
const settled = (state: string) => statement('UPDATE sagas SET state', `^${state}$`)

/* The steps that the platform runs for every service. */
const relay: Place[] = [
  { name: 'events into the broker', on: statement('INSERT INTO broker.job ') },
  { name: 'events marked as published', on: statement('UPDATE outbox SET published_at') },
]
const idempotency: Place[] = [
  { name: 'an Idempotency-Key is locked', on: statement('INSERT INTO idempotency_keys') },
  { name: 'a response is stored', on: statement(`UPDATE idempotency_keys SET state = 'done'`) },
]
/* One statement acknowledges what has ended and claims more. Before a claim is the same as after the insertion. */
const claimed = (schema: string, queue: string): Place['on'] =>
  statement(`UPDATE ${schema}.job SET worker = \\$2`, `^${queue}$`)
const acknowledged = (schema: string, queue: string): Place['on'] => ({
  statement: `DELETE FROM ${schema}.job USING`,
  value: `^\\["${queue}",\\d+,\\["`,
  evenIfEmpty: true,
})
const consumer = (name: string, beside: string): Place[] => [
  { name: 'an event is claimed', on: claimed('broker', name), only: 'after' },
  { name: 'an event is recorded with its effect', on: statement('INSERT INTO inbox', undefined, beside) },
  { name: 'an event is acknowledged', on: acknowledged('broker', name) },
]
const job = (name: string): Place[] => [
  { name: `${name} is claimed`, on: claimed('jobs', name), only: 'after' },
  { name: `${name} is done`, on: acknowledged('jobs', name) },
]

const orders: Place[] = [
  ...idempotency,
  { name: 'the order, its saga, its job and its event', on: statement('INSERT INTO orders ') },
  ...job('work-on-order'),
  { name: 'reserve-stock is called', on: call('POST .*/reservations$') },
  { name: 'reserve-stock is stored', on: settled('authorize-payment') },
  { name: 'authorize-payment is called', on: call('POST .*/payments$') },
  { name: 'authorize-payment is stored', on: settled('confirm-stock') },
  {
    name: 'authorize-payment is postponed, with its job',
    on: statement('UPDATE sagas SET state', undefined, 'INSERT INTO jobs.job'),
    scenario: RETRIED,
  },
  { name: 'confirm-stock is called', on: call('POST .*/confirmation$') },
  { name: 'confirm-stock is stored', on: settled('capture-payment') },
  { name: 'capture-payment is called', on: call('POST .*/capture$') },
  { name: 'capture-payment is stored: confirmed, with its event', on: settled('confirmed') },
  { name: 'authorize-payment is refused', on: settled('release-stock'), scenario: DECLINED },
  { name: 'release-stock is called', on: call('DELETE .*/reservations/'), scenario: DECLINED },
  { name: 'release-stock is stored: rejected, with its event', on: settled('rejected'), scenario: DECLINED },
  {
    name: 'a cancellation after the end, its job and its event',
    on: settled('refund-payment'),
    scenario: CANCELLED,
  },
  { name: 'refund-payment is called', on: call('POST .*/refunds$'), scenario: CANCELLED },
  { name: 'refund-payment is stored', on: settled('release-stock'), scenario: CANCELLED },
  {
    name: 'release-stock is stored: cancelled, with its event',
    on: settled('cancelled'),
    scenario: CANCELLED,
  },
  {
    name: 'a cancellation in progress and its event',
    on: statement('INSERT INTO outbox', 'order-cancellation-requested'),
    scenario: CANCELLED_EARLY,
  },
  {
    name: 'authorize-payment is stored, to be compensated',
    on: settled('void-payment'),
    scenario: CANCELLED_EARLY,
  },
  { name: 'void-payment is called', on: call('POST .*/void$'), scenario: CANCELLED_EARLY },
  { name: 'void-payment is stored', on: settled('release-stock'), scenario: CANCELLED_EARLY },
  ...relay,
  ...consumer('orders', 'INSERT INTO order_summaries'),
]

const RESERVATION = 'UPDATE "public"."reservations"'
const products: Place[] = [
  ...idempotency,
  { name: 'a reservation, its stock and its events', on: statement('INSERT INTO reservations ') },
  { name: 'a reservation is confirmed', on: statement(`UPDATE reservations r SET state = 'confirmed'`) },
  { name: 'a reservation is released', on: statement(RESERVATION, '^released$'), scenario: DECLINED },
  { name: 'what was sold is restocked', on: statement(RESERVATION, '^released$'), scenario: CANCELLED },
  // No service consumes the events of products.
  ...relay.slice(1),
]

/* The first statement starts the operation at the provider, the second stores its result. */
const begun = (state: string) => statement('UPDATE payments SET state = \\$2', `^${state}$`)
const booked = (state: string) => statement('UPDATE payments SET state = \\$3', `^${state}$`)
const payments: Place[] = [
  ...idempotency,
  { name: 'a payment is begun', on: statement('INSERT INTO payments ') },
  { name: 'the provider authorizes', on: statement('INSERT INTO provider.charges') },
  { name: 'an authorization is booked', on: booked('authorized') },
  { name: 'the provider refuses', on: statement('INSERT INTO provider.charges'), scenario: DECLINED },
  { name: 'a refusal is booked', on: booked('failed'), scenario: DECLINED },
  { name: 'a capture is begun', on: begun('capturing') },
  { name: 'the provider captures', on: statement(`UPDATE provider.charges SET state = 'captured'`) },
  { name: 'a capture is booked', on: booked('captured') },
  { name: 'a void is begun', on: begun('voiding'), scenario: CANCELLED_EARLY },
  {
    name: 'the provider voids',
    on: statement(`UPDATE provider.charges SET state = 'voided'`),
    scenario: CANCELLED_EARLY,
  },
  { name: 'a void is booked', on: booked('voided'), scenario: CANCELLED_EARLY },
  { name: 'a refund is begun', on: statement('INSERT INTO "public"."refunds"'), scenario: CANCELLED },
  {
    name: 'the provider refunds',
    on: statement('UPDATE provider.charges SET refunded_minor'),
    scenario: CANCELLED,
  },
  { name: 'a refund is booked', on: statement('UPDATE "public"."refunds"'), scenario: CANCELLED },
  ...relay,
]

const notifications: Place[] = [
  ...consumer('notifications', 'INSERT INTO notifications '),
  ...job('send-email'),
  { name: 'a mail is begun', on: statement(`UPDATE notifications SET state = 'sending'`) },
  { name: 'a mail is sent', on: { mail: true } },
  { name: 'a mail is noted as sent, with its event', on: statement(`SET state = 'sent'`) },
  ...job('deliver-webhook'),
  { name: 'a delivery is sent', on: { webhook: true }, only: 'before' },
  { name: 'a delivery is recorded', on: statement('UPDATE "public"."webhook_deliveries"') },
  ...relay,
]

const points = (service: KillPoint['service'], places: readonly Place[]): KillPoint[] =>
  places.flatMap(({ name, on, scenario = 'bought', only }) =>
    (['before', 'after'] as const)
      .filter((when) => only === undefined || when === only)
      .map((when) => ({ service, scenario, when, on, name: `${service}: ${name}: ${when}` })),
  )

/** Each step of the saga, the outbox, the inbox and the jobs: killed just before its commit, and just after. */
export const KILL_POINTS: readonly KillPoint[] = [
  // The slowest first, because a lock of the killed process must expire.
  ...points('payments', payments),
  ...points('products', products),
  ...points('notifications', notifications),
  ...points('orders', orders),
]
