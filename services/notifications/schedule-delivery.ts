import type { Transaction } from '#platform/transaction.ts'
import type { Context } from './context.ts'

/** One job for each attempt, by its time: whoever schedules the same one again adds nothing. */
export const scheduleDelivery = (jobs: Context['jobs'], tx: Transaction, deliveryId: string, at: Date) =>
  jobs.enqueue(
    tx,
    'deliver-webhook',
    { deliveryId },
    { key: `${deliveryId} ${at.toISOString()}`, startAfter: at },
  )
