import type { Payment } from '#generated/payments/prisma/client.ts'
import { platformProblem } from '#platform/problem.ts'
import { announce } from './announce.ts'
import type { Context } from './context.ts'
import { entriesOf } from './ledger.ts'
import { answered, begin, type Step, stepOf, type Wish } from './payment.ts'
import type { Answer } from './provider.ts'
import { record } from './record.ts'
import { stateOf } from './representation.ts'
import { COLUMNS } from './row.ts'

/**
 * Does what is wished with a payment, as far as its state allows. What another request began with it is ended first:
 * nobody knows what became of that, and so what can be done now.
 *
 * @returns the payment as it is then; whether it is as it was wished, its state says
 * @throws ProviderUnavailable when the provider's answer stays out: the next request takes it up again
 */
export async function carryOut(wish: Wish, paymentId: string, ctx: Context): Promise<Payment> {
  const begun = await beginWith(wish, paymentId, ctx)
  if (begun) return settle(begun, ctx)
  const known = await ctx.db.payment.findUnique({ where: { id: paymentId } })
  if (!known) throw platformProblem('not-found')
  const payment = await settle(known, ctx)
  // It has come to where this can begin. States never come again, so this ends.
  return begin(stateOf(payment), wish) ? carryOut(wish, paymentId, ctx) : payment
}

/** Written before the provider is asked. Bound to the state: of two requests at once one begins. */
async function beginWith(wish: Wish, paymentId: string, { database, now }: Context) {
  const { rows } = await database.pool.query<Payment>(
    `UPDATE payments SET state = $2, version = version + 1, updated_at = $3
     WHERE id = $1 AND state = 'authorized' RETURNING ${COLUMNS}`,
    [paymentId, begin('authorized', wish), now()],
  )
  return rows[0]
}

/** Ends what was begun with a payment: asks the provider, under the key of that step, and books its answer. */
export async function settle(payment: Payment, ctx: Context): Promise<Payment> {
  const step = stepOf(stateOf(payment))
  if (!step) return payment
  const answer = await ask(step, payment, ctx)
  return book(payment, answer, ctx)
}

/** A payment has each step once, so its id and the step name it: a repetition is none to the provider. */
function ask(step: Step, payment: Payment, { provider }: Context): Promise<Answer> {
  const { id, method, amountMinor, currency, providerReference } = payment
  const key = `${id}:${step}`
  if (step === 'authorize')
    return provider.authorize({ key, paymentReference: id, method, amountMinor, currency })
  if (providerReference === null) throw new Error(`The payment ${id} has no provider reference`)
  return provider[step]({ key, reference: providerReference })
}

/** State, ledger and event change together; of two requests with the same answer one changes them. */
function book(payment: Payment, answer: Answer, ctx: Context): Promise<Payment> {
  const from = stateOf(payment)
  const to = answered(from, answer.accepted)
  const at = ctx.now()
  return ctx.database.sql.$transaction(async (tx) => {
    const [booked] = await tx.$queryRawUnsafe<Payment[]>(
      `UPDATE payments SET state = $3, version = version + 1, updated_at = $4::timestamptz,
         provider_reference = coalesce($5, provider_reference), failure_reason = coalesce($6, failure_reason)
       WHERE id = $1::uuid AND state = $2 RETURNING ${COLUMNS}`,
      ...[payment.id, from, to, at],
      answer.accepted ? answer.reference : null,
      to === 'failed' && !answer.accepted ? answer.reason : null,
    )
    if (!booked) {
      const [known] = await tx.$queryRawUnsafe<[Payment]>(
        `SELECT ${COLUMNS} FROM payments WHERE id = $1::uuid`,
        payment.id,
      )
      return known
    }
    await record(tx, booked, entriesOf(from, to, booked.amountMinor), ctx)
    await announce(tx, booked, ctx)
    return booked
  })
}
