import { violates } from '#platform/database.ts'
import { requireMatch } from '#platform/etag.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'
import { problem } from '../problems.ts'
import { productTag, toProduct } from '../product.ts'

export const updateProduct: Handler<'updateProduct'> = async ({ params, headers, body }, { db, now }) => {
  const id = params.productId
  const seen = await db.product.findUnique({
    where: { id },
    include: { image: { select: { etag: true } } },
  })
  if (!seen) throw platformProblem('not-found')
  requireMatch(headers['If-Match'], productTag(seen))

  const { name, description, category, price } = body
  try {
    // Bound to the version that was compared: of two changes at the same moment one finds no row.
    const [row] = await db.product.updateManyAndReturn({
      where: { id, version: seen.version },
      data: {
        name,
        description,
        categorySlug: category,
        priceAmount: price?.amount,
        priceCurrency: price?.currency,
        version: { increment: 1 },
        updatedAt: now(),
      },
    })
    if (!row) throw platformProblem('precondition-failed')
    return { status: 200, headers: { ETag: productTag(row) }, body: toProduct(row, seen.image !== null) }
  } catch (error) {
    if (violates(error, 'products_category_slug_fkey')) throw problem('unknown-category', { cause: error })
    throw error
  }
}
