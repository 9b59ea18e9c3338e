import type { Handler } from '../context.ts'

export const listCategories: Handler<'listCategories'> = async (_input, { db }) => {
  const rows = await db.category.findMany({
    orderBy: { name: 'asc' },
    include: { _count: { select: { products: true } } },
  })
  const items = rows.map(({ slug, name, _count }) => ({ slug, name, productCount: _count.products }))
  return { status: 200, body: { items } }
}
