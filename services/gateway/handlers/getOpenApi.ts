import type { Handler } from '#generated/gateway/v1/handlers.ts'
import { isNotModified } from '#platform/http/etag.ts'
import type { Context } from '../context.ts'

export const getOpenApi: Handler<'getOpenApi', Context> = async ({ headers }, { documents }) => {
  const { etag, document } = documents.all
  if (isNotModified(headers['If-None-Match'], etag)) return { status: 304, headers: { ETag: etag } }
  return { status: 200, headers: { ETag: etag, 'Cache-Control': 'no-cache' }, body: document }
}
