import { METHODS } from '#platform/contract/contract.ts'
import { platformProblem } from '#platform/problem.ts'
import type { PublicDocument } from '#platform/contract/public-document.ts'

type Code = Parameters<typeof platformProblem>[0]

interface GatewayResponse {
  name: string
  code: Code
  description: string
  retryAfter?: true
}

const MALFORMED: GatewayResponse = {
  name: 'GatewayMalformedRequest',
  code: 'malformed-request',
  description: 'The request is malformed, or its URL is invalid.',
}
const HEADERS_TOO_LARGE: GatewayResponse = {
  name: 'GatewayHeadersTooLarge',
  code: 'headers-too-large',
  description: 'The headers of the request are larger than 16 KiB.',
}
const REQUEST_TIMEOUT: GatewayResponse = {
  name: 'GatewayRequestTimeout',
  code: 'request-timeout',
  description: 'The body of the request did not arrive in time. The connection is closed.',
}
const FORWARDED: readonly GatewayResponse[] = [
  {
    name: 'GatewayTooManyRequests',
    code: 'too-many-requests',
    description:
      'The caller has too many requests or streams in progress, or its address sent too many requests.',
    retryAfter: true,
  },
  {
    name: 'GatewayBadGateway',
    code: 'bad-gateway',
    description:
      'The connection to the service was lost before its response. The request may have been processed.',
  },
  {
    name: 'GatewayUnavailable',
    code: 'unavailable',
    description: 'The service is unreachable or overloaded. The request was not processed.',
    retryAfter: true,
  },
  {
    name: 'GatewayTimeout',
    code: 'gateway-timeout',
    description: 'The service did not respond in time. The request may have been processed.',
  },
]

/**
 * Adds the gateway's own responses to each operation, unless the contract already declares the status.
 *
 * @param ownPaths paths that are not forwarded to a service
 */
export function addGatewayResponses(document: PublicDocument, ownPaths: ReadonlySet<string>): void {
  const used = new Set<GatewayResponse>()
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method] as
        { requestBody?: unknown; responses?: Record<string, unknown> } | undefined
      if (!operation) continue
      const responses = (operation.responses ??= {})
      const added = [
        ...(operation.requestBody === undefined ? [] : [REQUEST_TIMEOUT]),
        MALFORMED,
        HEADERS_TOO_LARGE,
        ...(ownPaths.has(path) ? [] : FORWARDED),
      ]
      for (const response of added) {
        const { status } = platformProblem(response.code)
        if (responses[status] !== undefined) continue
        responses[status] = { $ref: `#/components/responses/${response.name}` }
        used.add(response)
      }
    }
  }
  const components = (document.components ??= {})
  const all = [...used].map((response) => [response.name, responseOf(response)] as const)
  components.responses = { ...components.responses, ...Object.fromEntries(all) }
}

function responseOf({ code, description, retryAfter }: GatewayResponse): Record<string, unknown> {
  const problem = platformProblem(code)
  const value = problem.toDocument('/api/v1/things', '5f0a2c1b9d7e4f38')
  const headers = {
    'Retry-After': {
      description: 'Seconds to wait before the next attempt.',
      schema: { type: 'integer', minimum: 0, maximum: 86_400 },
      example: 1,
    },
  }
  return {
    description,
    ...(retryAfter && { headers }),
    content: {
      'application/problem+json': {
        // Every contract contains the shared schema.
        schema: { $ref: '#/components/schemas/Problem' },
        examples: { problem: { summary: problem.title, value } },
      },
    },
  }
}
