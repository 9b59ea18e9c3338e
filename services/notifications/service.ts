import { bearerVerifier } from '#platform/auth/access-token.ts'
import { databaseProblem } from '#platform/database/database.ts'
import { createRetention } from '#platform/database/retention.ts'
import type { Service } from '#platform/service.ts'
import { remoteSessions } from '#platform/http/session-check.ts'
import { contract } from '#generated/notifications/v1/contract.ts'
import { type Config, readConfig } from './config.ts'
import { type Context, createContext } from './context.ts'
import { eventHandlers } from './events/index.ts'
import { handlers } from './handlers/index.ts'
import { jobHandlers } from './jobs/index.ts'
import { retained } from './retention.ts'
import { scheduleAllDue } from './webhooks/schedule-delivery.ts'
import { everyMinute } from '#platform/background.ts'

/** Notifies customers by e-mail and merchants by webhook about orders. */
export const service = {
  name: 'notifications',
  readConfig,
  createContext,
  contracts: [{ contract, handlers }],
  verifiers: ({ keys }, { tokens }) => ({
    // Accepts service tokens for all services or for this one.
    bearer: bearerVerifier(keys, { ...tokens, audience: [tokens.audience, 'notifications'] }),
  }),
  sessions: (_context, { sessionUrl }) => remoteSessions(sessionUrl),
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
  problemMappers: [databaseProblem],
} satisfies Service<Config, Context>
