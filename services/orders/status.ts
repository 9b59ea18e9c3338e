import type { components } from '#generated/orders/v2/types.ts'

type StatusName = components['schemas']['OrderStatus']

/* By the status of the tables and of events, which are older than the contract. */
const NAMES = {
  pending: 'processing',
  confirmed: 'confirmed',
  rejected: 'rejected',
  cancelling: 'cancelling',
  cancelled: 'cancelled',
  'needs-attention': 'on-hold',
} as const satisfies Record<string, StatusName>

/** The status of an order as the tables have it. */
export type OrderStatus = keyof typeof NAMES

/** A status as the contract names it. */
export const statusName = (status: OrderStatus): StatusName => NAMES[status]

const BY_NAME = new Map(Object.entries(NAMES).map(([status, name]) => [name, status as OrderStatus]))

/** The status that the contract names so. */
export const statusOf = (name: StatusName): OrderStatus => BY_NAME.get(name) as OrderStatus
