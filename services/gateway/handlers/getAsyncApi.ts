import type { Handler } from '#generated/gateway/v1/handlers.ts'
import type { Context } from '../context.ts'

export const getAsyncApi: Handler<'getAsyncApi', Context> = async (_input, { documents }) => {
  const { etag, document } = documents.events
  return { status: 200, headers: { ETag: etag, 'Cache-Control': 'no-cache' }, body: document }
}
