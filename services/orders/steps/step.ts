import type { Context } from '../context.ts'
import type { OrderWithItems } from '../order.ts'
import type { Outcome } from '../saga.ts'

/** What became of an attempt, and the payment, once there is one. */
export type Attempt = Outcome & { paymentId?: string }

export interface StepInput {
  order: OrderWithItems
  /** The same for each attempt: the other service does the step once. */
  idempotencyKey: string
}

/** One attempt at a step. It may come again, also when it was done. */
export type TakeStep = (input: StepInput, ctx: Context) => Promise<Attempt>

export const DONE: Outcome = { kind: 'done' }

/** How another service's answer comes: its problem, when it is one. */
interface Answer {
  error?: unknown
  response: Response
}

/** Not a word about the step itself: nobody could look at it, or not now. */
const SAYS_NOTHING = new Set([401, 403, 408, 425, 429])

/**
 * What an answer that is no success says of the step.
 *
 * @param known by the problem's code, what is an answer like any other
 */
export function refusal(
  service: string,
  { error, response: { status } }: Answer,
  known: Readonly<Record<string, Outcome>> = {},
): Outcome {
  const code = (error as { code?: unknown } | undefined)?.code
  const said = typeof code === 'string' && Object.hasOwn(known, code) ? known[code] : undefined
  if (said) return said
  const detail = `${service} responded with ${status} ${typeof code === 'string' ? code : ''}`.trim()
  const isOpen = status >= 500 || SAYS_NOTHING.has(status) || code === 'idempotency-conflict'
  return { kind: isOpen ? 'unknown' : 'impossible', detail }
}
