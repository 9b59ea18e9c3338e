import type { Handler } from '#generated/gateway/v1/handlers.ts'
import { isNotModified } from '#platform/http/etag.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Context } from '../context.ts'

export const getServiceOpenApi: Handler<'getServiceOpenApi', Context> = async (
  { params: { service, version }, headers },
  { documents },
) => {
  const published = documents.of(service, version)
  if (!published)
    throw platformProblem('not-found', { detail: `The contract ${service} ${version} does not exist.` })
  const { etag, document } = published
  if (isNotModified(headers['If-None-Match'], etag)) return { status: 304, headers: { ETag: etag } }
  return { status: 200, headers: { ETag: etag, 'Cache-Control': 'no-cache' }, body: document }
}
