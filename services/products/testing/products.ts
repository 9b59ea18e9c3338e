import type { Contract } from '#platform/contract/contract.ts'
import type { CloudEvent } from '#platform/events/cloud-event.ts'
import { startService } from '#platform/service.ts'
import { startTokenIssuer } from '#platform/testing/tokens.ts'
import { createTestDatabase } from '#platform/testing/database.ts'
import { operationOf, type TestSubject } from '#platform/testing/refusals.ts'
import type { Product } from '#generated/products/prisma/client.ts'
import { contract } from '#generated/products/v1/contract.ts'
import { contract as contractV2 } from '#generated/products/v2/contract.ts'
import type { operations } from '#generated/products/v1/types.ts'
import { readConfig } from '../config.ts'
import { type Context, createContext } from '../context.ts'
import type { Item } from '../stock/move-stock.ts'
import { service } from '../service.ts'
import { send, type TestRequest } from '#platform/testing/send.ts'

/** The service on a free port, with its own database and token issuer. */
export interface TestProducts extends TestSubject {
  databaseUrl: string
  context: Context
  /** Calls an operation, by default with a staff token. */
  send(operationId: keyof operations, request?: TestRequest): ReturnType<typeof send>
  /** Calls an operation in the newest version. */
  sendV2: TestProducts['send']
  /** Inserts a product and returns its id. The categories `lamps` and `chairs` exist. */
  product(change?: Partial<Product>): Promise<string>
  /** Creates a reservation over HTTP and returns its id. */
  reservation(items: readonly Item[]): Promise<string>
  /** The events of a product, in order. */
  events(productId: string): Promise<CloudEvent[]>
  serviceToken(): string
  close(): Promise<void>
}

export interface TestOptions {
  env?: NodeJS.ProcessEnv
  now?: () => Date
  /** Runs background work. Requires a broker: `EVENTS_URL`. */
  background?: boolean
}

export async function startProducts({ env, now, background }: TestOptions = {}): Promise<TestProducts> {
  await using opened = new AsyncDisposableStack()
  const database = await createTestDatabase('products')
  opened.defer(() => database.drop())
  const issuer = await startTokenIssuer()
  opened.defer(() => issuer.close())
  const config = readConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    PRODUCTS_PORT: '0',
    PRODUCTS_DATABASE_URL: database.url,
    EVENTS_URL: 'amqp://127.0.0.1:1',
    ...issuer.env,
    ...env,
  })
  const running = await startService(
    {
      ...service,
      createContext: (c, resources) => createContext(c, resources, now),
      // Tests read events from the outbox, so no relay runs.
      ...(background ? {} : { background: () => [] }),
    },
    config,
  )
  opened.defer(() => running.close())
  const { db } = running.context
  await db.category.createMany({ data: [lamp.category, { slug: 'chairs', name: 'Chairs' }] })
  const serviceToken = () => issuer.token(['service'], { kind: 'service', subject: 'orders' })
  const sendBy =
    (spoken: Contract): TestProducts['send'] =>
    (operationId, request) =>
      send(running.url, operationOf(spoken, operationId), { token: issuer.token(['staff']), ...request })
  const sendTo = sendBy(contract)
  const resources = opened.move()
  return {
    url: running.url,
    databaseUrl: database.url,
    context: running.context,
    token: (roles) => (roles.includes('service') ? serviceToken() : issuer.token(roles)),
    serviceToken,
    badTokens: () => issuer.badTokens('admin'),
    send: sendTo,
    sendV2: sendBy(contractV2),
    product: async (change) => {
      const id = crypto.randomUUID()
      await db.product.create({
        data: { ...lamp.product, id, sku: `LMP-${id.slice(-12).toUpperCase()}`, ...change },
      })
      return id
    },
    reservation: async (items) => {
      const headers = { 'Idempotency-Key': crypto.randomUUID() }
      const { status, body } = await sendTo('reserveStock', {
        token: serviceToken(),
        headers,
        body: { items },
      })
      if (status !== 201) throw new Error(`reserveStock responded with ${status}: ${JSON.stringify(body)}`)
      return (body as { id: string }).id
    },
    events: async (subject) => {
      const rows = await db.outboxEvent.findMany({ where: { subject }, orderBy: { position: 'asc' } })
      return rows.map(({ event }) => event as unknown as CloudEvent)
    },
    close: () => resources.disposeAsync(),
  }
}

const lamp = {
  category: { slug: 'lamps', name: 'Lamps' },
  product: {
    name: 'Desk lamp',
    description: 'Bends to where you read.',
    categorySlug: 'lamps',
    priceAmount: 4900,
    priceCurrency: 'EUR',
  },
}
