import { baseService } from '#platform/base-service.ts'
import { clientProblem } from '#platform/client/unavailable.ts'
import { databaseProblem } from '#platform/database/database.ts'
import type { Service } from '#platform/service.ts'
import { contract } from '#generated/orders/v2/contract.ts'
import { type Config, readConfig } from './config.ts'
import { type Context, createContext } from './context.ts'
import { handlers } from './handlers/index.ts'
import { eventHandlers } from './list/projection.ts'
import { workOnOrder } from './saga/run-saga.ts'
import { v1 } from './versions/v1.ts'

/** Accepts orders and processes them by a saga until they are confirmed, rejected or cancelled. */
export const service: Service<Config, Context> = {
  ...baseService('orders'),
  readConfig,
  createContext,
  contracts: [{ contract, handlers, older: [v1] }],
  background: (context) => [
    context.events.relay(),
    context.events.consumer(eventHandlers, context),
    context.jobs.worker({ 'work-on-order': workOnOrder }, context),
  ],
  idempotency: ({ idempotencyStore }) => idempotencyStore,
  problemMappers: [databaseProblem, clientProblem],
}
