import { EventEmitter } from 'node:events'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Contract } from '#platform/contract/contract.ts'
import { type DocumentedReply, dreddDocument } from './documented-responses.ts'
import type { Reply } from './response-errors.ts'

/** The request for one documented response. */
export interface PreparedRequest {
  /** The service's URL; another instance's for requests that change the state of the first. */
  url: string
  /** With its query. */
  path: string
  headers: Record<string, string>
  body: string | Buffer | undefined
  /** Undoes the preparation. */
  undo?: () => Promise<void>
}

export interface Conversation {
  prepare(reply: DocumentedReply): Promise<PreparedRequest>
  /** The errors of a response, besides its status. */
  faultsOf(documented: DocumentedReply, reply: Reply): string[]
}

/** The result of each documented response, by its name: a list of errors, empty for a correct response. */
export type Verdicts = Map<string, string[]>

/**
 * Lets Dredd send one request for each response that a contract documents. A response without a verdict afterwards was
 * not exercised: that is a failure too, because Dredd silently omits what it cannot parse.
 */
export async function runDredd(
  contract: Contract,
  replies: readonly DocumentedReply[],
  conversation: Conversation,
): Promise<Verdicts> {
  const documented = new Map(replies.map((reply) => [keyOf(reply), reply]))
  const verdicts: Verdicts = new Map()
  const underway = new WeakMap<Transaction, Underway>()
  const emitter = new EventEmitter()
  // A request that fails completely; the event does not name it, but the transaction's own `after` comes next.
  let broken: Error | undefined
  emitter.on('test error', (error: Error) => (broken = error))

  const run: ContractRun = {
    before: async (transaction) => {
      const reply = documented.get(keyOfTransaction(transaction))
      if (!reply) throw new Error(`Dredd made up a transaction: ${transaction.name}`)
      const state: Underway = { reply, faults: [], judged: false }
      underway.set(transaction, state)
      try {
        const request = await conversation.prepare(reply)
        state.undo = request.undo
        address(transaction, request)
      } catch (error) {
        state.faults.push(`could not be prepared: ${(error as Error).message}`)
        throw error
      }
    },
    judge: (transaction) => {
      const state = underway.get(transaction)!
      const { statusCode, headers, body = '', bodyEncoding } = transaction.real
      const bytes = Buffer.from(body, bodyEncoding === 'base64' ? 'base64' : 'utf8')
      state.judged = true
      state.faults.push(...conversation.faultsOf(state.reply, { status: statusCode, headers, body: bytes }))
      if (state.faults.length > 0) transaction.fail = state.faults.join('; ')
    },
    after: async (transaction) => {
      const state = underway.get(transaction)
      if (!state) return
      await state.undo?.()
      if (broken) state.faults.push(`there was no response: ${broken.message}`)
      broken = undefined
      // Dredd's own verdict: the status.
      if (state.judged && !transaction.test?.valid)
        state.faults.push(transaction.test?.message.trim() || 'Dredd refuses it')
      verdicts.set(state.reply.name, state.faults)
    },
  }
  globalThis.contractRun = run
  const Dredd = loadDredd()
  await new Promise<void>((done, fail) => {
    const dredd = new Dredd({
      endpoint: 'http://127.0.0.1',
      apiDescriptions: [
        { location: contract.service, content: JSON.stringify(dreddDocument(contract, replies)) },
      ],
      hookfiles: [join(import.meta.dirname, 'dredd-hooks.cjs')],
      emitter,
      loglevel: 'error',
      color: false,
    })
    dredd.run((error) => (error ? fail(error) : done()))
  })
  return verdicts
}

interface Underway {
  reply: DocumentedReply
  faults: string[]
  judged: boolean
  undo?: () => Promise<void>
}

function address(transaction: Transaction, { url, path, headers, body }: PreparedRequest): void {
  const { hostname, port } = new URL(url)
  Object.assign(transaction, { host: hostname, port, fullPath: path })
  transaction.request = { ...transaction.request, headers, body: body ?? '' }
  // Dredd's other checks would compare placeholders; only the status remains.
  transaction.expected = { statusCode: transaction.expected.statusCode }
}

const keyOf = ({ operation, status, responseType, requestType }: DocumentedReply) =>
  [operation.id, status, responseType ?? '', requestType ?? ''].join(' ')

const keyOfTransaction = ({ origin, expected, request }: Transaction) =>
  [
    origin.actionName,
    expected.statusCode,
    expected.headers?.['Content-Type'] ?? '',
    request.headers['Content-Type'] ?? '',
  ].join(' ')

/* Dredd has no types; this is the part that is used here. */
interface Transaction {
  name: string
  origin: { actionName: string }
  request: { method: string; headers: Record<string, string>; body?: string | Buffer }
  expected: { statusCode: string; headers?: Record<string, string> }
  real: {
    statusCode: number
    headers: Record<string, string | string[]>
    body?: string
    bodyEncoding?: string
  }
  fail?: string
  test?: { valid?: boolean; message: string }
}

interface ContractRun {
  before(transaction: Transaction): Promise<void>
  judge(transaction: Transaction): void
  after(transaction: Transaction): Promise<void>
}

declare global {
  /** How `dredd-hooks.cjs` finds its run. */
  var contractRun: ContractRun | undefined
}

/** Loads Dredd without its own output: warnings about its age, and a line per test. */
function loadDredd() {
  const require = createRequire(import.meta.url)
  const { emitWarning } = process
  process.emitWarning = () => undefined
  try {
    const { default: output } = require('dredd/build/reporters/reporterOutputLogger') as {
      default: { transports: { console: { silent: boolean } } }
    }
    output.transports.console.silent = true
    return require('dredd') as new (config: object) => { run(done: (error: Error | null) => void): void }
  } finally {
    process.emitWarning = emitWarning
  }
}
