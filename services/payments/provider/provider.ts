import type { components } from '#generated/payments/v1/types.ts'
import { platformProblem, type Problem } from '#platform/problem.ts'

export type FailureReason = components['schemas']['FailureReason']

/** The final result of an operation: the same for every call with the same key. */
export type ProviderResult =
  | {
      accepted: true
      /** The provider's id of the charge. */
      reference: string
    }
  | { accepted: false; reason: FailureReason }

/**
 * A payment provider. Calls are idempotent: a repeated key returns the first result and does nothing, so a call with an
 * unknown result can be retried safely.
 *
 * Every method throws `ProviderUnavailable` if there is no response in time; the result is then unknown.
 */
export interface Provider {
  /** Authorizes an amount. @param request.paymentReference our id of the payment */
  authorize(
    request: Keyed & { paymentReference: string; method: string; amountMinor: number; currency: string },
  ): Promise<ProviderResult>
  /** Captures the full authorized amount. */
  capture(request: Keyed & Charge): Promise<ProviderResult>
  /** Releases the authorized amount. */
  void(request: Keyed & Charge): Promise<ProviderResult>
  /** Refunds part or all of the captured amount. */
  refund(request: Keyed & Charge & { amountMinor: number }): Promise<ProviderResult>
  close(): Promise<void>
}

interface Keyed {
  key: string
}

interface Charge {
  reference: string
}

/** The provider did not respond. */
export class ProviderUnavailable extends Error {
  override name = 'ProviderUnavailable'
}

/** Maps to 503: a retry with the same key returns the result. */
export function providerProblem(error: unknown): Problem | undefined {
  if (!(error instanceof ProviderUnavailable)) return undefined
  return platformProblem('unavailable', {
    detail: 'The payment provider is not responding. Repeat the same request with the same key.',
    headers: { 'Retry-After': '1' },
    cause: error,
  })
}
