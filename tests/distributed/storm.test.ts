/**
 * Two hosts under a storm of orders: every instance is killed, a newer release is deployed and rolled back, each host loses
 * its network, and PostgreSQL is upgraded. No request that can be repeated fails, no order is lost, and no customer pays twice.
 */
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createShopClient } from '#generated/sdk/dist/index.js'
import { inDatabase } from '../../scripts/database/databases.ts'
import { findBinaries } from '../../scripts/database/postgres-binaries.ts'
import { type Buyer, buyerAt, type Deed } from '../chaos/buyer.ts'
import { violations } from '../chaos/invariants.ts'
import { root, until } from '../chaos/processes.ts'
import { openAsk, readState, unsettled } from '../chaos/shop-state.ts'
import { describeDeployedJourneys } from './journeys.ts'
import { databasesOf, type Deployment, HOSTS, startDeployment } from './deployment.ts'
import { GIFT_NOTE, giftBuyer, makeNewerRelease } from './newer-release.ts'
import {
  backUpAndRestore,
  deploy,
  migrateTo,
  rotatePasswords,
  rotateSigningKeys,
  upgradePostgres,
} from './operations.ts'
import { startCluster } from './postgres-cluster.ts'

const BUYERS = 6
const METHODS = ['pm_card_ok', 'pm_card_ok', 'pm_card_timeout_then_ok', 'pm_card_declined', 'pm_card_flaky']

const opened = new AsyncDisposableStack()
let shop: Deployment
let newer: string
const say = (text: string) => process.stdout.write(`${text}\n`)

beforeAll(async () => {
  newer = await makeNewerRelease(opened)
  shop = await startDeployment(opened)
}, 300_000)
afterAll(() => opened.disposeAsync())

test('a customer comes through nginx: register, log in, browse, order, follow the stream', async () => {
  const { email, password, token } = await shop.account()
  const client = createShopClient({ serverUrl: shop.url, auth: { bearer: token } })
  expect(await client.getMe()).toMatchObject({ email })
  expect(await client.logIn({ body: { email, password } })).toMatchObject({ tokenType: 'Bearer' })
  const productId = await shop.product(5)
  const { id } = await client.placeOrder({
    headers: { 'Idempotency-Key': crypto.randomUUID() },
    body: { items: [{ productId, quantity: 2 }], paymentMethod: 'pm_card_ok' },
  })
  const response = await fetch(`${shop.url}/api/v1/orders/${id}/events`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  // The stream ends with the order.
  const types = [...(await response.text()).matchAll(/^event: (.+)$/gm)].map(([, type]) => type)
  expect(types).toEqual([
    'placed',
    'stock-reserved',
    'payment-authorized',
    'stock-confirmed',
    'payment-captured',
    'confirmed',
  ])
  deeds.push({ orderId: id, customerId: (await client.getMe()).id, method: 'pm_card_ok' })
  addresses.set((await client.getMe()).id, email)
})

const deeds: Deed[] = []
const addresses = new Map<string, string>()
let round = 0

test('kills, a rollback and cut networks under a storm of orders', { timeout: 900_000 }, async () => {
  const { orders } = await underLoad(async () => {
    await phase('every instance is killed', kills)
    await releases()
    await phase('each host loses its network', cuts)
    await phase('signing keys are rotated', async () => {
      const { before, after } = await rotateSigningKeys(shop)
      expect(after).not.toBe(before)
    })
    await phase('passwords are rotated', () => rotatePasswords(shop))
  })
  expect(orders).toBeGreaterThan(50)
})

test('a backup of a moment of many orders is restored: sagas resume, and no customer pays twice', async () => {
  const account = await shop.account()
  addresses.set(account.id, account.email)
  const buyer = buyerAt(shop.url, account)
  const productId = await shop.product(100)
  const order = (n: number) => ({
    key: `backup-${n}`,
    items: [{ productId, quantity: 1 }],
    paymentMethod: METHODS[n % 3]!,
  })
  await Promise.all(Array.from({ length: 30 }, async (_, n) => deeds.push(await buyer.place(order(n)))))
  await phase('a backup is restored', () => backUpAndRestore(shop))
  // The same requests again are the same orders.
  const again = await Promise.all(Array.from({ length: 30 }, (_, n) => buyer.place(order(n))))
  const known = new Set(deeds.map(({ orderId }) => orderId))
  expect(again.filter(({ orderId }) => !known.has(orderId))).toEqual([])
  await settled()
}, 600_000)

test('PostgreSQL is upgraded to a newer major version under a storm of orders', async () => {
  const next = await startCluster(opened, await findBinaries())
  const versionOf = (url: string) =>
    inDatabase(url, async (client) => {
      const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
      return parseInt(rows[0]!.server_version)
    })
  const before = await versionOf(shop.postgres.url)
  const { orders } = await underLoad(async () => {
    await phase('PostgreSQL is upgraded', async () => {
      const { pausedMs, rows } = await upgradePostgres(shop, next)
      say(`PgBouncer paused for ${pausedMs} ms; ${rows} rows are the same on both servers`)
    })
    await phase('orders on the new server', () => setTimeout(5_000))
  })
  expect(await versionOf(shop.postgres.url)).toBeGreaterThan(before)
  expect(orders).toBeGreaterThan(20)
}, 600_000)

// The invariants above know only the orders of their own buyers.
describeDeployedJourneys(() => shop)

/** Buyers and readers while something happens; then everything is settled, and nothing failed. */
async function underLoad(happen: () => Promise<void>): Promise<{ orders: number }> {
  const before = deeds.length
  round += 1
  const products = [await shop.product(40), await shop.product(10_000), await shop.product(10_000)]
  const buyers: Buyer[] = []
  for (let n = 0; n < BUYERS; n += 1) {
    const account = await shop.account()
    addresses.set(account.id, account.email)
    buyers.push(buyerAt(shop.url, account))
  }
  const ending = new AbortController()
  const reads = { sent: 0, repeated: 0, failed: [] as string[] }
  const clients = [
    ...buyers.map((buyer, n) => shopping(buyer, n, products, ending.signal)),
    ...Array.from({ length: 3 }, () => browsing(reads, ending.signal)),
  ]
  try {
    await happen()
  } finally {
    ending.abort()
    await Promise.all(clients)
  }

  await settled()
  const repeated = buyers.reduce((sum, { repetitions }) => sum + repetitions, 0)
  const orders = deeds.length - before
  say(`orders: ${orders} placed, ${repeated} requests repeated, 0 failed, 0 lost, 0 paid twice`)
  say(`reads: ${reads.sent} sent, ${reads.repeated} repeated, ${reads.failed.length} failed`)
  expect(reads.failed).toEqual([])
  return { orders }
}

/** Resolves when all work is done, and nothing is wrong: orders, stock, money, events, e-mails, webhooks. */
async function settled(): Promise<void> {
  const { ask, close } = openAsk(databasesOf(shop.postgres))
  const { stock, mail, merchant } = shop
  const seen = () => ({ deeds, stock, addresses, mails: mail.received, merchantGot: merchant.received })
  let wrong: string[] = []
  const isRight = async () => {
    wrong = await unsettled(ask)
    if (wrong.length === 0) wrong = violations(await readState(ask), seen())
    return wrong.length === 0
  }
  // Events that RabbitMQ still holds are visible only as missing effects.
  await until(isRight, 120_000, () => wrong.join('\n'), 500).finally(close)
}

async function phase(name: string, happen: () => Promise<void>): Promise<void> {
  const before = { orders: deeds.length, at: performance.now() }
  await happen()
  const seconds = Math.round((performance.now() - before.at) / 1000)
  say(`${name}: ${seconds} s, ${deeds.length - before.orders} orders`)
}

async function kills(): Promise<void> {
  for (const { process } of shop.instances) await process.restart('SIGKILL')
}

/** A newer release is deployed, rolled back and deployed again, while a customer orders with a field that only it has. */
async function releases(): Promise<void> {
  const account = await shop.account()
  addresses.set(account.id, account.email)
  const gifts = giftBuyer(shop, account, await shop.product(10_000))

  await phase('a newer release is deployed', async () => {
    expect(await migrateTo(newer, shop)).toMatch(/^orders: applied \d+_gift_note$/m)
    await deploy(newer, shop)
  })

  await phase('it is rolled back', async () => {
    const ending = new AbortController()
    const placing = gifts.placeUntil(ending.signal)
    await deploy(root, shop).finally(() => ending.abort())
    await placing
  })
  say(`orders with the new field: ${gifts.placed.length} accepted, ${gifts.refused.length} refused`)
  expect(gifts.refused).not.toEqual([])

  const expectGifts = (giftNote?: string) =>
    vi.waitFor(
      async () => {
        const expected = gifts.placed.map(({ orderId: id, cancellation }) => {
          const status = cancellation === 'accepted' ? 'cancelled' : 'confirmed'
          return { id, status, listedAs: status, giftNote }
        })
        for (const seen of await gifts.read()) expect(seen).toEqual(expected)
      },
      { timeout: 120_000, interval: 500 },
    )
  await phase('the older release has the orders of the newer one', async () => {
    await gifts.repeatFirst()
    expect(gifts.refused).toContain(1)
    for (const deed of gifts.placed.slice(-10)) await gifts.cancel(deed)
    expect(gifts.placed.filter(({ cancellation }) => cancellation === 'accepted')).toHaveLength(10)
    await expectGifts()
  })

  // The gateways stay as they are.
  await phase('its service orders is deployed again', async () => {
    await deploy(newer, shop, ['orders'])
    expect(await gifts.placeRefused()).toBeGreaterThan(0)
    await expectGifts(GIFT_NOTE)
  })
  deeds.push(...gifts.placed)
}

async function cuts(): Promise<void> {
  for (const host of HOSTS) {
    shop.network.cut(host)
    await setTimeout(5_000)
    shop.network.restore(host)
    await setTimeout(3_000)
  }
}

/** Orders of one buyer, one after the other; every fourth is cancelled at some moment. */
async function shopping(
  buyer: Buyer,
  number: number,
  products: string[],
  signal: AbortSignal,
): Promise<void> {
  const cancellations: Promise<void>[] = []
  for (let n = 0; !signal.aborted; n += 1) {
    const deed = await buyer.place({
      key: `distributed-${round}-${number}-${n}`,
      items: [{ productId: products[(n + number) % products.length]!, quantity: 1 + (n % 3) }],
      paymentMethod: METHODS[(n + number) % METHODS.length]!,
    })
    deeds.push(deed)
    if (n % 4 === 3) cancellations.push(setTimeout(n % 8 === 3 ? 50 : 1_000).then(() => buyer.cancel(deed)))
    await buyer.statusOf(deed)
    await setTimeout(1_000)
  }
  await Promise.all(cancellations)
}

/** Reads of a client that repeats one that breaks or gets 5xx, up to five times. */
async function browsing(reads: { sent: number; repeated: number; failed: string[] }, signal: AbortSignal) {
  const paths = ['/api/v1/products?limit=5', '/api/v1/products?q=product', '/openapi.json']
  for (let n = 0; !signal.aborted; n += 1) {
    reads.sent += 1
    for (let attempt = 1; ; attempt += 1) {
      const error = await read(`${shop.url}${paths[n % paths.length]}`)
      if (error === undefined) break
      if (attempt === 6) {
        reads.failed.push(error)
        break
      }
      reads.repeated += 1
      await setTimeout(200 * attempt)
    }
    await setTimeout(200)
  }
}

/** @returns what went wrong */
async function read(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })
    const text = await response.text()
    return response.ok ? undefined : `${url}: ${response.status} ${text}`
  } catch (error) {
    return `${url}: ${String((error as Error).cause ?? error)}`
  }
}
