import type { Payment } from '#generated/payments/prisma/client.ts'
import type { components } from '#generated/payments/v1/types.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Context, Handler } from '../context.ts'
import { problem } from '../problems.ts'
import { addressOf, toPayment } from '../representation.ts'
import { COLUMNS } from '../row.ts'
import { settle } from '../settle.ts'

type NewPayment = components['schemas']['NewPayment']

export const authorizePayment: Handler<'authorizePayment'> = async ({ body, idempotency }, ctx) => {
  const begun = await begin(idempotency.permanentId, body, ctx)
  const payment = await settle(begun, ctx)
  return { status: 201, headers: { Location: addressOf(payment.id) }, body: toPayment(payment) }
}

/** Stores a pending payment before the provider is called. Idempotent by id. */
async function begin(id: string, body: NewPayment, { db, database, now }: Context): Promise<Payment> {
  const { amount, method } = body
  const asked = {
    // The database returns UUIDs in lower case.
    orderId: body.orderId.toLowerCase(),
    customerId: body.customerId.toLowerCase(),
    amountMinor: amount.amount,
    currency: amount.currency,
    method,
  }
  const { rows } = await database.pool.query<Payment>(
    `INSERT INTO payments (id, order_id, customer_id, amount_minor, currency, method, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7) ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`,
    [id, asked.orderId, asked.customerId, asked.amountMinor, asked.currency, method, now()],
  )
  if (rows[0]) return rows[0]
  const known = await db.payment.findUnique({ where: { id } })
  if (!known) throw problem('order-has-payment')
  const isSame = Object.entries(asked).every(([name, value]) => known[name as keyof typeof asked] === value)
  if (!isSame) throw platformProblem('idempotency-key-reused')
  return known
}
