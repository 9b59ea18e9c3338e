/**
 * `npm run serve -- --contract <file> [--port 3000] [--handlers <module>]`: serves any OpenAPI 3.0/3.1 document.
 * Operations that the module does not export by operationId respond with the contract's examples, or with data made from its schemas.
 */
import { createHash } from 'node:crypto'
import { existsSync, rmSync, watch } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, dirname, join, resolve } from 'node:path'
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
import type { GenerateOptions, GenerateResult } from '#compiler/contract.ts'
import { COMPILE_ARGS, compileOptionsOf } from './generate/compile-options.ts'
import { mockHandlers } from './serve-mock.ts'

export interface ServeOptions {
  /** A generated contract: a folder with `contract.ts`. */
  folder: string
  port: number
  handlers?: Readonly<Record<string, AnyHandler>>
  /** Handling of responses that violate the contract; default `warn`, because examples may be invalid. */
  replies?: ReplyMode
}

export interface Served {
  url: string
  contract: Contract
  close: () => void
  /** Serves a new version from another folder; requests in progress finish on the old one. */
  replace: (folder: string, handlers?: ServeOptions['handlers']) => Promise<Contract>
}

/**
 * Serves a generated contract; resolves when it listens.
 *
 * @throws Error in one sentence when the port is taken
 */
export async function serve({ folder, port, handlers, replies = 'warn' }: ServeOptions): Promise<Served> {
  const log = pino({ level: process.env.LOG_LEVEL ?? 'warn' })
  let current = await openContract(folder, handlers, replies)
  const server = createServer((request, response) => {
    request.log = log
    void current.listener(request, response)
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
    contract: current.contract,
    close: () => void server.close(),
    replace: async (next, nextHandlers) => {
      current = await openContract(next, nextHandlers, replies)
      return current.contract
    },
  }
}

async function openContract(folder: string, handlers: ServeOptions['handlers'], replies: ReplyMode) {
  const { contract } = (await import(pathToFileURL(resolve(folder, 'contract.ts')).href)) as {
    contract: Contract
  }
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
  return { contract, listener: edgeListener({ edge: [], contracts: router, app, onError }) }
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

const USAGE = `Usage: npm run serve -- --contract <file> [--port 3000] [--handlers <module>] [--lenient] [--allow-remote] [--read-only ignore]

--handlers      a module that exports \`handlers\`: functions by operationId
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

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      contract: { type: 'string' },
      port: { type: 'string', default: '3000' },
      handlers: { type: 'string' },
      ...COMPILE_ARGS,
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return console.log(USAGE)
  const port = Number(values.port)
  if (!values.contract) throw new Error(USAGE)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port must be a number from 0 to 65535, not ${values.port}`)
  const file = fromCaller(values.contract)
  const handlersFile = values.handlers === undefined ? undefined : fromCaller(values.handlers)
  const base = join('.cache/serve', createHash('sha256').update(resolve(file)).digest('hex').slice(0, 12))
  const { generateContract } = await import('#compiler/contract.ts')
  const options: GenerateOptions = {
    file,
    out: base,
    ...compileOptionsOf(values),
  }
  const load = async (version: number): Promise<Record<string, AnyHandler> | undefined> => {
    if (handlersFile === undefined) return undefined
    const { href } = pathToFileURL(resolve(handlersFile))
    const module = (await import(version === 0 ? href : `${href}?${version}`)) as {
      handlers?: Record<string, AnyHandler>
    }
    return module.handlers
  }
  let generated: GenerateResult
  try {
    generated = await generateContract(options)
  } catch (error) {
    throw new Error(`${values.contract} was rejected:\n${(error as Error).message}`, { cause: error })
  }
  printNotes(generated)
  const served = await serve({ folder: base, port, handlers: await load(0) })
  // In one write: a program that waits for the URL then has the other lines too.
  console.log([`${values.contract} at ${served.url}`, ...describe(served.contract, served.url)].join('\n'))

  let version = 0
  let folder = base
  const reload = async (): Promise<void> => {
    version++
    const out = `${base}-${version}`
    try {
      printNotes(await generateContract({ ...options, out }))
      await served.replace(out, await load(version))
      console.log(`${values.contract} was reloaded`)
      if (folder !== base) rmSync(folder, { recursive: true, force: true })
      folder = out
    } catch (error) {
      console.error(
        `${values.contract} was rejected; still serving the previous version:\n${(error as Error).message}`,
      )
    }
  }
  onChange([...generated.inputs, ...(handlersFile === undefined ? [] : [resolve(handlersFile)])], reload)
}

function printNotes({ notes }: GenerateResult): void {
  for (const note of notes.slice(0, 10)) console.log(`note: ${note}`)
  if (notes.length > 10)
    console.log(`note: ${notes.length - 10} more kinds of notes: npm run generate prints them all`)
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
  await main().catch((error: unknown) => {
    const { message, code } = error as NodeJS.ErrnoException
    console.error(code?.startsWith('ERR_PARSE_ARGS') ? `${message}\n\n${USAGE}` : message)
    process.exit(message === USAGE || code?.startsWith('ERR_PARSE_ARGS') ? 2 : 1)
  })
