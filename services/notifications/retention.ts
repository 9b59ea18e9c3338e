import type { Retained } from '#platform/database/retention.ts'

/** How long finished rows are kept. Must exceed the retention of events, because rows deduplicate replayed events. */
export interface RetentionPolicy {
  notificationsMs: number
  deliveriesMs: number
}

/** The finished rows to delete, by age. */
export const retained = ({ notificationsMs, deliveriesMs }: RetentionPolicy): Retained[] => [
  {
    ...{ table: 'notifications', since: 'created_at', keepMs: notificationsMs },
    only: `state IN ('sent', 'failed', 'skipped')`,
  },
  {
    ...{ table: 'webhook_deliveries', since: 'created_at', keepMs: deliveriesMs },
    only: `state IN ('delivered', 'failed')`,
  },
]
