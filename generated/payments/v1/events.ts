// Written by `npm run generate` from openapi/payments/v1.yaml. Do not edit.
import { openEventValidators } from '#platform/contract/load-operation.ts'
import type { Validate } from '#platform/contract/validator.ts'
import { compiled } from './operations.mjs'
import type { components } from './types.ts'

/** By type: what the `data` of each event is. */
export interface Events {
  /** A payment was authorized. */
  'payments.payment-authorized.v1': components['schemas']['PaymentAuthorizedData']
  /** A payment was captured. */
  'payments.payment-captured.v1': components['schemas']['PaymentCapturedData']
  /** A payment was voided. */
  'payments.payment-voided.v1': components['schemas']['PaymentVoidedData']
  /** A payment was refunded. */
  'payments.payment-refunded.v1': components['schemas']['PaymentRefundedData']
  /** A payment failed. */
  'payments.payment-failed.v1': components['schemas']['PaymentFailedData']
}

/** By type: the validator of the whole CloudEvent. */
export const eventValidators = openEventValidators(compiled) as Readonly<Record<keyof Events, () => Validate>>
