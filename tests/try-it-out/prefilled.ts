import { type Operation, operationsOf, resolve } from '#platform/contract/contract.ts'
import { createTryItOut, type TryItOut } from '../../services/gateway/pages/assets/try-it-out.js'
import { pictures } from '../stand-ins/pictures.ts'

/** A document as the gateway publishes it, with the request interceptors of its page. */
export interface Page {
  operations: readonly Operation[]
  tryItOut: TryItOut
  document: Parameters<typeof resolve>[0]
}

/** @param document the response of `/openapi/<service>/<version>.json` */
export function openPage(document: Page['document']): Page {
  const tags = ((document.tags ?? []) as { name: string }[]).map(({ name }) => name)
  const rank = ({ id }: Operation) => tags.indexOf(tagOf(document, id))
  // Swagger UI groups them by tag.
  const operations = operationsOf({ service: '', version: '', document }).sort((a, b) => rank(a) - rank(b))
  return { operations, tryItOut: createTryItOut(document), document }
}

/**
 * Executes an operation with what the page fills in: the examples of required parameters and of the body. `If-Match`
 * counts as required where its absence is a 428.
 */
export async function execute(
  { document, tryItOut }: Page,
  operation: Operation,
  gateway: string,
  token: string | undefined,
): Promise<{ status: number; text: string; sent: unknown }> {
  const mustMatch = (name: string) => name === 'If-Match' && operation.responses['428'] !== undefined
  const filled = operation.parameters.filter(({ required, name }) => required || mustMatch(name))
  const valueOf = (name: string) => String(filled.find((parameter) => parameter.name === name)?.example)
  const path = operation.path.replace(/\{([^}]+)\}/g, (_match, name: string) => valueOf(name))
  const [type, media] = Object.entries(operation.requestBody?.content ?? {})[0] ?? []
  const example = resolve<{ value?: unknown }>(document, Object.values(media?.examples ?? {})[0] ?? {}).value
  const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))
  const headers = {
    Accept: Object.keys(success?.[1].content ?? {})[0] ?? '*/*',
    ...(type && { 'Content-Type': type }),
    ...Object.fromEntries(
      filled.filter((parameter) => parameter.in === 'header').map(({ name }) => [name, valueOf(name)]),
    ),
    ...(token && { Authorization: `Bearer ${token}` }),
  }
  const body = type?.startsWith('image/')
    ? pictures['image/png']
    : example === undefined
      ? undefined
      : JSON.stringify(example)
  const request = { method: operation.method, url: gateway + operation.basePath + path, headers, body }
  const sent = tryItOut.prepare(request)
  const response = await fetch(request.url, {
    method: request.method.toUpperCase(),
    headers: sent.headers,
    body: sent.body as BodyInit | undefined,
  })
  const text = await response.text()
  const result = { status: response.status, headers: Object.fromEntries(response.headers), body: text }
  tryItOut.learn(request, result)
  return { status: response.status, text, sent: sent.body }
}

function tagOf(document: Page['document'], operationId: string): string {
  for (const item of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(item) as { operationId?: string; tags?: string[] }[])
      if (operation.operationId === operationId) return operation.tags?.[0] ?? ''
  }
  return ''
}
