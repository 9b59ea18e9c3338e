import type { Handler } from '../context.ts'
import { productsById, toProduct } from '../product.ts'

export const batchGetProducts: Handler<'batchGetProducts'> = async ({ query }, ctx) => {
  const rows = await productsById(ctx, query.ids)
  return { status: 200, body: { items: rows.map((row) => toProduct(row, row.hasImage)) } }
}
