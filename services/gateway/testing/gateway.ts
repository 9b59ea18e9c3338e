import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contracts } from '#generated/gateway/contracts.ts'
import { contract } from '#generated/gateway/v1/contract.ts'
import { type RunningService, startService } from '#platform/service.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { variableOf } from '../config.ts'
import type { Context } from '../context.ts'
import { service } from '../service.ts'
import { send, type TestRequest } from '#platform/testing/send.ts'

/* Refuses connections; the gateway's own operations need no service. */
const UNREACHABLE = 'http://127.0.0.1:9'

/** The services behind the gateway. */
export const SERVICES = [...new Set(contracts.map((each) => each.service))].filter(
  (name) => name !== 'gateway',
)

/** The variables with the URL of each service, such as `ITEMS_URL`. */
export const urlsOf = (url: (service: string) => string): Record<string, string> =>
  Object.fromEntries(SERVICES.map((name) => [variableOf(name), url(name)]))

export const startGateway = (env: NodeJS.ProcessEnv = {}): Promise<RunningService<Context>> =>
  startService(
    service,
    service.readConfig({
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      GATEWAY_PORT: '0',
      ...urlsOf(() => UNREACHABLE),
      EVENTS_URL: 'amqp://127.0.0.1:1',
      ...env,
    }),
  )

/** The tests common to all operations: rejections by the contract, and an internal error. */
export function describeOperation(
  operationId: string,
  valid: TestRequest,
  own: (
    call: (request?: TestRequest) => ReturnType<typeof send>,
    running: () => RunningService<Context>,
  ) => void,
): void {
  const operation = operationOf(contract, operationId)
  let running: RunningService<Context>
  beforeAll(async () => {
    running = await startGateway()
  })
  afterAll(() => running.close())

  describe(operationId, () => {
    own(
      (request = {}) => send(running.url, operation, { ...valid, ...request }),
      () => running,
    )
    describeRefusals(
      operation,
      () => ({ url: running.url, token: () => '' }),
      () => valid,
      [500, 503],
    )

    describe('500', () => {
      test('internal errors are not disclosed', async () => {
        const broken = await startGateway()
        const part = operationId.endsWith('Api') ? 'documents' : 'health'
        Object.defineProperty(broken.context, part, {
          get: () => {
            throw new Error('a secret')
          },
        })
        const { status, text } = await send(broken.url, operation, valid)
        expect(status).toBe(500)
        expect(text).not.toContain('secret')
        await broken.close()
      })
    })
  })
}
