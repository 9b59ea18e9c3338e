import type { Handler } from '#generated/gateway/v1/handlers.ts'
import type { Context } from '../context.ts'

export const getOpenApi: Handler<'getOpenApi', Context> = async (_input, { documents }) => {
  const { etag, document } = documents.all
  return { status: 200, headers: { ETag: etag, 'Cache-Control': 'no-cache' }, body: document }
}
