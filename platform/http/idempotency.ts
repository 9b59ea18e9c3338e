import { createHash, randomUUID } from 'node:crypto'
import { uuidOf } from '../contract/uuid.ts'
import type { Contract } from '../contract/contract.ts'
import type { AnyHandler, Exchange, IdempotencyInput, Reply } from './handler.ts'
import { type FieldError, platformProblem, Problem } from '../problem.ts'
import type { Principal } from '../auth/principal.ts'
import type { Claim, IdempotencyStore, StoredReply } from '../database/idempotency-store.ts'

/** The input of the wrapper, and the one field that it sets. */
interface IdempotentInput extends Exchange {
  params: object
  query: object
  headers: Record<string, unknown>
  body: unknown
  principal: Principal | undefined
  /** `x-idempotency` of the operation that was called, in the version that was called. */
  promised: 'required' | 'optional' | undefined
  idempotency?: IdempotencyInput | undefined
}

/* Ids are made of it, so it is the same in each version. */
const SCOPE = 'v1'

/**
 * Wraps the handlers of operations with `x-idempotency`: the same key with the same request returns the stored response
 * with `Idempotency-Replayed: true`; with a different request 422; while the first one runs 409. Responses below 500
 * are stored, including problems (4xx); after a 5xx a retry runs again. Older versions are served by these handlers, so a
 * key is the same one in each version of the operation. The version that is called says whether a key is required, optional
 * or ignored. A handler whose contract requires a key always gets one: for a request without, it is a random one.
 */
export function idempotent(
  contract: Contract,
  handlers: Readonly<Record<string, AnyHandler>>,
  store: IdempotencyStore,
): Record<string, AnyHandler> {
  const wrapped: Record<string, AnyHandler> = { ...handlers }
  const { version } = contract
  for (const { id, idempotency } of contract.compiled?.operations ?? []) {
    const handler = handlers[id]
    if (!handler) continue
    const isRequired = idempotency === 'required'
    wrapped[id] = (input: IdempotentInput, ctx) => {
      // An older version may promise what this one does not.
      if (idempotency === undefined && input.promised === undefined) return handler(input, ctx)
      return once({ id, isRequired, version }, handler, input, ctx, store)
    }
  }
  return wrapped
}

interface Wrapped {
  id: string
  /** By the contract of the handler. */
  isRequired: boolean
  version: string
}

async function once(
  { id: operation, isRequired, version }: Wrapped,
  handler: AnyHandler,
  input: IdempotentInput,
  ctx: unknown,
  store: IdempotencyStore,
): Promise<Reply> {
  const sent = sentKey(input)
  if (sent === undefined && !isRequired) return handler(input, ctx)
  const key = sent ?? randomUUID()
  if (sent === undefined) input.headers['Idempotency-Key'] = key
  const scope = `${input.principal?.kind ?? 'anybody'}:${input.principal?.id ?? ''} ${SCOPE} ${operation}`
  const begun = await store.begin(scope, key, fingerprintOf(input))
  if (begun === 'running') {
    throw stillRunning()
  }
  if (begun === 'other-request') {
    throw platformProblem('idempotency-key-reused', {
      detail: 'This Idempotency-Key was used with a different request. Use a new key for a new request.',
    })
  }
  if ('status' in begun) return replay(begun, version)
  const name = `${scope} ${key}`
  const ids = { key, id: uuidOf(`${name} ${begun.createdAt}`), permanentId: uuidOf(name) }
  return run(handler, input, ctx, { ids, version }, begun, store)
}

/**
 * The key of the request, by the contract of the version that was called.
 *
 * @throws Problem 400 when it requires one, and for one of another form
 */
function sentKey({ promised, request }: IdempotentInput): string | undefined {
  const { 'idempotency-key': key } = request.headers as { 'idempotency-key'?: string }
  if (promised === undefined || (promised === 'optional' && key === undefined)) return undefined
  if (key === undefined || !/^[\x20-\x7e]{1,255}$/.test(key)) throw missing(key)
  return key
}

async function run(
  handler: AnyHandler,
  input: IdempotentInput,
  ctx: unknown,
  { ids, version }: { ids: Omit<IdempotencyInput, 'store'>; version: string },
  first: Claim,
  store: IdempotencyStore,
): Promise<Reply> {
  let claim: Claim | undefined = first
  let extending: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    extending = extending.then(async () => {
      // Failed to extend: retry at the next interval, before the lock expires.
      if (claim) claim = await store.extend(claim).catch(() => claim)
    })
  }, store.lockMs / 3)
  const stop = async () => {
    clearInterval(timer)
    await extending
  }
  let stored: object | undefined
  // Set on the input itself: a copy of an instance of `Input` would lack its getters (`log`, `signal`, `request`).
  input.idempotency = {
    ...ids,
    store: async (tx, reply) => {
      // An extension in between would change the lock.
      await stop()
      if (!claim || !(await store.finish(claim, storedReply(reply as Reply, version), tx)))
        throw stillRunning()
      stored = reply
      return reply
    },
  }
  try {
    const reply = await handler(input, ctx)
    await stop()
    if (reply === stored) return reply
    // The effect is committed: failing to store its response must not turn it into a failure. The next request with
    // this key runs the handler again, which finds its row by `idempotency.id`.
    if (claim) await store.finish(claim, storedReply(reply, version)).catch(() => {})
    return reply
  } catch (error) {
    await stop()
    if (claim && error instanceof Problem && error.status < 500) {
      await store.finish(claim, storedProblem(error, version)).catch(() => {})
    } else if (claim) await store.release(claim).catch(() => {})
    throw error
  }
}

const stillRunning = () =>
  platformProblem('idempotency-conflict', {
    detail: 'The first request with this Idempotency-Key is still being processed.',
    headers: { 'Retry-After': '1' },
  })

/* Headers that describe the stored body. */
const CONTENT_TYPE = 'charter-content-type'
const PROBLEM = 'charter-problem'
const VERSION = 'charter-version'

function storedReply({ status, headers, contentType, body }: Reply, version: string): StoredReply {
  if (
    body !== undefined &&
    (Buffer.isBuffer(body) || (typeof body === 'object' && body !== null && 'pipe' in body))
  )
    throw new Error('Only a JSON or text response can be stored for an idempotency key')
  return {
    status,
    headers: {
      ...headers,
      [VERSION]: version,
      ...(contentType === undefined ? {} : { [CONTENT_TYPE]: contentType }),
    },
    body: body === undefined ? null : Buffer.from(JSON.stringify(body)),
  }
}

interface StoredProblem {
  code: string
  title: string
  detail?: string
  errors?: FieldError[]
}

const storedProblem = (
  { code, status, title, detail, errors, headers }: Problem,
  version: string,
): StoredReply => ({
  status,
  headers: { ...headers, [VERSION]: version, [PROBLEM]: true },
  body: Buffer.from(JSON.stringify({ code, title, detail, errors } satisfies StoredProblem)),
})

/** @throws Problem 422 for a response of a process that did not know this version yet: it has another form */
function replay({ status, headers: kept, body }: StoredReply, version: string): Reply {
  const { [CONTENT_TYPE]: contentType, [PROBLEM]: isProblem, [VERSION]: stored = SCOPE, ...rest } = kept
  if (stored !== version)
    throw platformProblem('idempotency-key-reused', {
      detail: `This Idempotency-Key was used before ${version} was served. Its request had its effect; use a new key for a new request.`,
    })
  const headers = { ...rest, 'Idempotency-Replayed': 'true' } as Record<string, string>
  const value = body === null ? undefined : (JSON.parse(body.toString()) as unknown)
  if (isProblem) {
    const { code, title, detail, errors } = value as StoredProblem
    throw new Problem(code, status, title, { detail, errors, headers })
  }
  return {
    status,
    headers,
    ...(value === undefined ? {} : { body: value }),
    ...(contentType === undefined ? {} : { contentType: contentType as string }),
  }
}

function missing(key: string | undefined): Problem {
  const detail = key === undefined ? 'is required' : 'must be 1 to 255 printable ASCII characters'
  return platformProblem('validation-failed', { errors: [{ pointer: '/header/Idempotency-Key', detail }] })
}

/** Computed from the validated request: a default that is left out or sent explicitly gives the same request. */
function fingerprintOf({ params, query, body }: IdempotentInput): Buffer {
  const hash = createHash('sha256')
  return hash.update(JSON.stringify([params, query, body ?? null], sortedKeys)).digest()
}

const sortedKeys = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
