import { contracts } from '#generated/gateway/contracts.ts'
import { contract } from '#generated/gateway/v1/contract.ts'
import type { Service } from '#platform/service.ts'
import { type Config, readConfig } from './config.ts'
import { type Context, createContext } from './context.ts'
import { forwarding } from './forwarding/forwarding.ts'
import { handlers } from './handlers/index.ts'
import { mailbox } from './pages/mailbox.ts'
import { notFoundPage } from './pages/not-found-page.ts'
import { pages } from './pages/pages.ts'

/** The public entry point: forwards requests to the services, and serves documents and pages. */
export const service = {
  name: 'gateway',
  isPublic: true,
  readConfig,
  createContext,
  contracts: [{ contract, handlers }],
  forwards: {
    contracts,
    handler: ({ identify, upstreams, cache, rateLimiter, loadShedder }, config) =>
      forwarding(contracts, upstreams, {
        ...{ ...config, identify, rateLimiter, loadShedder, cache },
        timeoutMs: config.platform.requestTimeoutMs,
      }),
  },
  // Optional dependencies: without one service the gateway still serves the others (docs/explanation/decisions/0004).
  checks: ({ upstreams }) => ({
    optional: Object.fromEntries(
      [...upstreams].map(([service, upstream]) => [service, () => upstream.check()]),
    ),
  }),
  connectionsPerAddress: ({ connectionsPerAddress }) => connectionsPerAddress,
  trustedProxies: ({ trustedProxies }) => trustedProxies,
  extend: (app, { documents }, { mailboxFolder, demoAccounts }) => {
    app.use(pages(documents, { hasMailbox: mailboxFolder !== undefined, demoAccounts }))
    if (mailboxFolder !== undefined) app.use(mailbox(mailboxFolder))
  },
  otherwise: notFoundPage,
} satisfies Service<Config, Context>
