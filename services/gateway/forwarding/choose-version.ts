import type { IncomingMessage, ServerResponse } from 'node:http'
import vary from 'vary'
import { type Contract, operationsOf } from '#platform/contract/contract.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Match, Router } from './routes.ts'

const HEADER = 'Api-Version'

/**
 * Routes a request without a version in its URL: `/api/products` with `Api-Version: 2` is `/api/v2/products`. Without the
 * header it is the oldest version, so that a new one changes nothing for callers that do not name any.
 *
 * @throws Problem 400 for a version that the path does not have
 */
export type ChooseVersion = (
  request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  response: ServerResponse,
) => Match | undefined

/** @param contracts those at `<prefix>/v<N>` have a version in their URL */
export function createChooser(contracts: readonly Contract[], route: Router): ChooseVersion {
  const versions = new Map<string, Set<number>>()
  for (const basePath of contracts.flatMap(operationsOf).flatMap(({ basePaths }) => basePaths)) {
    const [, prefix, number] = /^(.*)\/v(\d+)$/.exec(basePath) ?? []
    if (prefix === undefined) continue
    versions.set(prefix, (versions.get(prefix) ?? new Set()).add(Number(number)))
  }
  const prefixes = [...versions].map(([prefix, numbers]) => ({
    prefix,
    numbers: [...numbers].sort((a, b) => a - b),
  }))

  return (request, response) => {
    const { method = '', url = '', headers } = request
    const mark = url.indexOf('?')
    const path = mark === -1 ? url : url.slice(0, mark)
    const versioned = prefixes.find(({ prefix }) => path.startsWith(`${prefix}/`))
    if (!versioned) return undefined
    const { prefix, numbers } = versioned
    const rest = path.slice(prefix.length)
    const found = numbers.flatMap((number) => {
      const match = route(method, `${prefix}/v${number}${rest}`)
      return match ? [{ number, match }] : []
    })
    // A version that has the path, but not the method, counts where none has it.
    const operations = found.filter(({ match }) => match.kind === 'operation')
    const matches = operations.length > 0 ? operations : found
    if (matches.length === 0) return undefined
    vary(response, HEADER)
    const asked = headers[HEADER.toLowerCase()]
    const chosen = asked === undefined ? matches[0] : matches.find(({ number }) => String(number) === asked)
    if (!chosen) {
      const known = matches.map(({ number }) => number).join(', ')
      throw platformProblem('validation-failed', {
        errors: [
          { pointer: `/header/${HEADER}`, detail: `must be one of the versions of this path: ${known}` },
        ],
      })
    }
    response.setHeader(HEADER, chosen.number)
    request.url = `${prefix}/v${chosen.number}${rest}${mark === -1 ? '' : url.slice(mark)}`
    return chosen.match
  }
}
