import { vi } from 'vitest'
import { startService } from '#platform/service.ts'
import { startTokenIssuer } from '#platform/testing/tokens.ts'
import { createTestDatabase } from '#platform/testing/database.ts'
import { operationOf, type TestSubject } from '#platform/testing/refusals.ts'
import { contract } from '#generated/orders/v1/contract.ts'
import { contract as contractV2 } from '#generated/orders/v2/contract.ts'
import type { components, operations } from '#generated/orders/v1/types.ts'
import { type StandInPayments, standInForPayments } from '../../../tests/stand-ins/payments.ts'
import { type StandInProducts, standInForProducts } from '../../../tests/stand-ins/products.ts'
import { startTokenEndpoint } from '../../../tests/stand-ins/service-tokens.ts'
import { readConfig } from '../config.ts'
import { type Context, createContext, type Overrides } from '../context.ts'
import type { OrderStatus } from '../status.ts'
import { service } from '../service.ts'
import { send, type TestRequest } from '#platform/testing/send.ts'

type Order = components['schemas']['Order']

/** The service on a free port with its own database; products and payments are fakes. */
export interface TestOrders extends TestSubject {
  databaseUrl: string
  context: Context
  products: StandInProducts
  payments: StandInPayments
  /** The default caller. */
  customerId: string
  tokenOf(subject: string, roles?: readonly string[]): string
  send(operationId: keyof operations, request?: TestRequest): ReturnType<typeof send>
  /** Calls an operation in the newest version. */
  sendV2: TestOrders['send']
  /** Places an order over HTTP; by default one lamp, paid with a valid card. */
  place(body?: object, token?: string): Promise<Order>
  /** Waits until the order has this status. */
  until(orderId: string, status: OrderStatus): Promise<Order>
  /** Starts another instance on the same database and fakes. */
  another(env?: NodeJS.ProcessEnv): Promise<Omit<TestOrders, 'another'>>
  close(): Promise<void>
}

export interface TestOptions extends Overrides {
  env?: NodeJS.ProcessEnv
  /** Uses a broker in a schema of the same database. Otherwise events stay in the outbox. */
  events?: boolean
}

/** Failed steps are retried almost immediately. */
const ENV = {
  NODE_ENV: 'test',
  LOG_LEVEL: 'silent',
  ORDERS_PORT: '0',
  ORDERS_STEP_PAUSE_MS: '1',
  ORDERS_STEP_LONGEST_PAUSE_MS: '20',
  // Enough attempts for the second that the circuit breaker stays open after an earlier test.
  ORDERS_STEP_ATTEMPTS: '1000',
}

export async function startOrders(options: TestOptions = {}): Promise<TestOrders> {
  await using opened = new AsyncDisposableStack()
  const database = await createTestDatabase('orders')
  opened.defer(() => database.drop())
  const issuer = await startTokenIssuer()
  opened.defer(() => issuer.close())
  const tokens = await startTokenEndpoint(() =>
    issuer.token(['service'], { kind: 'service', subject: 'orders' }),
  )
  opened.defer(() => tokens.close())
  const products = await standInForProducts()
  opened.defer(() => products.close())
  const payments = await standInForPayments()
  opened.defer(() => payments.close())
  const surroundings = {
    ORDERS_DATABASE_URL: database.url,
    EVENTS_URL: options.events ? database.url : 'amqp://127.0.0.1:1',
    ...issuer.env,
    SERVICE_TOKENS_URL: tokens.url,
    PRODUCTS_URL: products.url,
    PAYMENTS_URL: payments.url,
  }
  const start = (env?: NodeJS.ProcessEnv) =>
    startOn(issuer, { products, payments }, { ...ENV, ...surroundings, ...options.env, ...env }, options)
  const orders = await start()
  opened.defer(() => orders.close())
  const resources = opened.move()
  return { ...orders, another: start, close: () => resources.disposeAsync() }
}

async function startOn(
  issuer: Awaited<ReturnType<typeof startTokenIssuer>>,
  standIns: { products: StandInProducts; payments: StandInPayments },
  env: NodeJS.ProcessEnv,
  overrides: Overrides,
): Promise<Omit<TestOrders, 'another'>> {
  const config = readConfig(env)
  const running = await startService(
    { ...service, createContext: (c, resources) => createContext(c, resources, overrides) },
    config,
  )
  const { context, url } = running
  const customerId = crypto.randomUUID()
  const tokenOf = (subject: string, roles = ['customer']) => issuer.token(roles, { subject })
  const sendTo = (operationId: keyof operations, request?: TestRequest) =>
    send(url, operationOf(contract, operationId), { token: tokenOf(customerId), ...request })
  return {
    url,
    databaseUrl: config.databaseUrl,
    context,
    ...standIns,
    customerId,
    token: (roles) => issuer.token(roles),
    tokenOf,
    badTokens: () => issuer.badTokens('customer'),
    send: sendTo,
    sendV2: (operationId, request) =>
      send(url, operationOf(contractV2, operationId), { token: tokenOf(customerId), ...request }),
    place: async (body, token = tokenOf(customerId)) => {
      const items = [{ productId: standIns.products.product(), quantity: 1 }]
      const response = await sendTo('placeOrder', {
        token,
        headers: newKey(),
        body: { items, paymentMethod: 'pm_card_ok', ...body },
      })
      if (response.status !== 202)
        throw new Error(`placeOrder responded with ${response.status}: ${JSON.stringify(response.body)}`)
      return response.body as Order
    },
    until: (orderId, status) =>
      vi.waitFor(
        async () => {
          const { body } = await sendTo('getOrder', {
            params: { orderId },
            token: tokenOf('staff', ['staff']),
          })
          if (body.status !== status) throw new Error(`The order is not ${status}: ${JSON.stringify(body)}`)
          return body as Order
        },
        { timeout: 15_000, interval: 10 },
      ),
    close: () => running.close(),
  }
}

export const newKey = () => ({ 'Idempotency-Key': crypto.randomUUID() })
