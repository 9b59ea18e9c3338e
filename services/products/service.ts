import { contract as v1 } from '#generated/products/v1/contract.ts'
import { bearerVerifier } from '#platform/access-token.ts'
import { databaseProblem } from '#platform/database.ts'
import type { Service } from '#platform/service.ts'
import { readConfig, type ProductsConfig } from './config.ts'
import { type Context, createContext } from './context.ts'
import { handlers } from './handlers/index.ts'

export const service = {
  name: 'products',
  readConfig,
  createContext,
  contracts: [{ contract: v1, handlers }],
  verifiers: ({ keys }, { tokens }) => ({ bearer: bearerVerifier(keys, tokens) }),
  checks: ({ checkDatabase }) => ({ database: checkDatabase }),
  problemMappers: [databaseProblem],
} satisfies Service<ProductsConfig, Context>
