import type { Handler } from '#generated/gateway/v1/handlers.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Context } from '../context.ts'

export const getServiceOpenApi: Handler<'getServiceOpenApi', Context> = async (
  { params: { service, version } },
  { documents },
) => {
  const published = documents.of(service, version)
  if (!published)
    throw platformProblem('not-found', { detail: `The contract ${service} ${version} does not exist.` })
  const { etag, document } = published
  return { status: 200, headers: { ETag: etag, 'Cache-Control': 'no-cache' }, body: document }
}
