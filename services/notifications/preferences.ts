import { etagOf } from '#platform/http/etag.ts'
import type { Preferences } from '#generated/notifications/prisma/client.ts'
import type { components } from '#generated/notifications/v1/types.ts'

export type Kind = components['schemas']['NotificationKind']
type Choices = Pick<Preferences, 'orderUpdates' | 'paymentUpdates'>

/** The defaults: all notifications are enabled. */
export const DEFAULTS = { orderUpdates: true, paymentUpdates: true } as const satisfies Choices

/** The preference that controls each kind of notification. */
export const preferenceOf: Record<Kind, keyof Choices> = {
  'order-confirmed': 'orderUpdates',
  'order-rejected': 'orderUpdates',
  'order-cancelled': 'orderUpdates',
  'order-needs-attention': 'orderUpdates',
  'payment-refunded': 'paymentUpdates',
}

/** The tag includes the user, because the URL is the same for all users. */
export const preferencesTag = (userId: string, preferences: { version: number } | null) =>
  etagOf(userId, preferences?.version ?? 0)

export const toPreferences = ({ orderUpdates, paymentUpdates }: Choices) => ({ orderUpdates, paymentUpdates })
