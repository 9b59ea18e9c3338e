import type { Retained } from '#platform/retention.ts'

/** How long what is done is kept: longer than events, or a replayed one would be sent again. */
export interface RetentionPolicy {
  notificationsMs: number
  deliveriesMs: number
}

/** What has come to an end, and when it may go. */
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
