import { afterAll, describe, expect, test } from 'vitest'
import { type Buyer, buyerAt, type Deed } from './buyer.ts'
import { projectionViolations, violations } from './invariants.ts'
import { KILL_POINTS, type KillPoint, type Scenario, SCENARIOS } from './kill-points.ts'
import { until } from './processes.ts'
import { openTestDatabases, type Shop, startShop } from './shop.ts'
import { type Ask, openAsk, readState, unsettled } from './shop-state.ts'

/* Each point kills its process once, as the table says; it is restarted, and the order must reach its final state. */

const SERVICES = ['users', 'products', 'payments', 'notifications', 'orders']

/** A shop for one test at a time. */
interface Lane extends Shop {
  ask: Ask
  buyer: Buyer
  productId: string
  deeds: Deed[]
}

const opened = new AsyncDisposableStack()
const free: Lane[] = []
let last: Promise<unknown> = Promise.resolve()
let lanes = 0

/** One after the other: a concurrent start would take as long for the first as for all. */
function openLane(): Promise<Lane> {
  const lane = last.then(async () => {
    const databases = await openTestDatabases()
    opened.defer(() => databases.drop())
    const shop = await startShop(`lane-${++lanes}`, SERVICES, databases.urls)
    opened.defer(() => shop.close())
    const { ask, close } = openAsk(databases.urls)
    opened.defer(close)
    const buyer = buyerAt(shop.urls.orders as string, await shop.account())
    return { ...shop, ask, buyer, productId: await shop.product(10_000), deeds: [] }
  })
  last = lane.catch(() => {})
  return lane
}

afterAll(() => opened.disposeAsync())

const settled = async ({ ask }: Lane) => {
  let open: string[] = []
  await until(
    async () => (open = await unsettled(ask)).length === 0,
    120_000,
    () => `Still in progress: ${open.join(', ')}`,
  )
}

const play: Record<Scenario, (lane: Lane) => Promise<Deed>> = {
  bought: (lane) => place(lane, 'pm_card_ok'),
  'bought with a card that needs a second try': (lane) => place(lane, 'pm_card_flaky'),
  'bought with a card that is declined': (lane) => place(lane, 'pm_card_declined'),
  'bought, then cancelled': async (lane) => {
    const deed = await place(lane, 'pm_card_ok')
    await isNow(lane, deed, 'confirmed')
    await lane.buyer.cancel(deed)
    return deed
  },
  'cancelled while it is paid': async (lane) => {
    const { payments } = lane.services
    // Nothing is paid before it has been cancelled.
    payments?.hold()
    try {
      const deed = await place(lane, 'pm_card_ok')
      const sql = `SELECT FROM sagas WHERE order_id = '${deed.orderId}' AND state = 'authorize-payment'`
      await until(async () => (await lane.ask('orders', sql)).length > 0, 120_000, 'It never came to be paid')
      await lane.buyer.cancel(deed)
      return deed
    } finally {
      payments?.resume()
    }
  },
}

async function place({ buyer, deeds, productId }: Lane, paymentMethod: string): Promise<Deed> {
  const key = crypto.randomUUID()
  const deed = await buyer.place({ key, items: [{ productId, quantity: 2 }], paymentMethod })
  deeds.push(deed)
  return deed
}

const isNow = (lane: Lane, deed: Deed, status: string) =>
  until(async () => (await lane.buyer.statusOf(deed)) === status, 120_000, `It did not become ${status}`)

async function dieAt(lane: Lane, point: KillPoint): Promise<void> {
  const victim = lane.services[point.service]
  if (!victim) throw new Error(`There is no ${point.service}`)
  const { reached } = await victim.arm(point, 120_000)
  const deed = await play[point.scenario](lane)
  await reached
  await isNow(lane, deed, SCENARIOS[point.scenario])
  await victim.ready()
  await settled(lane)
  const { account } = lane.buyer
  const addresses = new Map([[account.id, account.email]])
  const seen = { ...lane, addresses, mails: lane.mail.received, merchantGot: lane.merchant.received }
  expect(violations(await readState(lane.ask), seen)).toEqual([])
}

describe.concurrent('killed', () => {
  test.each(KILL_POINTS.map((point) => [point.name, point.scenario, point] as const))(
    '%s (%s)',
    async (_name, _scenario, point) => {
      const lane = free.pop() ?? (await openLane())
      try {
        await dieAt(lane, point)
        free.push(lane)
      } catch (error) {
        // Its leftovers would fail the next one too.
        await lane.close()
        throw error
      }
    },
  )
})

test('in all of these shops the list of orders equals the rebuilt one', async () => {
  for (const { databases, ask } of free) expect(await projectionViolations(databases, ask)).toEqual([])
})
