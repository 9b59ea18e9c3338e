// Written by `npm run generate` from openapi/notifications/v1.yaml. Do not edit.
import { openEventValidators } from '#platform/contract/load-operation.ts'
import type { Validate } from '#platform/contract/validator.ts'
import { compiled } from './operations.mjs'
import type { components } from './types.ts'

/** By type: what the `data` of each event is. */
export interface Events {
  /** A notification was sent. */
  'notifications.notification-sent.v1': components['schemas']['NotificationSentData']
  /** A webhook endpoint was disabled. */
  'notifications.webhook-endpoint-disabled.v1': components['schemas']['WebhookEndpointDisabledData']
}

/** By type: the validator of the whole CloudEvent. */
export const eventValidators = openEventValidators(compiled) as Readonly<Record<keyof Events, () => Validate>>
