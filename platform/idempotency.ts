import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import type { Contract } from './contract.ts'
import type { AnyHandler, Exchange, IdempotencyInput, Principal, Reply } from './handler.ts'
import { type FieldError, platformProblem, Problem } from './problem.ts'
import { clean, RETAINED } from './retention.ts'

export interface IdempotencyStore {
  /** `first`: the caller runs the request, under this lock. Otherwise the state of the first request with this key. */
  begin(
    scope: string,
    key: string,
    fingerprint: Buffer,
  ): Promise<Claim | StoredReply | 'running' | 'other-request'>
  /** Extends the lock of a slow handler. @returns the new lock, or undefined when it was lost */
  extend(claim: Claim): Promise<Claim | undefined>
  finish(claim: Claim, reply: StoredReply): Promise<void>
  /** Unlocks a failed request whose response is not stored: a retry with this key runs again, under the same id. */
  release(claim: Claim): Promise<void>
  /** Deletes expired responses. @returns how many */
  clean(): Promise<number>
  lockMs: number
}

export interface Claim {
  scope: string
  key: string
  /** RFC 3339, by the database's clock. Identifies this attempt: a process that lost its lock overwrites nothing. */
  lockedUntil: string
  /** RFC 3339, by the database's clock: the first use of the key. A reuse after expiry starts over. */
  createdAt: string
}

export interface StoredReply {
  status: number
  headers: Record<string, unknown>
  body: Buffer | null
}

export interface IdempotencyOptions {
  /** How long a lock lasts unless it is extended; then the next request with the key runs. */
  lockMs?: number
  /** How long a response is stored. */
  keepMs?: number
  /** Decides when a key expires, and nothing else: locks use the database's clock, which all instances share. */
  now?: () => Date
}

/** The table `idempotency_keys` of a service's database. */
export function idempotencyStore(pool: Pool, options: IdempotencyOptions = {}): IdempotencyStore {
  const { lockMs = 5_000, keepMs = 86_400_000, now = () => new Date() } = options
  const lock = `clock_timestamp() + ${Math.ceil(lockMs)} * interval '1 ms'`
  return {
    lockMs,
    clean: () => clean(pool, { ...RETAINED.idempotencyKeys, keepMs: 0 }, now()),
    begin: async (scope, key, fingerprint) => {
      const time = now()
      // One statement: inserts the row, or takes over an expired one; otherwise it returns no row.
      const claimed = await pool.query<{ locked_until: Date; created_at: Date }>(
        `INSERT INTO idempotency_keys AS k (scope, key, fingerprint, state, locked_until, created_at, expires_at)
         VALUES ($1, $2, $3, 'running', ${lock}, clock_timestamp(), $5)
         ON CONFLICT (scope, key) DO UPDATE SET fingerprint = excluded.fingerprint, state = 'running', status = NULL,
           headers = NULL, body = NULL, locked_until = excluded.locked_until,
           created_at = CASE WHEN k.expires_at <= $4 THEN excluded.created_at ELSE k.created_at END,
           expires_at = CASE WHEN k.expires_at <= $4 THEN excluded.expires_at ELSE k.expires_at END
         WHERE k.expires_at <= $4
            OR (k.state = 'running' AND k.locked_until <= clock_timestamp() AND k.fingerprint = excluded.fingerprint)
         RETURNING locked_until, created_at`,
        [scope, key, fingerprint, time, new Date(time.getTime() + keepMs)],
      )
      const [claim] = claimed.rows
      if (claim) {
        const { locked_until: lockedUntil, created_at: createdAt } = claim
        return { scope, key, lockedUntil: lockedUntil.toISOString(), createdAt: createdAt.toISOString() }
      }
      const { rows } = await pool.query<StoredReply & { state: string; fingerprint: Buffer }>(
        'SELECT state, fingerprint, status, headers, body FROM idempotency_keys WHERE scope = $1 AND key = $2',
        [scope, key],
      )
      const [row] = rows
      // Expired and deleted between the two statements: reported like a running request.
      if (!row) return 'running'
      if (!row.fingerprint.equals(fingerprint)) return 'other-request'
      if (row.state === 'running') return 'running'
      return { status: row.status, headers: row.headers, body: row.body }
    },
    extend: async (claim) => {
      const { scope, key, lockedUntil } = claim
      const { rows } = await pool.query<{ locked_until: Date }>(
        `UPDATE idempotency_keys SET locked_until = ${lock}
         WHERE scope = $1 AND key = $2 AND state = 'running' AND locked_until = $3 RETURNING locked_until`,
        [scope, key, lockedUntil],
      )
      return rows[0] && { ...claim, lockedUntil: rows[0].locked_until.toISOString() }
    },
    finish: async ({ scope, key, lockedUntil }, { status, headers, body }) => {
      await pool.query(
        `UPDATE idempotency_keys SET state = 'done', status = $4, headers = $5, body = $6
         WHERE scope = $1 AND key = $2 AND state = 'running' AND locked_until = $3`,
        [scope, key, lockedUntil, status, JSON.stringify(headers), body],
      )
    },
    release: async ({ scope, key, lockedUntil }) => {
      // The row stays, so that a retry finds what was already written by the id derived from it.
      await pool.query(
        `UPDATE idempotency_keys SET locked_until = 'epoch'
         WHERE scope = $1 AND key = $2 AND state = 'running' AND locked_until = $3`,
        [scope, key, lockedUntil],
      )
    },
  }
}

/** The input of the wrapper, and the one field that it sets. */
interface IdempotentInput extends Exchange {
  params: object
  query: object
  headers: Record<string, unknown>
  body: unknown
  principal: Principal | undefined
  idempotency?: IdempotencyInput | undefined
}

/**
 * Wraps the handlers of operations with `x-idempotency`: the same key with the same request returns the stored response
 * with `Idempotency-Replayed: true`; with a different request 422; while the first one runs 409. Responses below 500
 * are stored, including problems (4xx); after a 5xx a retry runs again.
 */
export function idempotent(
  contract: Contract,
  handlers: Readonly<Record<string, AnyHandler>>,
  store: IdempotencyStore,
): Record<string, AnyHandler> {
  const wrapped: Record<string, AnyHandler> = { ...handlers }
  for (const { id, idempotency: need } of contract.compiled?.operations ?? []) {
    const handler = handlers[id]
    if (handler && need)
      wrapped[id] = (input, ctx) =>
        once(`${contract.version} ${id}`, need, handler, input as IdempotentInput, ctx, store)
  }
  return wrapped
}

async function once(
  operation: string,
  need: 'required' | 'optional',
  handler: AnyHandler,
  input: IdempotentInput,
  ctx: unknown,
  store: IdempotencyStore,
): Promise<Reply> {
  const { 'idempotency-key': key } = input.request.headers as { 'idempotency-key'?: string }
  if (key === undefined && need === 'optional') return handler(input, ctx)
  if (key === undefined || !/^[\x20-\x7e]{1,255}$/.test(key)) throw missing(key)
  const scope = `${input.principal?.kind ?? 'anybody'}:${input.principal?.id ?? ''} ${operation}`
  const begun = await store.begin(scope, key, fingerprintOf(input))
  if (begun === 'running') {
    throw platformProblem('idempotency-conflict', {
      detail: 'The first request with this Idempotency-Key is still being processed.',
      headers: { 'Retry-After': '1' },
    })
  }
  if (begun === 'other-request') {
    throw platformProblem('idempotency-key-reused', {
      detail: 'This Idempotency-Key was used with a different request. Use a new key for a new request.',
    })
  }
  if ('status' in begun) return replay(begun)
  // Set on the input itself: a copy of an instance of `Input` would lack its getters (`log`, `signal`, `request`).
  const name = `${scope} ${key}`
  input.idempotency = { key, id: uuidOf(`${name} ${begun.createdAt}`), permanentId: uuidOf(name) }
  return run(handler, input, ctx, begun, store)
}

async function run(
  handler: AnyHandler,
  input: object,
  ctx: unknown,
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
  try {
    const reply = await handler(input, ctx)
    await stop()
    // The effect is committed: failing to store its response must not turn it into a failure. The next request with
    // this key runs the handler again, which finds its row by `idempotency.id`.
    if (claim) await store.finish(claim, storedReply(reply)).catch(() => {})
    return reply
  } catch (error) {
    await stop()
    if (claim && error instanceof Problem && error.status < 500) {
      await store.finish(claim, storedProblem(error)).catch(() => {})
    } else if (claim) await store.release(claim).catch(() => {})
    throw error
  }
}

/* Headers that describe the stored body. */
const CONTENT_TYPE = 'charter-content-type'
const PROBLEM = 'charter-problem'

function storedReply({ status, headers, contentType, body }: Reply): StoredReply {
  if (
    body !== undefined &&
    (Buffer.isBuffer(body) || (typeof body === 'object' && body !== null && 'pipe' in body))
  )
    throw new Error('Only a JSON or text response can be stored for an idempotency key')
  return {
    status,
    headers: { ...headers, ...(contentType === undefined ? {} : { [CONTENT_TYPE]: contentType }) },
    body: body === undefined ? null : Buffer.from(JSON.stringify(body)),
  }
}

interface StoredProblem {
  code: string
  title: string
  detail?: string
  errors?: FieldError[]
}

const storedProblem = ({ code, status, title, detail, errors, headers }: Problem): StoredReply => ({
  status,
  headers: { ...headers, [PROBLEM]: true },
  body: Buffer.from(JSON.stringify({ code, title, detail, errors } satisfies StoredProblem)),
})

function replay({ status, headers: kept, body }: StoredReply): Reply {
  const { [CONTENT_TYPE]: contentType, [PROBLEM]: isProblem, ...rest } = kept
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

/** The namespace of our UUIDs (RFC 9562, section 5.5). */
const NAMESPACE = Buffer.from('6f2b4c1e9d3a4f57a8c06e1d2b7f9a34', 'hex')

/** UUID version 5. */
export function uuidOf(name: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16)
  hash[6] = ((hash[6] as number) & 0x0f) | 0x50
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
