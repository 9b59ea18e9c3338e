/**
 * `npm run serve -- --contract <file> [--port 3000] [--handlers <module>]`: serves any OpenAPI 3.0/3.1 document.
 * Handlers that the module does not export by operationId answer with the contract's examples, or 501.
 */
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import express from 'express'
import { pino } from 'pino'
import type { SecurityVerifier } from '#platform/authorization.ts'
import { contractListener } from '#platform/contract-listener.ts'
import type { Contract } from '#platform/contract.ts'
import type { AnyHandler } from '#platform/handler.ts'
import { notFound, problemMiddleware } from '#platform/problem-middleware.ts'
import { contractRouter } from '#platform/router.ts'
import { exampleHandlers } from './serve-examples.ts'

export interface ServeOptions {
  /** What `generate` wrote: a folder with `contract.ts`. */
  folder: string
  port: number
  handlers?: Readonly<Record<string, AnyHandler>>
}

/** Serves a generated contract; resolves when it listens. */
export async function serve({
  folder,
  port,
  handlers,
}: ServeOptions): Promise<{ url: string; close: () => void }> {
  const { contract } = (await import(pathToFileURL(resolve(folder, 'contract.ts')).href)) as {
    contract: Contract
  }
  const log = pino({ level: process.env.LOG_LEVEL ?? 'warn' })
  const app = express().disable('x-powered-by')
  const router = contractRouter({
    contracts: [{ contract, handlers: { ...exampleHandlers(contract), ...handlers } }],
    context: {},
    verifiers: anybody(contract),
    // Examples are the contract's own: a wrong one is worth a line, not a failure.
    replies: 'warn',
    bodyLimitBytes: 10 * 1024 * 1024,
    timeoutMs: 30_000,
  })
  app.use(router)
  app.use(notFound)
  app.use(problemMiddleware())
  const listener = contractListener(app)
  const server = createServer((request, response) => {
    request.log = log
    void listener(request, response)
  })
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => void server.close(),
  }
}

/** Whoever shows any credentials is somebody with every role: there are no accounts behind examples. */
function anybody({ compiled }: Contract): Record<string, SecurityVerifier> {
  const roles = [
    ...new Set(
      compiled?.operations.flatMap(({ security }) =>
        security.flatMap((requirement) => Object.values(requirement).flat()),
      ),
    ),
  ]
  const principal = { id: 'anybody', kind: 'user' as const, roles, claims: {} }
  return Object.fromEntries(
    Object.entries(compiled?.schemes ?? {}).map(([name, scheme]): [string, SecurityVerifier] => [
      name,
      async (request) => {
        const { headers } = request
        if (scheme.type === 'mutualTLS') return principal
        if (scheme.in === 'query')
          return (request.url ?? '').includes(`${encodeURIComponent(scheme.name ?? '')}=`)
            ? principal
            : undefined
        if (scheme.in === 'cookie') return headers.cookie?.includes(`${scheme.name}=`) ? principal : undefined
        return headers[(scheme.name ?? 'authorization').toLowerCase()] === undefined ? undefined : principal
      },
    ]),
  )
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      contract: { type: 'string' },
      port: { type: 'string', default: '3000' },
      handlers: { type: 'string' },
    },
  })
  if (!values.contract) {
    console.error('Usage: npm run serve -- --contract <file> [--port 3000] [--handlers <module>]')
    process.exit(2)
  }
  const folder = join(
    '.cache/serve',
    createHash('sha256').update(resolve(values.contract)).digest('hex').slice(0, 12),
  )
  try {
    const { generateContract } = await import('./generate/contract.ts')
    await generateContract({ file: values.contract, out: folder })
  } catch (error) {
    console.error(`${values.contract} is refused:\n${(error as Error).message}`)
    process.exit(1)
  }
  const module = values.handlers
    ? ((await import(pathToFileURL(resolve(values.handlers)).href)) as {
        handlers?: Record<string, AnyHandler>
      })
    : {}
  const { url } = await serve({ folder, port: Number(values.port), handlers: module.handlers })
  console.log(`${values.contract} at ${url}`)
}
