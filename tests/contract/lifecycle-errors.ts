import { type Contract, operationsOf } from '#platform/contract/contract.ts'
import type { DocumentedReply } from './documented-responses.ts'
import type { Reply } from './response-errors.ts'

interface Ending {
  'x-deprecated-since'?: string
  'x-sunset'?: string
  'x-successor'?: string
}

/**
 * What the successes of a deprecated operation must say, by its contract: `Deprecation`, `Sunset`, and in `Link` the
 * documentation and the successor.
 *
 * @param contracts all versions of all services
 */
export function lifecycleErrors(
  contract: Contract,
  contracts: readonly Contract[],
  { operation, status }: DocumentedReply,
  { headers }: Reply,
): string[] {
  if (!operation.deprecated || status >= 300) return []
  const { 'x-deprecated-since': since, 'x-sunset': sunset } = endingOf(contract, operation)
  const successor = successorOf(contract, operation, contracts)
  const address = successor && (successor.basePath + successor.path).replaceAll(/\{[^}]+\}/g, '[^/>]+')
  const seconds = since === undefined ? 0 : Date.parse(`${since}T00:00:00Z`) / 1000
  const last = sunset && new Date(`${sunset}T23:59:59Z`).toUTCString()
  const link = String(headers.link)
  return [
    ...(headers.deprecation === `@${seconds}` ? [] : [`Deprecation is ${String(headers.deprecation)}`]),
    ...(headers.sunset === last ? [] : [`Sunset is ${String(headers.sunset)}, not ${last}`]),
    ...['</docs>; rel="deprecation"', '</docs>; rel="sunset"']
      .filter((part) => !link.includes(part))
      .map((part) => `Link is ${link}, without ${part}`),
    ...(address === undefined || new RegExp(`<${address}>; rel="successor-version"`).test(link)
      ? []
      : [`Link is ${link}, without the successor ${address}`]),
  ]
}

type Operation = DocumentedReply['operation']

function endingOf({ document }: Contract, { path, method }: Operation): Ending {
  return { ...(document.info as Ending), ...(document.paths?.[path]?.[method] as Ending) }
}

function successorOf(
  contract: Contract,
  operation: Operation,
  contracts: readonly Contract[],
): Operation | undefined {
  const numberOf = ({ version }: Contract) => Number(version.slice(1))
  const id = endingOf(contract, operation)['x-successor'] ?? operation.id
  return contracts
    .filter((other) => other.service === contract.service && numberOf(other) > numberOf(contract))
    .sort((a, b) => numberOf(b) - numberOf(a))
    .flatMap(operationsOf)
    .find((other) => other.id === id)
}
