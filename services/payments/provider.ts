import type { components } from '#generated/payments/v1/types.ts'
import { platformProblem, type Problem } from '#platform/problem.ts'

export type FailureReason = components['schemas']['FailureReason']

/** What a provider says for good: the same again each time that it is asked with the same key. */
export type Answer =
  | {
      accepted: true
      /** The provider's name for the charge. */
      reference: string
    }
  | { accepted: false; reason: FailureReason }

/**
 * Who moves the money. Each request carries a key that names it for ever: sent again, it is not done again, and gets
 * the first answer. So whoever does not know what became of a request sends it once more.
 *
 * Every method throws `ProviderUnavailable` when there is no answer in good time; then nobody knows whether it was done.
 */
export interface Provider {
  /** Sets money aside. @param request.paymentReference what we call the payment */
  authorize(
    request: Keyed & { paymentReference: string; method: string; amountMinor: number; currency: string },
  ): Promise<Answer>
  /** Takes all that was set aside. */
  capture(request: Keyed & Charge): Promise<Answer>
  /** Releases what was set aside. */
  void(request: Keyed & Charge): Promise<Answer>
  /** Gives back some of what was taken. */
  refund(request: Keyed & Charge & { amountMinor: number }): Promise<Answer>
  close(): Promise<void>
}

interface Keyed {
  key: string
}

interface Charge {
  reference: string
}

/** The provider's answer stayed out. */
export class ProviderUnavailable extends Error {
  override name = 'ProviderUnavailable'
}

/** 503: the same request with the same key finds out what became of it. */
export function providerProblem(error: unknown): Problem | undefined {
  if (!(error instanceof ProviderUnavailable)) return undefined
  return platformProblem('unavailable', {
    detail: 'The payment provider is not responding. Repeat the same request with the same key.',
    headers: { 'Retry-After': '1' },
    cause: error,
  })
}
