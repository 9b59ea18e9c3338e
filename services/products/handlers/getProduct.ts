import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'
import { productsById, productTag, toProduct } from '../product.ts'

export const getProduct: Handler<'getProduct'> = async ({ params }, ctx) => {
  const [row] = await productsById(ctx, [params.productId])
  if (!row) throw platformProblem('not-found')
  return { status: 200, headers: { ETag: productTag(row) }, body: toProduct(row, row.hasImage) }
}
