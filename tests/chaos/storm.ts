import { setTimeout } from 'node:timers/promises'
import { pino } from 'pino'
import { expect } from 'vitest'
import { openBroker } from '#platform/events/open-broker.ts'
import { type Buyer, buyerAt, type Deed } from './buyer.ts'
import { type Engine, startEngine } from './engine.ts'
import { INVARIANTS, projectionViolations, violations } from './invariants.ts'
import { BUYERS, type Fault, type Plan, planOf } from './plan.ts'
import { until } from './processes.ts'
import { type Shop, startShop } from './shop.ts'
import { CONSUMERS, openAsk, readState, type ShopState, unsettled } from './shop-state.ts'

const SERVICES = ['users', 'products', 'payments', 'notifications', 'orders', 'gateway']

const say = (text: string) => process.stdout.write(`${text}\n`)

/** A broker that is not the embedded one. */
export interface StormBroker {
  url: string
  /** Closes every connection to it. */
  cut(): Promise<void>
}

/**
 * All failures at once. A seed reproduces the plan; the machine decides the interleaving.
 *
 * @param again the command that reproduces it
 */
export async function storm(seed: number, again: string, broker?: StormBroker): Promise<void> {
  await using opened = new AsyncDisposableStack()
  say(`Reproduce with: ${again}`)
  const engine = await startEngine()
  opened.defer(() => engine.remove())
  const { events, ...own } = engine.databases
  const databases = broker ? own : { ...own, events: events as string }
  const label = `storm-${seed}${broker ? `-${new URL(broker.url).protocol.slice(0, -1)}` : ''}`
  const shop = await startShop(label, SERVICES, { ...databases, events: broker?.url ?? (events as string) })
  opened.defer(() => shop.close())
  const plan = planOf(seed)
  const products: string[] = []
  for (const stock of plan.stock) products.push(await shop.product(stock))
  const buyers: Buyer[] = []
  for (let n = 0; n < BUYERS; n += 1) buyers.push(buyerAt(shop.urls.gateway as string, await shop.account()))

  const beganAt = performance.now()
  const deeds: Deed[] = []
  const hits: Record<string, number> = {}
  await Promise.all([
    unleash(plan.faults, beganAt, { shop, engine, broker, hits }),
    ...buyers.map((buyer, n) => shopping(buyer, n, plan, products, beganAt, deeds)),
  ])
  const answeredMs = performance.now() - beganAt
  const { ask, close } = openAsk(databases)
  opened.defer(close)
  // Other brokers cannot be asked what is on its way: every event has arrived at its consumers.
  const inProgress = async () => [
    ...(broker ? unreached(await readState(ask)) : []),
    ...(await unsettled(ask)),
  ]
  let open: string[] = []
  await until(
    async () => (open = await inProgress().catch((error: Error) => [error.message])).length === 0,
    120_000,
    () => `Still in progress: ${open.join(', ')}. Reproduce with: ${again}`,
    200,
  )
  const settledMs = performance.now() - beganAt

  const state = await readState(ask)
  const addresses = new Map(buyers.map(({ account }) => [account.id, account.email]))
  const mails = shop.mail.received
  const merchantGot = shop.merchant.received
  const ends = Object.groupBy(state.orders, ({ status, reason }) => [status, reason ?? []].flat().join(': '))
  const failures = Object.values(shop.services).flatMap((service) => service.failures)
  say(`${deeds.length} orders accepted after ${seconds(answeredMs)}, all settled after ${seconds(settledMs)}`)
  say(`ends: ${counts(ends)}`)
  say(`hit: ${JSON.stringify(hits)}`)
  say(`requests retried: ${buyers.reduce((sum, { repetitions }) => sum + repetitions, 0)}`)
  say(`e-mails: ${mails.length} of ${state.notifications.length} messages`)
  expect(violations(state, { deeds, stock: shop.stock, addresses, mails, merchantGot }), again).toEqual([])
  expect(await projectionViolations(databases, ask), again).toEqual([])
  expect(deeds).toHaveLength(plan.orders.length)
  // A service starts while its dependencies are down.
  expect(failures, again).toEqual([])
  expect(await deadLetters(shop.databases.events as string), again).toEqual([])
}

const unreached = (state: ShopState) => INVARIANTS['each event is published and reaches each consumer'](state)

async function deadLetters(eventsUrl: string): Promise<string[]> {
  const broker = await openBroker(eventsUrl, { log: pino({ level: 'silent' }), applicationName: 'chaos' })
  try {
    const dead = await Promise.all(CONSUMERS.map((consumer) => broker.deadLetters.list(consumer)))
    return dead.flat().map(({ consumer, reason, event }) => `${consumer}: ${event.type}: ${reason}`)
  } finally {
    await broker.close()
  }
}

const counts = (groups: Partial<Record<string, unknown[]>>) =>
  Object.entries(groups)
    .map(([name, all]) => `${all?.length} ${name}`)
    .join(', ')

const seconds = (ms: number) => `${(ms / 1000).toFixed(0)} s`

const moment = async (beganAt: number, atMs: number) => {
  await setTimeout(Math.max(0, beganAt + atMs - performance.now()))
}

/** The orders of one buyer, one after the other; cancellations concurrently. */
async function shopping(
  buyer: Buyer,
  number: number,
  plan: Plan,
  products: readonly string[],
  beganAt: number,
  deeds: Deed[],
): Promise<void> {
  const cancellations: Promise<void>[] = []
  for (const order of plan.orders.filter((each) => each.buyer === number)) {
    await moment(beganAt, order.atMs)
    const { key, paymentMethod, cancelAfterMs } = order
    const items = order.items.map(({ product, quantity }) => ({
      productId: products[product] as string,
      quantity,
    }))
    const deed = await buyer.place({ key, items, paymentMethod })
    deeds.push(deed)
    if (cancelAfterMs !== undefined)
      cancellations.push(setTimeout(cancelAfterMs).then(() => buyer.cancel(deed)))
  }
  await Promise.all(cancellations)
}

interface Storm {
  shop: Shop
  engine: Engine
  broker: StormBroker | undefined
  hits: Record<string, number>
}

async function unleash(
  faults: readonly Fault[],
  beganAt: number,
  { shop, engine, broker, hits }: Storm,
): Promise<void> {
  const happen: Record<Fault['kind'], (target: string) => void | Promise<void>> = {
    kill: (target) => shop.services[target]?.kill(),
    'cut database': (target) => engine.cut(target),
    'cut broker': () => (broker ? broker.cut() : engine.cut('events')),
    'cut mail': () => shop.mail.cut(),
    'crash engine': () => engine.crash(),
    'restart engine': () => engine.restart(),
  }
  for (const { atMs, kind, target = '' } of faults) {
    await moment(beganAt, atMs)
    // While the engine recovers there is no connection to close: the action waits until it is back.
    await until(
      async () => {
        try {
          await happen[kind](target)
          return true
        } catch {
          return false
        }
      },
      60_000,
      `${kind} ${target} did not happen`,
      100,
    )
    const name = `${kind} ${target}`.trim()
    hits[name] = (hits[name] ?? 0) + 1
  }
}
