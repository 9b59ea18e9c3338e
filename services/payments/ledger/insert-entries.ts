import type { Payment } from '#generated/payments/prisma/client.ts'
import type { Transaction } from '#platform/database/transaction.ts'
import type { Context } from '../context.ts'
import type { Entry } from './ledger.ts'

/** Inserts a ledger transaction. A database constraint rejects entries that do not sum to zero. */
export async function record(
  tx: Transaction,
  { id, currency, updatedAt }: Payment,
  entries: readonly Entry[],
  { newId }: Context,
): Promise<void> {
  if (entries.length === 0) return
  await tx.$executeRawUnsafe(
    `INSERT INTO ledger_entries (transaction_id, payment_id, currency, created_at, account, amount_minor)
     SELECT $1::uuid, $2::uuid, $3, $4::timestamptz, account, amount
     FROM unnest($5::text[], $6::bigint[]) AS entry (account, amount)`,
    ...[newId(), id, currency, updatedAt],
    entries.map(({ account }) => account),
    entries.map(({ amountMinor }) => amountMinor),
  )
}
