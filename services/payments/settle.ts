import type { Payment } from '#generated/payments/prisma/client.ts'
import { platformProblem } from '#platform/problem.ts'
import { announce } from './announce.ts'
import type { Context } from './context.ts'
import { entriesOf } from './ledger.ts'
import { answered, begin, type Step, stepOf, type Wish } from './payment.ts'
import type { Answer } from './provider.ts'
import { record } from './record.ts'
import { stateOf } from './representation.ts'

/**
 * Does what is wished with a payment, as far as its state allows. What another request began with it is ended first:
 * nobody knows what became of that, and so what can be done now.
 *
 * @returns the payment as it is then; whether it is as it was wished, its state says
 * @throws ProviderUnavailable when the provider's answer stays out: the next request takes it up again
 */
export async function carryOut(wish: Wish, paymentId: string, ctx: Context): Promise<Payment> {
  const known = await ctx.db.payment.findUnique({ where: { id: paymentId } })
  if (!known) throw platformProblem('not-found')
  const payment = await settle(known, ctx)
  const begun = begin(stateOf(payment), wish)
  if (!begun) return payment
  // Written before the provider is asked. Bound to the state: of two requests at once one begins.
  const [written] = await ctx.db.payment.updateManyAndReturn({
    where: { id: paymentId, state: payment.state },
    data: { state: begun, version: { increment: 1 }, updatedAt: ctx.now() },
  })
  // Another request was faster. States never come again, so this ends.
  return written ? settle(written, ctx) : carryOut(wish, paymentId, ctx)
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
  if (providerReference === null) throw new Error(`The payment ${id} has no reference of the provider`)
  return provider[step]({ key, reference: providerReference })
}

/** State, ledger and event change together; of two requests with the same answer one changes them. */
function book(payment: Payment, answer: Answer, ctx: Context): Promise<Payment> {
  const from = stateOf(payment)
  const to = answered(from, answer.accepted)
  const at = ctx.now()
  return ctx.db.$transaction(async (tx) => {
    const [booked] = await tx.payment.updateManyAndReturn({
      where: { id: payment.id, state: from },
      data: {
        state: to,
        version: { increment: 1 },
        updatedAt: at,
        ...(answer.accepted ? { providerReference: answer.reference } : {}),
        ...(to === 'failed' && !answer.accepted ? { failureReason: answer.reason } : {}),
      },
    })
    if (!booked) return tx.payment.findUniqueOrThrow({ where: { id: payment.id } })
    await record(tx, booked, entriesOf(from, to, booked.amountMinor), ctx)
    await announce(tx, booked, ctx)
    return booked
  })
}
