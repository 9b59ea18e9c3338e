/**
 * `npm run serve -- <file> [--port 3000] [--handlers <module>]`: serves any OpenAPI 3.0/3.1 document. Operations that the
 * module does not export by operationId respond with the contract's examples, or with data made from its schemas.
 */
import { existsSync, watch } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import express from 'express'
import { pino } from 'pino'
import swaggerUi from 'swagger-ui-express'
import type { SecurityVerifier } from '#platform/auth/authorization.ts'
import type { Contract } from '#platform/contract/contract.ts'
import { edgeListener } from '#platform/http/edge.ts'
import type { AnyHandler } from '#platform/http/handler.ts'
import { notFound, problemMiddleware } from '#platform/problem-middleware.ts'
import type { ReplyMode } from '#platform/http/reply.ts'
import { contractRouter } from '#platform/router.ts'
import { type LoadedContract, loadContract } from '#compiler/in-memory.ts'
import { COMPILE_ARGS, compileOptionsOf } from './generate/compile-options.ts'
import { mockHandlers } from './serve-mock.ts'

export interface ServeOptions {
  contract: Contract
  port: number
  handlers?: Readonly<Record<string, AnyHandler>>
  /** Handling of responses that violate the contract; default `warn`, because examples may be invalid. */
  replies?: ReplyMode
}

export interface Served {
  url: string
  close: () => void
  /** Serves another version of the contract; requests in progress finish on the old one. */
  replace: (contract: Contract, handlers?: ServeOptions['handlers']) => void
}

/**
 * Serves a compiled contract; resolves when it listens.
 *
 * @throws Error in one sentence when the port is taken
 */
export async function serve({ contract, port, handlers, replies = 'warn' }: ServeOptions): Promise<Served> {
  const log = pino({ level: process.env.LOG_LEVEL ?? 'warn' })
  let listener = listenerOf(contract, handlers, replies)
  const server = createServer((request, response) => {
    request.log = log
    void listener(request, response)
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      failed(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken: choose another with --port, or stop what listens there.`)
          : error,
      ),
    )
    server.listen(port, '127.0.0.1', listening)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => void server.close(),
    replace: (next, nextHandlers) => {
      listener = listenerOf(next, nextHandlers, replies)
    },
  }
}

function listenerOf(contract: Contract, handlers: ServeOptions['handlers'], replies: ReplyMode) {
  const app = express().disable('x-powered-by')
  const router = contractRouter({
    contracts: [{ contract, handlers: { ...mockHandlers(contract), ...handlers } }],
    context: {},
    verifiers: anybody(contract),
    replies,
    bodyLimitBytes: 10 * 1024 * 1024,
    timeoutMs: 30_000,
    problems: 'next',
  })
  app.get('/openapi.json', (_request, response) => void response.json(contract.document))
  app.use('/docs', swaggerUi.serve, swaggerUi.setup(null, { swaggerOptions: { url: '/openapi.json' } }))
  app.get('/', (_request, response) => response.redirect(302, '/docs/'))
  const onError = problemMiddleware()
  app.use(notFound, onError)
  // The contract's paths take precedence over those of the app.
  return edgeListener({ edge: [], routers: [router], app, onError })
}

/** Any credentials are accepted as a principal with every role: there are no accounts behind examples. */
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

const usage = (command: string) => `Usage: ${command} [--port 3000] [options]

--handlers      a module that exports \`handlers\`: functions by operationId (not of mock)
--lenient       leave out or read as meant what is wrong in the document, with a note each
--allow-remote  fetch references to http(s) addresses
--omit          leave an operation out, by "GET /path" or operationId; may be repeated
--read-only     \`refuse\` (the default) or \`ignore\` read-only properties that a request has`

/** The first lines: what is served at which URL. */
function describe(contract: Contract, url: string): string[] {
  const operations = contract.compiled?.operations ?? []
  const lines = operations.map(
    ({ method, path, basePath, id }) => `  ${method.toUpperCase().padEnd(7)} ${basePath}${path}  ${id}`,
  )
  const shown = lines.length > 40 ? [...lines.slice(0, 40), `  and ${lines.length - 40} more`] : lines
  const bases = [...new Set(operations.map(({ basePath }) => basePath || '/'))]
  return [`base path ${bases.join(', ')}; documentation at ${url}/docs`, ...shown]
}

/* npm runs in the folder of the package; relative paths refer to where npm was called. */
function fromCaller(file: string): string {
  const { INIT_CWD } = process.env
  return !existsSync(file) && INIT_CWD ? resolve(INIT_CWD, file) : file
}

/**
 * Serves a document until the process ends, and again when it or the handlers change.
 *
 * @param command how the user calls it
 * @throws Error in one sentence, or with every reason why the document is refused
 */
export async function serveCommand(args: string[], command: string): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '3000' },
      handlers: { type: 'string' },
      ...COMPILE_ARGS,
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return console.log(usage(command))
  const [given, ...others] = positionals
  if (given === undefined || others.length > 0) throw new Error(usage(command))
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port must be a number from 0 to 65535, not ${values.port}`)
  const file = fromCaller(given)
  const handlersFile = values.handlers === undefined ? undefined : fromCaller(values.handlers)
  const options = compileOptionsOf(values)
  const loadHandlers = async (version: number): Promise<Record<string, AnyHandler> | undefined> => {
    if (handlersFile === undefined) return undefined
    const { href } = pathToFileURL(resolve(handlersFile))
    const module = (await import(version === 0 ? href : `${href}?${version}`)) as {
      handlers?: Record<string, AnyHandler>
    }
    return module.handlers
  }
  const loaded = await loadContract(file, options).catch((error: Error) => {
    throw new Error(`${given} was rejected:\n${error.message}`, { cause: error })
  })
  printNotes(loaded)
  const served = await serve({ contract: loaded.contract, port, handlers: await loadHandlers(0) })
  // In one write: a program that waits for the URL then has the other lines too.
  console.log([`${given} at ${served.url}`, ...describe(loaded.contract, served.url)].join('\n'))

  let version = 0
  const reload = async (): Promise<void> => {
    version++
    try {
      const next = await loadContract(file, options)
      printNotes(next)
      served.replace(next.contract, await loadHandlers(version))
      console.log(`${given} was reloaded`)
    } catch (error) {
      console.error(`${given} was rejected; still serving the previous version:\n${(error as Error).message}`)
    }
  }
  onChange([...loaded.inputs, ...(handlersFile === undefined ? [] : [resolve(handlersFile)])], reload)
}

function printNotes({ notes }: LoadedContract): void {
  for (const note of notes.slice(0, 10)) console.log(`note: ${note}`)
  if (notes.length > 10)
    console.log(`note: ${notes.length - 10} more kinds of notes: generate prints them all`)
}

/** Calls back after files have changed. Editors replace files, so their folders are watched. */
function onChange(files: readonly string[], callback: () => Promise<void>): void {
  const folders = Map.groupBy(files, (file) => dirname(file))
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  for (const [folder, inside] of folders) {
    const names = new Set(inside.map((file) => basename(file)))
    const watcher = watch(folder, (_event, name) => {
      if (name !== null && !names.has(name)) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        running = running.then(callback)
      }, 100)
    })
    // A folder that cannot be watched is not an error.
    watcher.on('error', () => watcher.close())
  }
}

if (import.meta.main)
  await serveCommand(process.argv.slice(2), 'npm run serve -- <openapi.yaml>').catch((error: unknown) => {
    console.error((error as Error).message)
    process.exit(1)
  })
