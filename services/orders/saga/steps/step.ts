import type { Context } from '../../context.ts'
import type { OrderWithItems } from '../../order.ts'
import type { Outcome } from '../saga.ts'

/** The outcome of an attempt, and the payment id once it exists. */
export type Attempt = Outcome & { paymentId?: string }

export interface StepInput {
  order: OrderWithItems
  /** The same for each attempt, for steps that create something. The others are idempotent without a key. */
  idempotencyKey: string
}

/** Makes one attempt at a step. Must be idempotent. */
export type TakeStep = (input: StepInput, ctx: Context) => Promise<Attempt>

export const DONE: Outcome = { kind: 'done' }

/** An unsuccessful response of another service, with its problem document. */
interface FailedResponse {
  error?: unknown
  response: Response
}

/** Statuses that leave open whether the step can be executed: authentication, timeouts, rate limits. */
const INCONCLUSIVE = new Set([401, 403, 408, 425, 429])

/**
 * Maps an unsuccessful response to the outcome of the step.
 *
 * @param known expected outcomes, by problem code
 */
export function outcomeOf(
  service: string,
  { error, response: { status } }: FailedResponse,
  known: Readonly<Record<string, Outcome>> = {},
): Outcome {
  const code = (error as { code?: unknown } | undefined)?.code
  const outcome = typeof code === 'string' && Object.hasOwn(known, code) ? known[code] : undefined
  if (outcome) return outcome
  const detail = `${service} responded with ${status} ${typeof code === 'string' ? code : ''}`.trim()
  const isOpen = status >= 500 || INCONCLUSIVE.has(status) || code === 'idempotency-conflict'
  return { kind: isOpen ? 'unknown' : 'impossible', detail }
}

/** The payment of an order; set by `authorize-payment`, which precedes all steps that need it. */
export function paymentOf({ id, paymentId }: OrderWithItems): string {
  if (paymentId === null) throw new Error(`The order ${id} has no payment`)
  return paymentId
}
