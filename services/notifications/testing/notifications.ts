import { randomUUID } from 'node:crypto'
import { expect, vi } from 'vitest'
import { type CloudEvent, makeEvent } from '#platform/events/cloud-event.ts'
import { startService } from '#platform/service.ts'
import { startTokenIssuer } from '#platform/testing/tokens.ts'
import { createTestDatabase } from '#platform/testing/database.ts'
import { operationOf, type TestSubject } from '#platform/testing/refusals.ts'
import type {
  Notification,
  WebhookDelivery,
  WebhookEndpoint,
} from '#generated/notifications/prisma/client.ts'
import { contract } from '#generated/notifications/v1/contract.ts'
import type { operations } from '#generated/notifications/v1/types.ts'
import { type MailServer, type ReceivedMail, startMailServer } from '../../../scripts/dev/mail-server.ts'
import { readConfig } from '../config.ts'
import { type Consumed, consumedValidators } from '#generated/notifications/v1/consumed.ts'
import { type Context, createContext, type Overrides } from '../context.ts'
import { service } from '../service.ts'
import { type Person, startUsersService, type UsersService } from '../../../tests/stand-ins/users.ts'
import { send, type TestRequest } from '#platform/testing/send.ts'

/** The service on a free port, with its own database, broker, mail server and token issuer. */
export interface TestNotifications extends TestSubject, AsyncDisposable {
  databaseUrl: string
  context: Context
  mail: TestMailServer
  users: UsersService
  /** A user with an account. */
  ada: Person
  /** Calls an operation, by default with a staff token. */
  send(operationId: keyof operations, request?: TestRequest): ReturnType<typeof send>
  tokenOf(userId: string, roles?: readonly string[]): string
  /** Publishes events to the broker. */
  publish(...events: CloudEvent[]): Promise<void>
  /** Inserts a row into the database. */
  notification(change?: Partial<Notification>): Promise<string>
  endpoint(change?: Partial<WebhookEndpoint>): Promise<string>
  delivery(endpointId: string, change?: Partial<WebhookDelivery>): Promise<string>
  /** Starts another instance on the same database and broker. */
  another(options?: TestOptions): Promise<TestNotifications>
  close(): Promise<void>
}

export interface TestOptions extends Overrides {
  env?: NodeJS.ProcessEnv
  /** Serves requests, but runs no background work. */
  idle?: boolean
}

export interface TestMailServer extends MailServer {
  received: ReceivedMail[]
  /** Overrides how the next e-mails and recipients are handled. */
  behaviour: { onMail?: (mail: ReceivedMail) => Promise<void> | void; onRecipient?: (to: string) => void }
}

export async function startNotifications(options: TestOptions = {}): Promise<TestNotifications> {
  await using opened = new AsyncDisposableStack()
  const around = opened.use(await startEnvironment())
  const notifications = opened.use(await startOn(around, options))
  const resources = opened.move()
  return { ...notifications, ...closing(() => resources.disposeAsync()) }
}

/** The external dependencies of the service. */
export interface TestEnvironment extends AsyncDisposable {
  databaseUrl: string
  issuer: Awaited<ReturnType<typeof startTokenIssuer>>
  mail: TestMailServer
  users: UsersService
  /** The variables that configure the service to use them. */
  env: NodeJS.ProcessEnv
}

export async function startEnvironment(): Promise<TestEnvironment> {
  await using opened = new AsyncDisposableStack()
  const database = await createTestDatabase('notifications')
  opened.defer(() => database.drop())
  const issuer = await startTokenIssuer()
  opened.defer(() => issuer.close())
  const mail = await startTestMailServer()
  opened.defer(() => mail.close())
  const users = await startUsersService()
  opened.defer(() => users.close())
  const env = {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    NOTIFICATIONS_PORT: '0',
    NOTIFICATIONS_DATABASE_URL: database.url,
    // The broker uses a schema of its own.
    EVENTS_URL: database.url,
    ...issuer.env,
    USERS_URL: users.url,
    SERVICE_TOKENS_URL: `${users.url}/api/v1/service-tokens`,
    SMTP_URL: mail.url,
    NOTIFICATIONS_SMTP_TIMEOUT_MS: '5000',
  }
  const resources = opened.move()
  const dispose = () => resources.disposeAsync()
  return { databaseUrl: database.url, issuer, mail, users, env, [Symbol.asyncDispose]: dispose }
}

export async function startOn(
  around: TestEnvironment,
  options: TestOptions = {},
): Promise<TestNotifications> {
  const { databaseUrl, issuer, mail, users } = around
  const config = readConfig({ ...around.env, ...options.env })
  const running = await startService(
    {
      ...service,
      createContext: (c, resources) => createContext(c, resources, options),
      ...(options.idle && { background: () => [] }),
    },
    config,
  )
  const { context, url } = running
  const { db, database } = context
  // Events published before the subscription exists are not delivered.
  const types = Object.keys(consumedValidators)
  await eventually(async () => {
    const { rowCount } = await database.pool.query('SELECT FROM broker.consumed_type')
    expect(rowCount).toBe(types.length)
  })
  const tokenOf = (subject: string, roles: readonly string[] = ['customer']) =>
    issuer.token(roles, { subject })

  return {
    url,
    databaseUrl,
    context,
    mail,
    users,
    ada: users.ada,
    token: (roles) => issuer.token(roles),
    tokenOf,
    badTokens: () => issuer.badTokens('admin'),
    send: (operationId, request) =>
      send(url, operationOf(contract, operationId), { token: issuer.token(['staff']), ...request }),
    publish: (...events) => context.events.broker.publish(events),
    notification: async (change) => {
      const id = randomUUID()
      const own = { id, eventId: randomUUID(), recipientId: users.ada.id, kind: 'order-confirmed' }
      const { data: _data, ...rest } = change ?? {}
      await db.notification.create({ data: { ...own, subject: 'A subject', data: {}, ...rest } })
      return id
    },
    endpoint: async (change) => {
      const id = randomUUID()
      const own = { id, url: 'https://erp.example.com/hook', eventTypes: ['orders.order-confirmed.v1'] }
      const secret = new Uint8Array(32).fill(7)
      await db.webhookEndpoint.create({ data: { ...own, secret, createdBy: 'somebody', ...change } })
      return id
    },
    delivery: async (endpointId, change) => {
      const id = randomUUID()
      const event = orderConfirmed()
      const own = { id, endpointId, eventId: event.id, eventType: event.type, state: 'failed' }
      const { event: _event, ...rest } = change ?? {}
      await db.webhookDelivery.create({ data: { ...own, event: { ...event }, ...rest } })
      return id
    },
    another: (more = {}) => startOn(around, { ...options, ...more, env: { ...options.env, ...more.env } }),
    ...closing(() => running.close()),
  }
}

const closing = (close: () => Promise<void>) => ({ close, [Symbol.asyncDispose]: close })

async function startTestMailServer(): Promise<TestMailServer> {
  const mail: Omit<TestMailServer, keyof MailServer> = { received: [], behaviour: {} }
  const server = await startMailServer({
    onMail: async (each) => {
      await mail.behaviour.onMail?.(each)
      mail.received.push(each)
    },
    onRecipient: (to) => mail.behaviour.onRecipient?.(to),
  })
  return Object.assign(mail, server)
}

/** Waits until an assertion passes. */
export const eventually = (condition: () => Promise<void> | void, timeout = 15_000) =>
  vi.waitFor(condition, { timeout, interval: 20 })

/** Waits until no job is queued or active, so that tests can assert what did not happen. */
export const settled = ({ context }: TestNotifications, timeout?: number) =>
  eventually(async () => {
    const { rows } = await context.database.pool.query<{ queue: string }>(
      'SELECT queue FROM jobs.job UNION ALL SELECT queue FROM broker.job',
    )
    expect(rows).toEqual([])
  }, timeout)

const money = (amount: number) => ({ amount, currency: 'EUR' as const })
const items = [
  { productId: randomUUID(), sku: 'TBL-1', name: 'Oak dining table', quantity: 2, unitPrice: money(64900) },
]

/** An event as published by its service. */
export function eventOf<Type extends keyof Consumed>(
  type: Type,
  data: Consumed[Type],
): CloudEvent<Type, Consumed[Type]> {
  return makeEvent(type.split('.', 1)[0] as string, { type, subject: data.orderId, data })
}

export const orderConfirmed = (
  change: Partial<Consumed['orders.order-confirmed.v1']> = {},
): CloudEvent<'orders.order-confirmed.v1', Consumed['orders.order-confirmed.v1']> =>
  eventOf('orders.order-confirmed.v1', { ...orderFacts(), paymentId: randomUUID(), ...change })

export const orderFacts = (customerId: string = randomUUID()) => ({
  orderId: randomUUID(),
  customerId,
  items,
  total: money(129800),
})
