import { requireMatch } from '#platform/http/etag.ts'
import { platformProblem } from '#platform/problem.ts'
import { publishDeletion } from '../publish-events.ts'
import type { Handler } from '../context.ts'
import { lockProducts } from '../stock/move-stock.ts'
import { problem } from '../problems.ts'
import { productTag } from '../product.ts'

export const deleteProduct: Handler<'deleteProduct'> = async ({ params, headers }, ctx) => {
  const id = params.productId
  await ctx.db.$transaction(async (tx) => {
    // The row lock prevents concurrent changes and reservations.
    await lockProducts(tx, [id])
    const seen = await tx.product.findUnique({ where: { id }, select: { version: true } })
    if (!seen) throw platformProblem('not-found')
    requireMatch(headers['If-Match'], productTag(seen))
    const reserved = { productId: id, reservation: { state: 'reserved' } }
    if (await tx.reservationItem.findFirst({ where: reserved })) throw problem('product-reserved')
    await tx.product.delete({ where: { id }, select: { id: true } })
    await publishDeletion(tx, ctx, id)
  })
  return { status: 204 }
}
