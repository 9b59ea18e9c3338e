import { startService } from '#platform/service.ts'
import { operationOf, type TestSubject } from '#platform/testing/refusals.ts'
import { send, type TestRequest } from '#platform/testing/send.ts'
import { startTokenIssuer } from '#platform/testing/tokens.ts'
import { contract } from '#generated/shop-window/v1/contract.ts'
import type { operations } from '#generated/shop-window/v1/types.ts'
import { standInForOrders, type StandInOrders } from '../../../tests/stand-ins/orders.ts'
import { standInForProducts, type StandInProducts } from '../../../tests/stand-ins/products.ts'
import { readConfig } from '../config.ts'
import { type Context, createContext } from '../context.ts'
import { service } from '../service.ts'

/** The service on a free port, with fakes of the services that it reads. */
export interface TestShopWindow extends TestSubject {
  context: Context
  products: StandInProducts
  orders: StandInOrders
  tokenOf(subject: string, roles?: readonly string[]): string
  /** Calls an operation. */
  send(operationId: keyof operations, request?: TestRequest): ReturnType<typeof send>
  close(): Promise<void>
}

export interface TestOptions {
  env?: NodeJS.ProcessEnv
  /** Replaces parts of the context. */
  context?: Partial<Context>
}

export async function startShopWindow({ env, context }: TestOptions = {}): Promise<TestShopWindow> {
  await using opened = new AsyncDisposableStack()
  const issuer = await startTokenIssuer()
  opened.defer(() => issuer.close())
  const products = await standInForProducts()
  opened.defer(() => products.close())
  const orders = await standInForOrders()
  opened.defer(() => orders.close())
  const config = readConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    SHOP_WINDOW_PORT: '0',
    PRODUCTS_URL: products.url,
    ORDERS_URL: orders.url,
    ...issuer.env,
    ...env,
  })
  const running = await startService(
    { ...service, createContext: async (...given) => ({ ...(await createContext(...given)), ...context }) },
    config,
  )
  opened.defer(() => running.close())
  const resources = opened.move()
  const tokenOf: TestShopWindow['tokenOf'] = (subject, roles) => issuer.token(roles, { subject })
  return {
    url: running.url,
    context: running.context,
    products,
    orders,
    tokenOf,
    token: (roles = ['customer']) => issuer.token(roles),
    badTokens: () => issuer.badTokens('customer'),
    send: (operationId, request) => send(running.url, operationOf(contract, operationId), request),
    close: () => resources.disposeAsync(),
  }
}
