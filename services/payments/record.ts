import type { Payment } from '#generated/payments/prisma/client.ts'
import type { Context, Transaction } from './context.ts'
import type { Entry } from './ledger.ts'

/** Writes a movement of a payment's money into the ledger. The database refuses one that does not add up to zero. */
export async function record(
  tx: Transaction,
  { id, currency, updatedAt }: Payment,
  entries: readonly Entry[],
  { newId }: Context,
): Promise<void> {
  if (entries.length === 0) return
  const movement = { transactionId: newId(), paymentId: id, currency, createdAt: updatedAt }
  await tx.ledgerEntry.createMany({ data: entries.map((entry) => ({ ...entry, ...movement })) })
}
