import type { Payment } from '#generated/payments/prisma/client.ts'
import type { Transaction } from '#platform/database/transaction.ts'
import { platformProblem } from '#platform/problem.ts'
import { publishState } from './publish-events.ts'
import type { Context } from './context.ts'
import { entriesOf } from './ledger/ledger.ts'
import { stateAfter, startState, type Step, stepOf, type Command } from './payment.ts'
import type { ProviderResult } from './provider/provider.ts'
import { record } from './ledger/insert-entries.ts'
import { stateOf } from './representation.ts'

/**
 * Executes a command if the state of the payment allows it. An operation in progress is completed first, because its
 * result decides whether the command is possible.
 *
 * @returns the resulting payment; its state shows whether the command succeeded
 * @throws ProviderUnavailable if the provider does not respond; the next request resumes the operation
 */
export async function execute(command: Command, paymentId: string, ctx: Context): Promise<Payment> {
  const started = await start(command, paymentId, ctx)
  if (started) return settle(started, ctx)
  const known = await ctx.db.payment.findUnique({ where: { id: paymentId } })
  if (!known) throw platformProblem('not-found')
  const payment = await settle(known, ctx)
  // The previous operation left the payment authorized; retry. Terminates because states never repeat.
  return startState(stateOf(payment), command) ? execute(command, paymentId, ctx) : payment
}

/** Marks the operation as in progress before the provider is called. Of concurrent requests, one succeeds. */
async function start(command: Command, paymentId: string, { database, now }: Context) {
  const { rows } = await database.pool.query<Payment>(
    `UPDATE payments SET state = $2, version = version + 1, updated_at = $3
     WHERE id = $1 AND state = 'authorized' RETURNING ${COLUMNS}`,
    [paymentId, startState('authorized', command), now()],
  )
  return rows[0]
}

/**
 * Completes the operation in progress: calls the provider, and records the result.
 *
 * @param onBooked runs in the transaction that records it
 */
export async function settle(payment: Payment, ctx: Context, onBooked?: OnBooked): Promise<Payment> {
  const step = stepOf(stateOf(payment))
  if (!step) return payment
  const result = await call(step, payment, ctx)
  return book(payment, result, ctx, onBooked)
}

type OnBooked = (tx: Transaction, payment: Payment) => Promise<unknown>

/** Calls the provider. Each payment has each operation once, so payment id and operation form the idempotency key. */
function call(step: Step, payment: Payment, { provider }: Context): Promise<ProviderResult> {
  const { id, method, amountMinor, currency, providerReference } = payment
  const key = `${id}:${step}`
  if (step === 'authorize')
    return provider.authorize({ key, paymentReference: id, method, amountMinor, currency })
  if (providerReference === null) throw new Error(`The payment ${id} has no provider reference`)
  return provider[step]({ key, reference: providerReference })
}

/** Updates state, ledger and outbox in one transaction. Of concurrent calls, one makes the change. */
function book(payment: Payment, result: ProviderResult, ctx: Context, onBooked?: OnBooked): Promise<Payment> {
  const from = stateOf(payment)
  const to = stateAfter(from, result.accepted)
  const at = ctx.now()
  return ctx.database.sql.$transaction(async (tx) => {
    const [booked] = await tx.$queryRawUnsafe<Payment[]>(
      `UPDATE payments SET state = $3, version = version + 1, updated_at = $4::timestamptz,
         provider_reference = coalesce($5, provider_reference), failure_reason = coalesce($6, failure_reason)
       WHERE id = $1::uuid AND state = $2 RETURNING ${COLUMNS}`,
      ...[payment.id, from, to, at],
      result.accepted ? result.reference : null,
      to === 'failed' && !result.accepted ? result.reason : null,
    )
    if (!booked) {
      const [known] = await tx.$queryRawUnsafe<[Payment]>(
        `SELECT ${COLUMNS} FROM payments WHERE id = $1::uuid`,
        payment.id,
      )
      return known
    }
    await record(tx, booked, entriesOf(from, to, booked.amountMinor), ctx)
    await publishState(tx, booked, ctx)
    await onBooked?.(tx, booked)
    return booked
  })
}

/** The columns of a payment, with Prisma's field names as aliases. */
export const COLUMNS = `id, order_id AS "orderId", customer_id AS "customerId", state, amount_minor AS "amountMinor",
  currency, refunded_minor AS "refundedMinor", method, provider_reference AS "providerReference",
  failure_reason AS "failureReason", version, created_at AS "createdAt", updated_at AS "updatedAt"`
