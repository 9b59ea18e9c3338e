import { etagOf, isNotModified } from '#platform/http/etag.ts'
import { createHash } from 'node:crypto'
import type { Handler } from '../context.ts'

export const getJwks: Handler<'getJwks'> = async ({ headers }, ctx) => {
  const keys = await ctx.keys.published()
  const ids = keys.map(({ kid }) => kid).toSorted()
  const etag = etagOf(createHash('sha256').update(ids.join()).digest('base64url'))
  if (isNotModified(headers['If-None-Match'], etag)) return { status: 304, headers: { ETag: etag } }
  return { status: 200, headers: { 'Cache-Control': 'public, max-age=300', ETag: etag }, body: { keys } }
}
