import type { Payment } from '#generated/payments/prisma/client.ts'
import type { components } from '#generated/payments/v1/types.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Context, Handler } from '../context.ts'
import { problem } from '../problems.ts'
import { locationOf, toPayment } from '../representation.ts'
import { COLUMNS, settle } from '../execute.ts'

type NewPayment = components['schemas']['NewPayment']

export const authorizePayment: Handler<'authorizePayment'> = async ({ body, idempotency }, ctx) => {
  const started = await begin(idempotency.permanentId, body, ctx)
  let stored: ReturnType<typeof replyOf> | undefined
  const payment = await settle(started, ctx, async (tx, booked) => {
    stored = await idempotency.store(tx, replyOf(booked))
  })
  return stored ?? replyOf(payment)
}

const replyOf = (payment: Payment) =>
  ({ status: 201, headers: { Location: locationOf(payment.id) }, body: toPayment(payment) }) as const

/** Stores a pending payment before the provider is called. Idempotent by id. */
async function begin(id: string, body: NewPayment, { db, database, now }: Context): Promise<Payment> {
  const { amount, method } = body
  const requested = {
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
    [id, requested.orderId, requested.customerId, requested.amountMinor, requested.currency, method, now()],
  )
  if (rows[0]) return rows[0]
  const known = await db.payment.findUnique({ where: { id } })
  if (!known) throw problem('order-has-payment')
  const isSame = Object.entries(requested).every(
    ([name, value]) => known[name as keyof typeof requested] === value,
  )
  if (!isSame) throw platformProblem('idempotency-key-reused')
  return known
}
