import pg from 'pg'
import { Pool } from 'undici'
import { inDatabase } from '../../scripts/database/databases.ts'
import type { Shop } from './shop.ts'

export interface Buyers {
  /** Keeps so many buyers busy for a while: each waits for its order to be confirmed, then places the next. */
  buy(buyers: number, seconds: number): Promise<Window>
  /** The access token of each. */
  tokens: readonly string[]
  /** The ids of the products that they buy. */
  products: readonly string[]
  close(): Promise<void>
}

export interface Window {
  orders: number
  seconds: number
  /** From the 202 to the commit that confirms it, sorted. */
  confirmedMs: number[]
  /** From the request to the 202, sorted. */
  acceptedMs: number[]
}

/** Sold by all buyers: so many that two of them seldom wait for each other, so few that they sometimes do. */
const PRODUCTS = 100
/** The notifications of an order until it is confirmed: it is placed, and four steps are done. */
export const NOTIFICATIONS = 5

/**
 * Makes accounts and products. A buyer learns of a confirmation as the service's own streams do: the database notifies
 * (`NOTIFY order_events`) with each commit that changes an order. So waiting costs the system nothing, and what is
 * timed ends with the commit.
 */
export async function openBuyers(shop: Shop, most: number): Promise<Buyers> {
  const products = await stock(shop.databases.products as string)
  const tokens: string[] = []
  for (let i = 0; i < most; i += 4)
    tokens.push(...(await Promise.all([i, i + 1, i + 2, i + 3].map((n) => account(shop.users, n)))))
  const http = new Pool(shop.gateway, { connections: most })
  const watch = await watchOrders(shop.databases.orders as string)

  const placed: string[] = []
  const buyOne = async (token: string, into: Window): Promise<void> => {
    const [one, other] = [pick(products), pick(products)]
    const items = [...new Set([one, other])].map((productId) => ({ productId, quantity: 1 }))
    const askedAt = performance.now()
    const { statusCode, body } = await http.request({
      method: 'POST',
      path: '/api/v1/orders',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify({ items, paymentMethod: 'pm_card_ok' }),
    })
    const acceptedAt = performance.now()
    const order = (await body.json()) as { id: string }
    if (statusCode !== 202) throw new Error(`POST /orders answered ${statusCode}: ${JSON.stringify(order)}`)
    const confirmedAt = await watch.confirmed(order.id)
    placed.push(order.id)
    into.acceptedMs.push(acceptedAt - askedAt)
    into.confirmedMs.push(confirmedAt - acceptedAt)
    into.orders += 1
  }

  return {
    tokens,
    products,
    buy: async (buyers, seconds) => {
      const window: Window = { orders: 0, seconds: 0, confirmedMs: [], acceptedMs: [] }
      const startedAt = performance.now()
      const endAt = startedAt + seconds * 1000
      await Promise.all(
        tokens.slice(0, buyers).map(async (token) => {
          while (performance.now() < endAt) await buyOne(token, window)
        }),
      )
      window.seconds = (performance.now() - startedAt) / 1000
      await watch.check(placed.splice(0))
      for (const times of [window.acceptedMs, window.confirmedMs]) times.sort((a, b) => a - b)
      return window
    },
    close: async () => {
      await http.close()
      await watch.close()
    },
  }
}

const pick = (values: readonly string[]) => values[Math.floor(Math.random() * values.length)] as string

/** @returns the products' ids */
function stock(databaseUrl: string): Promise<string[]> {
  return inDatabase(databaseUrl, async (client) => {
    await client.query(`INSERT INTO categories (slug, name) VALUES ('bench', 'Bench')`)
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO products (id, sku, name, description, category_slug, price_amount, price_currency, stock)
       SELECT lpad(n::text, 32, '0')::uuid, 'BENCH-' || n, 'Product ' || n, 'Sold a lot.', 'bench', 100 * n, 'EUR', 10000000
       FROM generate_series(1, $1) n RETURNING id`,
      [PRODUCTS],
    )
    return rows.map(({ id }) => id)
  })
}

/** Registers and logs in. @returns the token */
async function account(users: string, n: number): Promise<string> {
  await post(`${users}/api/v1/users`, n, { ...credentialsOf(n), displayName: `Buyer ${n}` })
  return logIn(users, n)
}

/** @returns a new access token of a buyer */
export async function logIn(users: string, n: number): Promise<string> {
  const { accessToken } = await post(`${users}/api/v1/sessions`, n, credentialsOf(n))
  return accessToken as string
}

export const credentialsOf = (n: number) => ({
  email: `buyer-${n}@example.com`,
  password: `the buyer number ${n} knows`,
})

async function post(url: string, n: number, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    // Each from an address of its own: none is slowed because of the others.
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': `10.1.${n >> 8}.${n & 255}` },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`POST ${url} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Record<string, unknown>
}

async function watchOrders(databaseUrl: string) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('LISTEN order_events')
  const orders = new Map<string, { told: number; onTold?: () => void }>()
  const entry = (id: string) => {
    const known = orders.get(id) ?? { told: 0 }
    orders.set(id, known)
    return known
  }
  client.on('notification', ({ payload }) => {
    const order = entry(payload ?? '')
    order.told += 1
    if (order.told >= NOTIFICATIONS) order.onTold?.()
  })
  return {
    /** Resolves to the moment at which we heard of it. */
    confirmed: async (id: string): Promise<number> => {
      const order = entry(id)
      if (order.told < NOTIFICATIONS) await new Promise<void>((told) => (order.onTold = told))
      const heardAt = performance.now()
      orders.delete(id)
      return heardAt
    },
    /** Once for a window, because what it costs would count as the orders' cost. */
    check: async (ids: readonly string[]): Promise<void> => {
      const { rows } = await client.query<{ id: string; status: string }>(
        `SELECT id, status FROM orders WHERE id = ANY($1::uuid[]) AND status <> 'confirmed'`,
        [ids],
      )
      if (rows[0]) throw new Error(`The order ${rows[0].id} is ${rows[0].status}`)
    },
    close: async () => {
      await client.end()
    },
  }
}
