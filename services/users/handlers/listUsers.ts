import { createHash } from 'node:crypto'
import { pageOf } from '#platform/http/cursor.ts'
import { etagOf, isNotModified } from '#platform/http/etag.ts'
import { accountOf } from '../account.ts'
import type { Handler } from '../context.ts'
import { cursorAfter, queryOf } from '../user-list.ts'

export const listUsers: Handler<'listUsers'> = async ({ query, headers }, ctx) => {
  const rows = await ctx.db.user.findMany(queryOf(query))
  const { items, nextCursor } = pageOf(rows, query.limit, cursorAfter(query.sort))
  const body = { items: items.map(accountOf), nextCursor }
  const etag = etagOf(createHash('sha256').update(JSON.stringify(body)).digest('base64url'))
  if (isNotModified(headers['If-None-Match'], etag)) return { status: 304, headers: { ETag: etag } }
  return { status: 200, headers: { ETag: etag }, body }
}
