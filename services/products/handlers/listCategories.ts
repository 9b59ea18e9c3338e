import { hash } from 'node:crypto'
import { etagOf, isNotModified } from '#platform/http/etag.ts'
import type { Handler } from '../context.ts'

export const listCategories: Handler<'listCategories'> = async ({ headers }, { db }) => {
  const rows = await db.category.findMany({
    orderBy: { name: 'asc' },
    include: { _count: { select: { products: true } } },
  })
  const items = rows.map(({ slug, name, _count }) => ({ slug, name, productCount: _count.products }))
  const tag = { ETag: etagOf(hash('sha1', JSON.stringify(items), 'base64url')) }
  if (isNotModified(headers['If-None-Match'], tag.ETag)) return { status: 304, headers: tag }
  return { status: 200, headers: tag, body: { items } }
}
