import { violates } from '#platform/database/database.ts'
import { requireMatch } from '#platform/http/etag.ts'
import { platformProblem } from '#platform/problem.ts'
import { publishProduct } from '../publish-events.ts'
import type { Handler } from '../context.ts'
import { toMinorUnits } from '../money.ts'
import { problem } from '../problems.ts'
import { productTag, toProduct } from '../product.ts'

export const updateProduct: Handler<'updateProduct'> = async ({ params, headers, body }, ctx) => {
  const id = params.productId
  const seen = await ctx.db.product.findUnique({
    where: { id },
    include: { image: { select: { etag: true } } },
  })
  if (!seen) throw platformProblem('not-found')
  requireMatch(headers['If-Match'], productTag(seen))

  const { name, description, category, price } = body
  const hasImage = seen.image !== null
  try {
    const row = await ctx.db.$transaction(async (tx) => {
      // Optimistic lock on the version that was compared with If-Match.
      const [changed] = await tx.product.updateManyAndReturn({
        where: { id, version: seen.version },
        data: {
          name,
          description,
          categorySlug: category,
          priceAmount: price && toMinorUnits(price.amount),
          priceCurrency: price?.currency,
          version: { increment: 1 },
          updatedAt: ctx.now(),
        },
      })
      if (!changed) throw platformProblem('precondition-failed')
      await publishProduct(tx, ctx, 'updated', changed, hasImage)
      return changed
    })
    return { status: 200, headers: { ETag: productTag(row) }, body: toProduct(row, hasImage) }
  } catch (error) {
    if (violates(error, 'products_category_slug_fkey')) throw problem('unknown-category', { cause: error })
    throw error
  }
}
