import { type BaseContext, openBaseContext } from '#platform/base-context.ts'
import type { Resources } from '#platform/service.ts'
import { type Prisma, PrismaClient } from '#generated/products/prisma/client.ts'
import { type Events, eventValidators } from '#generated/products/v2/events.ts'
import type { Handler as HandlerOf } from '#generated/products/v2/handlers.ts'
import type { operations } from '#generated/products/v2/types.ts'
import type { Config } from './config.ts'

export type Transaction = Prisma.TransactionClient

/** The dependencies of this service's handlers. */
export type Context = BaseContext<PrismaClient, Events>

/** The handler of one operation of this service. */
export type Handler<Id extends keyof operations> = HandlerOf<Id, Context>

/** @param now the clock; set by tests */
export const createContext = (config: Config, resources: Resources, now?: () => Date): Promise<Context> =>
  openBaseContext<PrismaClient, Events>(
    config,
    resources,
    { service: 'products', publishes: eventValidators, now },
    (adapter) => new PrismaClient({ adapter }),
  )
