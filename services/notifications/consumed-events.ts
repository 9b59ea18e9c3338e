import { eventSchemas as orderSchemas, type Events as OrderEvents } from '#generated/orders/v1/events.ts'
import {
  eventSchemas as paymentSchemas,
  type Events as PaymentEvents,
} from '#generated/payments/v1/events.ts'

/** The events of other services that this one reacts to. A merchant's endpoint can have any of them. */
export type ConsumedEvents = OrderEvents & Pick<PaymentEvents, 'payments.payment-refunded.v1'>

export const consumedSchemas = {
  ...orderSchemas,
  'payments.payment-refunded.v1': paymentSchemas['payments.payment-refunded.v1'],
} satisfies Record<keyof ConsumedEvents, object>

/** The first of the types that no endpoint can have; undefined when there is none. */
export const unknownType = (types: readonly string[]): string | undefined =>
  types.find((type) => !Object.hasOwn(consumedSchemas, type))
