import { type BaseContext, openBaseContext } from '#platform/base-context.ts'
import type { Resources } from '#platform/service.ts'
import { type Prisma, PrismaClient } from '#generated/payments/prisma/client.ts'
import { type Events, eventValidators } from '#generated/payments/v1/events.ts'
import type { Handler as HandlerOf } from '#generated/payments/v1/handlers.ts'
import type { operations } from '#generated/payments/v1/types.ts'
import type { Config } from './config.ts'
import type { Provider } from './provider/provider.ts'
import { openSandboxProvider } from './provider/sandbox-provider.ts'

export type Transaction = Prisma.TransactionClient

/** The dependencies of this service's handlers. */
export interface Context extends BaseContext<PrismaClient, Events> {
  provider: Provider
}

/** The handler of one operation of this service. */
export type Handler<Id extends keyof operations> = HandlerOf<Id, Context>

/* By the value of PAYMENTS_PROVIDER. */
const providers = {
  sandbox: ({ databaseDirectUrl }: Config) => openSandboxProvider(databaseDirectUrl),
} satisfies Record<Config['provider'], (config: Config) => Provider & { close(): Promise<void> }>

/** @param now the clock; set by tests */
export async function createContext(
  config: Config,
  resources: Resources,
  now?: () => Date,
): Promise<Context> {
  const base = await openBaseContext<PrismaClient, Events>(
    config,
    resources,
    { service: 'payments', publishes: eventValidators, now },
    (adapter) => new PrismaClient({ adapter }),
  )
  const provider = providers[config.provider](config)
  resources.opened.defer(() => provider.close())
  return { ...base, provider }
}
