import express from 'express'
import { pino } from 'pino'
import { listen } from '#platform/http/server.ts'
import { type Contract, operationsOf } from '#platform/contract/contract.ts'
import type { AnyHandler, Reply } from '#platform/http/handler.ts'
import { platformProblem, Problem } from '#platform/problem.ts'
import { problemMiddleware } from '#platform/problem-middleware.ts'
import { contractRouter } from '#platform/router.ts'

/**
 * A failure of the next call of an operation: before it has an effect, or after it, so that only the response is lost.
 * `cut` ends the connection; `hold` responds when the test allows it.
 */
export interface Fault {
  when: 'before' | 'after'
  how: 'cut' | Problem | { hold: Promise<void> }
}

/** A fake of a service, validated by its contract in both directions, for tests of its clients. */
export interface StandIn {
  url: string
  /** The calls that it received, by operation, oldest first. */
  calls: {
    operation: string
    idempotencyKey: string | undefined
    body: unknown
    authorization: string | undefined
  }[]
  /** Queues a failure for this operation. */
  fail(operation: string, ...faults: Fault[]): void
  /** Removes the queued failures. */
  mend(operation: string): void
  close(): Promise<void>
}

/**
 * @param handlers by operation; an operation without one is a 501
 * @param roles of every caller
 */
export async function startStandIn(
  contract: Contract,
  handlers: Readonly<Record<string, AnyHandler>>,
  roles: readonly string[] = ['service'],
): Promise<StandIn> {
  const calls: StandIn['calls'] = []
  const faults = new Map<string, Fault[]>()
  const every = operationsOf(contract).map(({ id }): [string, AnyHandler] => {
    const handler = handlers[id] ?? (() => Promise.reject(platformProblem('not-implemented')))
    return [id, (input, ctx) => called(id, handler, input as Input, ctx)]
  })
  const called = async (
    operation: string,
    handler: AnyHandler,
    input: Input,
    ctx: unknown,
  ): Promise<Reply> => {
    const { authorization, 'idempotency-key': idempotencyKey } = input.request.headers
    calls.push({
      operation,
      idempotencyKey: idempotencyKey as string | undefined,
      body: input.body,
      authorization,
    })
    const fault = faults.get(operation)?.shift()
    if (fault?.when === 'before') await happen(fault, input)
    const reply = await handler(input, ctx)
    if (fault?.when === 'after') await happen(fault, input)
    return reply
  }
  const app = express()
  // Its failures are intended.
  const log = pino({ level: 'silent' })
  app.use((request, _response, next) => {
    request.log = log
    next()
  })
  app.use(
    contractRouter({
      contracts: [{ contract, handlers: Object.fromEntries(every) }],
      context: undefined,
      verifiers: { bearer: async () => ({ id: 'orders', kind: 'service', roles, claims: {} }) },
      replies: 'enforce',
      bodyLimitBytes: 1_000_000,
      timeoutMs: 10_000,
    }),
  )
  app.use(problemMiddleware())
  const server = await listen(app, {
    ...{ port: 0, host: '127.0.0.1', requestTimeoutMs: 10_000, shutdownDeadlineMs: 0 },
  })
  return {
    url: server.url,
    calls,
    fail: (operation, ...more) => {
      faults.set(operation, [...(faults.get(operation) ?? []), ...more])
    },
    mend: (operation) => {
      faults.delete(operation)
    },
    close: () => server.close(),
  }
}

interface Input {
  request: express.Request
  body: unknown
}

async function happen({ how }: Fault, { request }: Input): Promise<void> {
  if (how instanceof Problem) throw how
  if (how !== 'cut') return how.hold
  request.socket.destroy()
  throw new Error('cut')
}
