import type { Response } from 'supertest'
import { contract } from '#generated/products/v1/contract.ts'
import type { operations } from '#generated/products/v1/types.ts'
import { createTestDatabase } from '#platform/testing-database.ts'
import { operationOf, type TestSubject } from '#platform/testing-refusals.ts'
import { send, startTokenIssuer, type TestRequest } from '#platform/testing.ts'
import { startService } from '#platform/service.ts'
import { readConfig } from './config.ts'
import type { Context } from './context.ts'
import { service } from './service.ts'

/** The products service as it is in production, with a database and a token issuer of its own. */
export interface TestProducts extends TestSubject {
  databaseUrl: string
  context: Context
  /** Sends a request to an operation; as staff, unless it names a token. */
  call(operationId: keyof operations, request?: TestRequest): Promise<Response>
  /** A product in the category `lamps`, straight into the database; `over` says what matters to the test. */
  addProduct(over?: Partial<Parameters<Context['prisma']['product']['create']>[0]['data']>): Promise<string>
  close(): Promise<void>
}

/** @param over what of the context is another than in production, such as the clock */
export async function startProducts(over: Partial<Context> = {}): Promise<TestProducts> {
  await using opened = new AsyncDisposableStack()
  const database = await createTestDatabase('products')
  opened.defer(() => database.drop())
  const issuer = await startTokenIssuer()
  opened.defer(() => issuer.close())
  const config = readConfig({
    ...process.env,
    PRODUCTS_PORT: '0',
    PRODUCTS_DATABASE_URL: database.url,
    JWKS_URL: issuer.jwksUrl,
    TOKEN_ISSUER: issuer.issuer,
    TOKEN_AUDIENCE: issuer.audience,
  })
  const running = await startService(
    {
      ...service,
      createContext: async (...args) => Object.assign(await service.createContext(...args), over),
    },
    config,
  )
  opened.defer(() => running.close())
  const { prisma } = running.context
  await prisma.category.createMany({ data: [lamps, chairs] })
  const resources = opened.move()
  let added = 0
  return {
    url: running.url,
    databaseUrl: database.url,
    context: running.context,
    token: (roles) => issuer.token(roles),
    badTokens: () => ({
      expired: issuer.token(['admin'], { expiresIn: -60 }),
      'of another audience': issuer.token(['admin'], { audience: 'https://elsewhere.test' }),
      'of another issuer': issuer.token(['admin'], { issuer: 'https://elsewhere.test' }),
    }),
    call: (operationId, request) =>
      send(running.url, operationOf(contract, operationId), { token: issuer.token(['staff']), ...request }),
    addProduct: async (given) => {
      const { id } = await prisma.product.create({
        data: {
          id: crypto.randomUUID(),
          sku: `LMP-${(added += 1)}`,
          name: 'Desk lamp',
          description: 'Bends to where you read.',
          categorySlug: lamps.slug,
          priceAmount: 4900,
          priceCurrency: 'EUR',
          ...given,
        } as Parameters<Context['prisma']['product']['create']>[0]['data'],
      })
      return id
    },
    close: () => resources.disposeAsync(),
  }
}

const lamps = { slug: 'lamps', name: 'Lamps' }
const chairs = { slug: 'chairs', name: 'Chairs' }
