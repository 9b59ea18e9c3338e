import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { openPool } from '#platform/database/pool.ts'
import { type ProviderResult, type FailureReason, type Provider, ProviderUnavailable } from './provider.ts'

type Kind = 'authorize' | 'capture' | 'void' | 'refund'

/** The behaviour of each payment method; unknown ones are refused. */
const METHODS: Record<string, Behaviour> = {
  pm_card_ok: {},
  pm_card_declined: { refuses: { authorize: 'card-declined' } },
  pm_card_insufficient_funds: { refuses: { authorize: 'insufficient-funds' } },
  // Undocumented; for tests of late failures.
  pm_card_capture_declined: { refuses: { capture: 'card-declined' } },
  pm_card_timeout_then_ok: { firstTry: 'response-lost' },
  pm_card_flaky: { firstTry: 'unreachable' },
}

interface Behaviour {
  refuses?: Partial<Record<Kind, FailureReason>>
  /** How the first attempt of each call fails: executed with the response lost, or not executed. */
  firstTry?: 'response-lost' | 'unreachable'
}

/**
 * Simulates a payment provider. It has its own schema (`provider`), connections and transactions, so that its state
 * survives a crash of the service, as with a real provider.
 */
export function openSandboxProvider(databaseUrl: string): Provider {
  const pool = openPool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: 2_000,
    statement_timeout: 4_000,
    query_timeout: 5_000,
    application_name: 'sandbox provider',
  })
  pool.on('error', () => {})

  /** Executes a request once per key, and stores the result in the same transaction. */
  async function operate(kind: Kind, request: Request, work: Work): Promise<ProviderResult> {
    const client = await pool.connect()
    let broken: Error | undefined
    // A lost connection also emits `error`, in addition to rejecting the query.
    client.on('error', (error: Error) => (broken = error))
    try {
      await client.query('BEGIN')
      const operation = await recordAttempt(client, kind, request)
      const method = request.method ?? (await methodOf(client, request.reference))
      const { refuses, firstTry } = METHODS[method] ?? { refuses: { authorize: 'payment-failed' } }
      const failure = operation.attempts === 1 ? firstTry : undefined
      // Only the attempt is recorded.
      if (failure === 'unreachable') return await finish(client, failure)
      const result = operation.result ?? (await work(client, refuses?.[kind]))
      if (!operation.result) await store(client, request.key, result)
      return await finish(client, failure, result)
    } catch (error) {
      await client.query('ROLLBACK').catch((lost: Error) => (broken = lost))
      throw error
    } finally {
      client.removeAllListeners('error')
      client.release(broken)
    }
  }

  const call = (kind: Kind, request: Request, work: Work) =>
    operate(kind, request, work).catch((cause: unknown) => {
      if (cause instanceof ProviderUnavailable || cause instanceof TypeError) throw cause
      throw new ProviderUnavailable('The sandbox provider did not respond', { cause })
    })

  return {
    authorize: (request) =>
      call('authorize', request, async (client, refusal) => {
        const reference = `ch_${randomUUID()}`
        const { method, currency, amountMinor, paymentReference } = request
        await client.query(
          `INSERT INTO provider.charges (reference, method, currency, authorized_minor, state, payment_reference)
           VALUES ($1, $2, $3, $4, $5, $6)`,
          [reference, method, currency, amountMinor, refusal ? 'declined' : 'authorized', paymentReference],
        )
        return refusal ? { accepted: false, reason: refusal } : { accepted: true, reference }
      }),
    capture: (request) =>
      call('capture', request, (client, refusal) =>
        change(
          client,
          request,
          refusal
            ? "SET state = 'voided' WHERE state = 'authorized'"
            : "SET state = 'captured', captured_minor = authorized_minor WHERE state = 'authorized'",
          refusal,
        ),
      ),
    void: (request) =>
      call('void', request, (client) =>
        change(client, request, "SET state = 'voided' WHERE state IN ('authorized', 'voided')"),
      ),
    refund: (request) =>
      call('refund', request, (client) =>
        change(
          client,
          request,
          `SET refunded_minor = refunded_minor + $2
           WHERE state = 'captured' AND refunded_minor + $2 <= captured_minor`,
          undefined,
          [request.amountMinor],
        ),
      ),
    close: () => pool.end(),
  }
}

interface Request {
  key: string
  method?: string
  reference?: string
  amountMinor?: number
}

type Work = (client: pg.PoolClient, refusal: FailureReason | undefined) => Promise<ProviderResult>

interface Operation {
  kind: Kind
  amountMinor: string
  attempts: number
  result: ProviderResult | null
}

/** Records the attempt. The row lock serializes concurrent requests with the same key. */
async function recordAttempt(
  client: pg.PoolClient,
  kind: Kind,
  { key, reference, amountMinor = 0 }: Request,
): Promise<Operation> {
  const { rows } = await client.query<Operation>(
    `INSERT INTO provider.operations (idempotency_key, kind, charge_reference, amount_minor) VALUES ($1, $2, $3, $4)
     ON CONFLICT (idempotency_key) DO UPDATE SET attempts = operations.attempts + 1
     RETURNING kind, amount_minor AS "amountMinor", attempts, result`,
    [key, kind, reference, amountMinor],
  )
  const operation = rows[0] as Operation
  // Like a real provider, rejects a key that is reused for a different request.
  if (operation.kind !== kind || Number(operation.amountMinor) !== amountMinor)
    throw new TypeError(`The idempotency key ${key} was used for a different request`)
  return operation
}

async function methodOf(client: pg.PoolClient, reference = ''): Promise<string> {
  const { rows } = await client.query<{ method: string }>(
    'SELECT method FROM provider.charges WHERE reference = $1',
    [reference],
  )
  return rows[0]?.method ?? ''
}

async function store(client: pg.PoolClient, key: string, result: ProviderResult): Promise<void> {
  await client.query(
    `UPDATE provider.operations
     SET result = $2, charge_reference = coalesce($3, charge_reference), done_at = clock_timestamp()
     WHERE idempotency_key = $1`,
    [key, JSON.stringify(result), result.accepted ? result.reference : null],
  )
}

async function finish(
  client: pg.PoolClient,
  failure: Behaviour['firstTry'],
  result?: ProviderResult,
): Promise<ProviderResult> {
  await client.query('COMMIT')
  if (failure || !result)
    throw new ProviderUnavailable(`The sandbox provider simulates a failure: ${failure}`)
  return result
}

async function change(
  client: pg.PoolClient,
  { reference = '' }: Request,
  sql: string,
  refusal?: FailureReason,
  values: unknown[] = [],
): Promise<ProviderResult> {
  const { rowCount } = await client.query(`UPDATE provider.charges ${sql} AND reference = $1`, [
    reference,
    ...values,
  ])
  if (refusal || rowCount !== 1) return { accepted: false, reason: refusal ?? 'payment-failed' }
  return { accepted: true, reference }
}
