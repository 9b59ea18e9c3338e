import pg from 'pg'
import { startService } from '#platform/service.ts'
import { startTokenIssuer } from '#platform/testing/tokens.ts'
import { createTestDatabase } from '#platform/testing/database.ts'
import { operationOf, type TestSubject } from '#platform/testing/refusals.ts'
import type { Payment } from '#generated/payments/prisma/client.ts'
import { contract } from '#generated/payments/v1/contract.ts'
import type { operations } from '#generated/payments/v1/types.ts'
import { readConfig } from '../config.ts'
import { type Context, createContext } from '../context.ts'
import type { Provider } from '../provider/provider.ts'
import { service } from '../service.ts'
import { send, type TestRequest } from '#platform/testing/send.ts'

/** The service on a free port, with its own database and token issuer. */
export interface TestPayments extends TestSubject {
  databaseUrl: string
  context: Context
  /** Queries on the provider's schema and the ledger, over a separate connection. */
  books: Books
  /** The token of a customer. */
  tokenOf(customerId: string): string
  /** Calls an operation, by default with a service token. */
  send(operationId: keyof operations, request?: TestRequest): ReturnType<typeof send>
  /** Creates a payment in this state over HTTP. */
  payment(as: 'authorized' | 'captured' | 'voided' | 'failed', change?: object): Promise<string>
  /** Simulates a crash before or after the next call of a provider method. */
  crash(when: 'before' | 'after', method: keyof Provider): void
  /** Starts another instance on the same database. */
  another(): Promise<TestPayments>
  close(): Promise<void>
}

export interface Books {
  /** The provider's charges for a payment. */
  charges(
    paymentId: string,
  ): Promise<{ state: string; authorized: number; captured: number; refunded: number }[]>
  /** The ledger balance of each account for a payment. */
  balances(paymentId: string): Promise<Record<string, number>>
  /** The event types of a payment, in order. */
  events(paymentId: string): Promise<string[]>
  query(sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]>
}

export interface TestOptions {
  env?: NodeJS.ProcessEnv
  now?: () => Date
  /** Runs background work. Requires a broker: `EVENTS_URL`. */
  background?: boolean
}

export async function startPayments(options: TestOptions = {}): Promise<TestPayments> {
  await using opened = new AsyncDisposableStack()
  const database = await createTestDatabase('payments')
  opened.defer(() => database.drop())
  const issuer = await startTokenIssuer()
  opened.defer(() => issuer.close())
  const pool = new pg.Pool({ connectionString: database.url, max: 2 })
  // Some tests terminate all connections.
  pool.on('error', () => {})
  opened.defer(() => pool.end())
  const payments = await startOn(database.url, issuer, pool, options)
  opened.defer(() => payments.close())
  const resources = opened.move()
  return { ...payments, close: () => resources.disposeAsync() }
}

type Issuer = Awaited<ReturnType<typeof startTokenIssuer>>

async function startOn(
  databaseUrl: string,
  issuer: Issuer,
  pool: pg.Pool,
  options: TestOptions,
): Promise<TestPayments> {
  const { env, now, background } = options
  const config = readConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    PAYMENTS_PORT: '0',
    PAYMENTS_DATABASE_URL: databaseUrl,
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
  const { context, url } = running
  const serviceToken = () => issuer.token(['service'], { kind: 'service', subject: 'orders' })
  const sendTo = (operationId: keyof operations, request?: TestRequest) =>
    send(url, operationOf(contract, operationId), { token: serviceToken(), ...request })

  return {
    url,
    databaseUrl,
    context,
    books: booksOf(pool),
    token: (roles) => (roles.includes('service') ? serviceToken() : issuer.token(roles)),
    tokenOf: (subject) => issuer.token(['customer'], { subject }),
    badTokens: () => issuer.badTokens('service'),
    send: sendTo,
    payment: async (as, change) => {
      const method = as === 'failed' ? 'pm_card_declined' : 'pm_card_ok'
      const request = { headers: newKey(), body: newPayment({ method, ...change }) }
      const first = await sendTo('authorizePayment', request)
      // Some payment methods fail on the first attempt.
      const { status, body } = first.status === 503 ? await sendTo('authorizePayment', request) : first
      if (status !== 201)
        throw new Error(`authorizePayment responded with ${status}: ${JSON.stringify(body)}`)
      const { id } = body as Pick<Payment, 'id'>
      const params = { paymentId: id }
      if (as === 'captured') await sendTo('capturePayment', { params }).expect(200)
      if (as === 'voided') await sendTo('voidPayment', { params }).expect(200)
      return id
    },
    crash: (when, method) => crashOnce(context, when, method),
    another: () => startOn(databaseUrl, issuer, pool, options),
    close: () => running.close(),
  }
}

export const newKey = () => ({ 'Idempotency-Key': crypto.randomUUID() })

export const newPayment = (change: object = {}) => ({
  orderId: crypto.randomUUID(),
  customerId: crypto.randomUUID(),
  amount: { amount: 64900, currency: 'EUR' },
  method: 'pm_card_ok',
  ...change,
})

/** Makes the next call of a provider method throw, before or after it takes effect. */
function crashOnce(context: Context, when: 'before' | 'after', method: keyof Provider): void {
  const provider = context.provider as unknown as Record<string, (request: unknown) => Promise<unknown>>
  const real = provider[method] as (request: unknown) => Promise<unknown>
  provider[method] = async (request) => {
    provider[method] = real
    if (when === 'after') await real(request)
    throw new Error('The process was killed here')
  }
}

function booksOf(pool: pg.Pool): Books {
  const query = async (sql: string, ...values: unknown[]) =>
    (await pool.query<Record<string, unknown>>(sql, values)).rows
  return {
    query,
    charges: async (paymentId) => {
      const rows = await query(
        `SELECT state, authorized_minor::int AS authorized, captured_minor::int AS captured,
           refunded_minor::int AS refunded FROM provider.charges WHERE payment_reference = $1`,
        paymentId,
      )
      return rows as Awaited<ReturnType<Books['charges']>>
    },
    balances: async (paymentId) => {
      const rows = await query(
        `SELECT account, sum(amount_minor)::int AS amount FROM ledger_entries WHERE payment_id = $1::uuid
         GROUP BY account ORDER BY account`,
        paymentId,
      )
      return Object.fromEntries(rows.map(({ account, amount }) => [account, amount])) as Record<
        string,
        number
      >
    },
    events: async (paymentId) => {
      const rows = await query('SELECT type FROM outbox WHERE subject = $1 ORDER BY position', paymentId)
      return rows.map(({ type }) => String(type).split('.')[1] as string)
    },
  }
}
