import { randomBytes } from 'node:crypto'
import { type BaseContext, openBaseContext } from '#platform/base-context.ts'
import { type JobHandlerOf, type Jobs, openJobs } from '#platform/queue/jobs.ts'
import type { Resources } from '#platform/service.ts'
import { PrismaClient } from '#generated/notifications/prisma/client.ts'
import { type Events, eventValidators } from '#generated/notifications/v1/events.ts'
import type { Handler as HandlerOf } from '#generated/notifications/v1/handlers.ts'
import type { operations } from '#generated/notifications/v1/types.ts'
import type { Config } from './config.ts'
import { consumedValidators } from '#generated/notifications/v1/consumed.ts'
import { type Contacts, createContacts } from './email/contacts.ts'
import { createResolver } from './webhooks/dns.ts'
import { createMailer, type Mailer } from './email/mailer.ts'
import type { RetryPolicy } from './webhooks/retry.ts'
import { createTargets, type Resolve, type Targets } from './webhooks/targets.ts'
import { createWebhookSender, type WebhookSender } from './webhooks/webhook-sender.ts'

/** The data of each job type. */
export interface JobData {
  'send-email': { notificationId: string; recipientId: string }
  'deliver-webhook': { endpointId?: string }
}

/** The dependencies of this service's handlers. */
export interface Context extends BaseContext<PrismaClient, Events> {
  jobs: Jobs<JobData>
  contacts: Contacts
  mailer: Mailer
  /** A message older than this is not retried. */
  retryForMs: number
  targets: Targets
  webhooks: WebhookSender
  retries: RetryPolicy
  /** Cryptographically secure random bytes. */
  random: (bytes: number) => Buffer
}

/** The handler of one operation of this service. */
export type Handler<Id extends keyof operations> = HandlerOf<Id, Context>
export type JobHandler<Name extends keyof JobData> = JobHandlerOf<JobData, Name, Context>

export interface Overrides {
  now?: () => Date
  /** Resolves host names of webhook endpoints. */
  resolve?: Resolve
}

/** @param overrides clock and DNS resolver for tests */
export async function createContext(
  config: Config,
  resources: Resources,
  { now, resolve = createResolver() }: Overrides = {},
): Promise<Context> {
  const { databaseDirectUrl: databaseUrl, mail, webhooks } = config
  const { log, opened } = resources
  const base = await openBaseContext<PrismaClient, Events>(
    config,
    resources,
    {
      service: 'notifications',
      publishes: eventValidators,
      consumes: consumedValidators,
      effects: 'sql',
      now,
    },
    (adapter) => new PrismaClient({ adapter }),
  )
  const jobs = await openJobs<JobData>({
    service: 'notifications',
    databaseUrl,
    log,
    metrics: resources.metrics,
    kinds: {
      // This limit only counts crashes: failed sends are counted in the notification or delivery row.
      'send-email': { concurrency: 5, attempts: 50 },
      // Exceeds the maximum number of endpoints, so that an unresponsive endpoint never blocks another.
      'deliver-webhook': { concurrency: 128, attempts: 50 },
    },
  })
  opened.defer(() => jobs.close())
  const mailer = createMailer(mail)
  opened.defer(() => mailer.close())
  const targets = createTargets(webhooks.allowPrivate, resolve)
  const sender = createWebhookSender(targets, { timeoutMs: webhooks.timeoutMs, now: base.now })
  opened.defer(() => sender.close())
  return {
    ...base,
    jobs,
    contacts: createContacts(config, resources),
    mailer,
    retryForMs: mail.retryForMs,
    targets,
    webhooks: sender,
    retries: webhooks,
    random: randomBytes,
  }
}
