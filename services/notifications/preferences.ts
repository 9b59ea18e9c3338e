import { etagOf } from '#platform/etag.ts'
import type { Preferences } from '#generated/notifications/prisma/client.ts'
import type { components } from '#generated/notifications/v1/types.ts'

export type Kind = components['schemas']['NotificationKind']
type Wishes = Pick<Preferences, 'orderUpdates' | 'paymentUpdates'>

/** Who has said nothing is told everything. */
export const EVERYTHING = { orderUpdates: true, paymentUpdates: true } as const satisfies Wishes

/** What must be wanted for a notification of a kind to be sent. */
export const wishOf: Record<Kind, keyof Wishes> = {
  'order-confirmed': 'orderUpdates',
  'order-rejected': 'orderUpdates',
  'order-cancelled': 'orderUpdates',
  'order-needs-attention': 'orderUpdates',
  'payment-refunded': 'paymentUpdates',
}

/** Whose they are is part of the tag: the address is the same for everybody. */
export const preferencesTag = (userId: string, preferences: { version: number } | null) =>
  etagOf(userId, preferences?.version ?? 0)

export const toPreferences = ({ orderUpdates, paymentUpdates }: Wishes) => ({ orderUpdates, paymentUpdates })
