import { contracts } from '#generated/gateway/contracts.ts'
import { contract } from '#generated/gateway/v1/contract.ts'
import type { Service } from '#platform/service.ts'
import { type GatewayConfig, readConfig } from './config.ts'
import { type Context, createContext } from './context.ts'
import { forwarding } from './forwarding.ts'
import { handlers } from './handlers/index.ts'
import { pages } from './pages.ts'

export const gateway: Service<GatewayConfig, Context> = {
  name: 'gateway',
  readConfig,
  createContext,
  contracts: [{ contract, handlers }],
  // Watched, not needed: without one service the gateway still serves the others (docs/decisions/0004).
  watches: ({ upstreams }) =>
    Object.fromEntries([...upstreams].map(([service, upstream]) => [service, () => upstream.check()])),
  extend: (app, { documents, upstreams }, { platform, trustedProxies, idleTimeoutMs }) => {
    app.set('trust proxy', trustedProxies)
    app.use(forwarding(contracts, upstreams, { timeoutMs: platform.requestTimeoutMs, idleTimeoutMs }))
    app.use(pages(documents))
  },
}
