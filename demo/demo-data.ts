import { hash } from 'node:crypto'
import pg from 'pg'
import catalogue from './products/catalogue.json' with { type: 'json' }

/*
 * The demo data shared by the services. The examples in openapi/ use these ids, so that every example request succeeds on
 * a freshly started system (tests/try-it-out).
 */
export const CUSTOMER_ID = '0f8c5a1e-3f0b-4c57-9a61-2f6d2f1f3c10'
export const STAFF_ID = '51a8f0c2-7b3d-4e19-8c64-9d2e5f7a1b02'
export const ADMIN_ID = 'd7b0e6a4-5c92-4f38-a1d7-3e8f9b2c6045'

/** An order of the demo customer: one oak table. */
export interface DemoOrder {
  id: string
  paymentId: string
  /** False for the order that needs attention: its payment is authorized but could not be captured. */
  isConfirmed: boolean
  item: { productId: string; sku: string; name: string; quantity: number; unitPrice: Money }
  total: Money
}

interface Money {
  amount: number
  currency: 'EUR'
}

/** The id of a demo product: a UUID v8 (RFC 9562, section 5.8) derived from its SKU. */
export function productIdOf(sku: string): string {
  const hex = hash('sha256', `charter ${sku}`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(12, 15)}-a${hex.slice(15, 18)}-${hex.slice(18, 30)}`
}

const SKU = 'FUR-TBL-OAK-160'
const { name, price } = catalogue.products.find(({ sku }) => sku === SKU)!
const total: Money = { amount: price, currency: 'EUR' }
const item = { productId: productIdOf(SKU), sku: SKU, name, quantity: 1, unitPrice: total }

export const demoOrders: readonly DemoOrder[] = [
  {
    id: '3d1f0b5e-8a5c-4f0e-9a43-5b7d2f6c1e90',
    paymentId: 'b6b8a3f0-1c1d-4c58-a3f5-9e0d4c7b2a66',
    isConfirmed: true,
    item,
    total,
  },
  {
    id: '6e2d9c4b-1f7a-4d03-b5e8-7a9c0d3f2e61',
    paymentId: '84c1f7e3-6d2b-4a95-8e0f-2b5d9c3a7f18',
    isConfirmed: false,
    item,
    total,
  },
]

/** When the demo orders were placed: yesterday, because old data is deleted after its retention period. */
export const placedAt = (): Date => new Date(Date.now() - 86_400_000)

/** A published event as the outbox of a service stores it. */
export function outboxRow(service: string, type: string, subject: string, time: Date, data: object) {
  const id = crypto.randomUUID()
  const event = {
    ...{ specversion: '1.0', id, source: `/services/${service}`, type, time: time.toISOString(), subject },
    ...{ datacontenttype: 'application/json', data },
  }
  return { id, type, subject, event, published_at: new Date() }
}

/**
 * Seeds an empty database in one transaction. Concurrent calls are serialized, and the second one inserts nothing.
 *
 * @param table the table that decides whether the database is empty
 * @returns whether `fill` ran
 */
export async function fillOnce(
  databaseUrl: string,
  table: string,
  fill: (insert: Insert) => Promise<void>,
): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const isFilled = async () => (await client.query(`SELECT 1 FROM ${table} LIMIT 1`)).rows.length > 0
  try {
    if (await isFilled()) return false
    await client.query('BEGIN')
    await client.query(`LOCK TABLE ${table} IN EXCLUSIVE MODE`)
    if (await isFilled()) return false
    await fill((into, rows) => insert(client, into, rows))
    await client.query('COMMIT')
    return true
  } finally {
    await client.end()
  }
}

/** Inserts rows. All objects have the same keys, which are column names; other columns get their defaults. */
export type Insert = (table: string, rows: readonly object[]) => Promise<void>

async function insert(client: pg.Client, table: string, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  await client.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(rows)],
  )
}
