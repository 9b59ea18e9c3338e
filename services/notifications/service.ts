import { baseService } from '#platform/base-service.ts'
import { createRetention } from '#platform/database/retention.ts'
import type { Service } from '#platform/service.ts'
import { contract } from '#generated/notifications/v1/contract.ts'
import { type Config, readConfig } from './config.ts'
import { type Context, createContext } from './context.ts'
import { eventHandlers } from './events.ts'
import { handlers } from './handlers/index.ts'
import { jobHandlers } from './jobs/index.ts'
import { retained } from './retention.ts'
import { scheduleAllDue } from './webhooks/schedule-delivery.ts'
import { everyMinute } from '#platform/background.ts'

/** Notifies customers by e-mail and merchants by webhook about orders. */
export const service: Service<Config, Context> = {
  ...baseService('notifications'),
  readConfig,
  createContext,
  contracts: [{ contract, handlers }],
  // Optional dependencies: while the broker or the mail server is down, events or e-mails wait.
  checks: ({ database, events, mailer }) => ({
    required: { database: () => database.check() },
    optional: { events: () => events.check(), mail: () => mailer.check() },
  }),
  background: (context, { keep }) => [
    context.events.relay(),
    context.jobs.worker(jobHandlers, context),
    everyMinute(context.log, () => scheduleAllDue(context)),
    context.events.consumer(eventHandlers, context),
    createRetention(context.database.pool, context.log, retained(keep), context.now),
  ],
}
