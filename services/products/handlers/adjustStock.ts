import { Prisma } from '#generated/products/prisma/client.ts'
import { platformProblem } from '#platform/problem.ts'
import { publishStock } from '../publish-events.ts'
import type { Handler } from '../context.ts'
import { MAX_STOCK, stockProblem } from '../stock/stock.ts'

export const adjustStock: Handler<'adjustStock'> = async (
  { params: { productId }, body, principal },
  ctx,
) => {
  const { delta, reason, note } = body
  const id = ctx.newId()
  const at = ctx.now()
  const stock = await ctx.db.$transaction(async (tx) => {
    // One statement, atomic: the row lock serializes concurrent adjustments.
    const [booked] = await tx.$queryRaw<{ stock: number }[]>(Prisma.sql`
      WITH product AS (
        UPDATE products SET stock = stock + ${delta}::int, version = version + 1, updated_at = ${at}::timestamptz
        WHERE id = ${productId}::uuid AND stock + ${delta}::int BETWEEN 0 AND ${MAX_STOCK}::int
        RETURNING id, stock
      )
      INSERT INTO stock_adjustments (id, product_id, delta, stock_after, reason, note, made_by, created_at)
      SELECT ${id}::uuid, id, ${delta}::int, stock, ${reason}, ${note ?? null}, ${principal.id}, ${at}::timestamptz
      FROM product
      RETURNING stock_after AS stock`)
    if (!booked) return undefined
    await publishStock(tx, ctx, [{ productId, delta, stock: booked.stock, reason }])
    return booked.stock
  })
  if (stock === undefined) {
    const product = await ctx.db.product.findUnique({ where: { id: productId }, select: { stock: true } })
    throw product ? stockProblem(product.stock, delta) : platformProblem('not-found')
  }
  const adjustment = { id, productId, delta, reason, note, stock, createdAt: at.toISOString() }
  return { status: 201, body: adjustment }
}
