import { type Contract, type Operation, operationsOf, resolve } from '#platform/contract/contract.ts'
import { vary } from '../../services/gateway/pages/assets/try-it-out.js'
import type { CaseRequest } from './cases.ts'

/** A response and its request: the input of the runtime expressions of a link. */
export interface Exchange {
  request: CaseRequest
  headers: Headers
  body: unknown
}

/** A link of a success to an operation: its response has the path parameters of that operation. */
export interface Source {
  operation: Operation
  parameters: Readonly<Record<string, string>>
}

interface Link {
  operationId?: string
  parameters?: Record<string, string>
}

/**
 * The operations whose links provide every path parameter of an operation; those without path parameters come first: a
 * creation, or a list.
 */
export function sourcesOf(contract: Contract, target: Operation): Source[] {
  const needed = pathParametersOf(target)
  return operationsOf(contract)
    .flatMap((operation) =>
      linksOf(contract, operation)
        .filter(({ operationId }) => operationId === target.id)
        .map(({ parameters = {} }) => ({ operation, parameters })),
    )
    .filter(({ operation, parameters }) => {
      return operation.id !== target.id && needed.every((name) => parameters[name] !== undefined)
    })
    .sort((a, b) => pathParametersOf(a.operation).length - pathParametersOf(b.operation).length)
}

export const pathParametersOf = ({ parameters }: Operation): string[] =>
  parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)

function linksOf({ document }: Contract, { path, method }: Operation): Link[] {
  const node = document.paths?.[path]?.[method] as { responses?: Record<string, object> } | undefined
  return Object.entries(node?.responses ?? {})
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([, response]) => {
      const { links = {} } = resolve<{ links?: Record<string, object> }>(document, response)
      return Object.values(links).map((link) => resolve<Link>(document, link))
    })
}

/**
 * The request that follows a link (OpenAPI 3.1, "Runtime Expressions").
 *
 * @throws Error naming the expression that has no value in the exchange
 */
export function follow({ parameters }: Source, target: Operation, exchange: Exchange): CaseRequest {
  const values = Object.entries(parameters).map(([name, expression]) => {
    const value = evaluate(expression, exchange)
    if (typeof value !== 'string' && typeof value !== 'number')
      throw new Error(`${expression} has no value in the response`)
    return [name, String(value)] as const
  })
  const inPath = new Set(pathParametersOf(target))
  return {
    params: Object.fromEntries(values.filter(([name]) => inPath.has(name))),
    headers: Object.fromEntries(values.filter(([name]) => !inPath.has(name))),
  }
}

function evaluate(expression: string, { request, headers, body }: Exchange): unknown {
  const [, header] = /^\$response\.header\.(.+)$/.exec(expression) ?? []
  if (header) return headers.get(header)
  const [, parameter] = /^\$request\.path\.(.+)$/.exec(expression) ?? []
  if (parameter) return request.params?.[parameter]
  const [, pointer] = /^\$response\.body#\/(.+)$/.exec(expression) ?? []
  if (!pointer) return expression.startsWith('$') ? undefined : expression
  return pointer
    .split('/')
    .reduce<unknown>((parent, part) => (parent as Record<string, unknown> | undefined)?.[part], body)
}

/** An example body in which the properties that `x-unique` names have unused values. */
export function withUniqueValues({ document }: Contract, { path, method }: Operation, body: object): object {
  const node = document.paths?.[path]?.[method] as { 'x-unique'?: string[] } | undefined
  const varied = (node?.['x-unique'] ?? []).map((name) => {
    return [name, vary(String((body as Record<string, unknown>)[name]))] as const
  })
  return { ...body, ...Object.fromEntries(varied) }
}
