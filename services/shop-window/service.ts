import { bearerVerifier } from '#platform/auth/access-token.ts'
import { acceptedBy } from '#platform/base-service.ts'
import type { Service } from '#platform/service.ts'
import { contract } from '#generated/shop-window/v1/contract.ts'
import { type Config, readConfig } from './config.ts'
import { type Context, createContext } from './context.ts'
import { handlers } from './handlers/index.ts'

/** Combines reads of several services. */
export const service: Service<Config, Context> = {
  name: 'shop-window',
  readConfig,
  createContext,
  contracts: [{ contract, handlers }],
  verifiers: ({ keys }, { tokens }) => ({
    bearer: bearerVerifier(keys, acceptedBy('shop-window', tokens)),
  }),
}
