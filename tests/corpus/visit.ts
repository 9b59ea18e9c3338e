/**
 * Boots a generated contract, calls its operations and compares verdicts with the oracle. Writes what came of it to `visit.json`, and
 * handlers with what was received and sent beside the contract, for the type-check.
 */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import type { Contract } from '#platform/contract/contract.ts'
import type { AnyHandler, Reply } from '#platform/http/handler.ts'
import { openSource } from '#compiler/document/source.ts'
import { mockHandlers } from '../../scripts/serve-mock.ts'
import { serve } from '../../scripts/serve.ts'
import { handlersText, type Exchanged, plainInput } from './handlers-text.ts'
import { kindOfDifference } from './difference-kinds.ts'
import { type Parts, partsOf } from './operations.ts'
import { openOracle } from './oracle.ts'
import { mutated, openRandom } from './random-sample.ts'
import { sampleReplies, type SampledReply } from './replies.ts'
import { type Request, type Tools, validRequest } from './requests.ts'
import { openSender } from './send.ts'

export interface Difference {
  operation: string
  what: string
  /** Why the two may differ; `unexplained` is an error of the engine. */
  kind: string
  reason: string
}

export interface Visit {
  bootMs: number
  /** How many operations the mock sent each status for. */
  mocks: Record<string, number>
  requests: { valid: number; invalid: number; notMade: number }
  replies: { sent: number; notMade: number }
  differences: Difference[]
}

const VALID = 4
const CHANGED = 6

const folder = process.argv[2] as string
const { contract } = (await import(pathToFileURL(resolve(folder, 'contract.ts')).href)) as {
  contract: Contract
}
let reply: Reply | 'mock' = { status: 204 }
let input: Record<string, unknown> | undefined
const mocks = mockHandlers(contract)
const handlers = Object.fromEntries(
  (contract.compiled?.operations ?? []).map(({ id }): [string, AnyHandler] => [
    id,
    async (given, context) => {
      input = given as Record<string, unknown>
      return reply === 'mock' ? (mocks[id] as AnyHandler)(given, context) : reply
    },
  ]),
)
const enforcing = await serve({ contract, port: 0, handlers, replies: 'enforce' })
const visit: Visit = {
  bootMs: Math.round(process.uptime() * 1000),
  mocks: {},
  requests: { valid: 0, invalid: 0, notMade: 0 },
  replies: { sent: 0, notMade: 0 },
  differences: [],
}
const open = await serve({ contract, port: 0, handlers, replies: 'off' })
const send = openSender()
const source = openSource(contract.document)
const common = { source, schemes: contract.compiled?.schemes ?? {} }
const requestOracle = openOracle(contract.document, 'request')
const replyOracle = openOracle(contract.document, 'reply')
const exchanged = new Map<string, Exchanged>()

for (const entry of contract.compiled?.operations ?? []) {
  const parts = partsOf(source, entry)
  const random = openRandom(entry.id)
  const tools: Tools = { ...common, oracle: requestOracle, random }
  const record: Exchanged = { inputs: [], reply: undefined }
  exchanged.set(entry.id, record)
  const first = await visitRequests(tools, parts, record)
  if (first) await visitReplies({ ...tools, oracle: replyOracle }, parts, first, record)
  else visit.mocks['not called'] = (visit.mocks['not called'] ?? 0) + 1
}
writeFileSync(join(folder, 'sample-handlers.ts'), handlersText(exchanged))
// A pipe may hold less than this, and the process ends at once.
writeFileSync(join(folder, 'visit.json'), JSON.stringify(visit))
process.exit()

function differ(operation: string, what: string, reason: string): void {
  visit.differences.push({ operation, what, kind: kindOfDifference(reason), reason: reason.slice(0, 400) })
}

/** Sends valid requests, and JSON bodies with something changed in them. */
async function visitRequests(tools: Tools, parts: Parts, record: Exchanged): Promise<Request | undefined> {
  const { id } = parts.entry
  let first: Request | undefined
  let why = ''
  for (let turn = 0; turn < VALID; turn++) {
    const request = await validRequest(tools, parts, turn)
    if (typeof request === 'string') {
      why = request
      continue
    }
    reply = { status: 204 }
    input = undefined
    const response = await send(open.url, request)
    visit.requests.valid++
    if (response.status !== 204) {
      differ(
        id,
        `a valid request is ${response.status}`,
        `${request.method} ${request.path} ${String(request.body ?? '').slice(0, 200)}: ${response.text}`,
      )
      continue
    }
    first ??= request
    // Examples may hold what the contract does not declare: valid, but not of its types.
    const plain = turn % 2 === 1 ? plainInput(input) : undefined
    if (plain) record.inputs.push(plain)
    if (request.json) await visitChanged(tools, id, request)
  }
  if (!first && why !== '') visit.requests.notMade++
  return first
}

async function visitChanged(tools: Tools, id: string, request: Request): Promise<void> {
  const { value, schema } = request.json as NonNullable<Request['json']>
  for (let i = 0; i < CHANGED / VALID; i++) {
    const changed = mutated(value, tools.random)
    const verdict = tools.oracle.check(schema.pointer, changed)
    if (verdict instanceof Error) continue
    reply = { status: 204 }
    const response = await send(open.url, { ...request, body: JSON.stringify(changed) })
    visit.requests[verdict ? 'valid' : 'invalid']++
    const expected = verdict ? 204 : 400
    if (response.status === expected) continue
    const reason = verdict ? response.text : tools.oracle.why(schema.pointer).join(', ')
    differ(
      id,
      `a request that is ${verdict ? 'valid' : 'invalid'} is ${response.status}`,
      `${JSON.stringify(changed).slice(0, 200)}: ${reason}`,
    )
  }
}

/** Calls the mock once, and sends responses that the oracle finds valid. */
async function visitReplies(tools: Tools, parts: Parts, request: Request, record: Exchanged): Promise<void> {
  const { id } = parts.entry
  reply = 'mock'
  const mock = await send(enforcing.url, request)
  visit.mocks[mock.status] = (visit.mocks[mock.status] ?? 0) + 1
  if (mock.status === 500 && mock.text.includes('"code":"internal"')) differ(id, 'the mock is 500', mock.text)
  const { sampled, notMade } = sampleReplies(tools, parts)
  visit.replies.notMade += notMade
  for (const one of sampled) {
    reply = one.reply
    const response = await send(enforcing.url, { ...request, headers: { ...request.headers, accept: '*/*' } })
    visit.replies.sent++
    const wrong = wrongResponse(parts, one, response)
    if (wrong) differ(id, wrong, `${JSON.stringify(one.reply).slice(0, 200)}: ${response.text.slice(0, 200)}`)
    else if (one.isReturned) record.reply ??= one.reply
  }
}

function wrongResponse(
  parts: Parts,
  { reply: sent, isJson }: SampledReply,
  response: { status: number; text: string },
): string | undefined {
  if (response.status !== sent.status) return `a valid response of ${sent.status} is ${response.status}`
  if (!isJson || parts.entry.method === 'head') return undefined
  return isDeepStrictEqual(JSON.parse(response.text), sent.body)
    ? undefined
    : 'a valid response is sent as another one'
}
