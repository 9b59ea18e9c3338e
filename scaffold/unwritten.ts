import { type Contract, type Operation, type ParameterObject, resolve } from '#platform/contract/contract.ts'
import type { Change } from './change.ts'
import { addImport, replaceIn } from './edit.ts'
import type { Names } from './names.ts'
import type { ContractFile, Repository } from './repository.ts'
import { renderFolder } from './template.ts'

/** Statuses that follow from the contract alone: the platform produces them before the handler runs. */
const BY_CONTRACT = new Set(['400', '401', '403', '406', '413', '415'])

/** Handler and test of an operation that is not implemented yet: it responds with 501. */
export function unwrittenHandler(names: Names, contract: Contract, operation: Operation): Change {
  const isFirst = contract.version === 'v1'
  const roles = operation.security.flatMap(({ bearer = [] }) => bearer)
  return renderFolder('unwritten', {
    ...names,
    operation: operation.id,
    version: contract.version,
    V: isFirst ? '' : contract.version.toUpperCase(),
    valid: validRequest(contract, operation),
    statuses: Object.keys(operation.responses)
      .filter((status) => !BY_CONTRACT.has(status))
      .join(', '),
    role: roles[0] === undefined ? '' : `'${roles[0]}'`,
  })
}

/** The request of the contract's own examples, as the source of an object. */
function validRequest({ document }: Contract, { parameters, requestBody }: Operation): string {
  const examples = (place: string) =>
    Object.fromEntries(
      parameters
        .filter(({ in: at, required }) => at === place && required)
        .map((parameter): [string, string] => [parameter.name, exampleOf(parameter)]),
    )
  const [contentType, media] = Object.entries(requestBody?.content ?? {})[0] ?? []
  const example = resolve<{ value?: unknown }>(document, Object.values(media?.examples ?? {})[0] ?? {})
  const body = example.value ?? media?.example
  const parts = {
    params: examples('path'),
    query: examples('query'),
    headers: examples('header'),
  }
  return JSON.stringify({
    ...Object.fromEntries(Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0)),
    ...(body !== undefined && { body }),
    ...(contentType !== undefined && contentType !== 'application/json' && { contentType }),
  })
}

/** As text of a header, query or path. */
function exampleOf({ example, examples }: ParameterObject): string {
  const [first] = Object.values(examples ?? {}) as { value?: unknown }[]
  const value = example ?? first?.value ?? 'x'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** `handlers/index.ts` of a contract whose operations are all to be written. */
export function handlerIndex({ service }: Names, ids: readonly string[]): string {
  return `import type { Handlers } from '#generated/${service}/v1/handlers.ts'
import type { Context } from '../context.ts'
${[...ids]
  .sort()
  .map((id) => `import { ${id} } from './${id}.ts'`)
  .join('\n')}

export const handlers = {
${ids.map((id) => `  ${id},`).join('\n')}
} satisfies Handlers<Context>
`
}

/** Adds a handler to the index of its contract. */
export function addHandler(file: string, text: string, id: string, from: string): string {
  return addImport(
    replaceIn(file, text, /\n\} satisfies Handlers/, `\n  ${id},\n} satisfies Handlers`),
    `import { ${id} } from '${from}/${id}.ts'`,
  )
}

/** Marks operations in the cases of the contract tests, if there are such tests, as not implemented. */
export function markUnwritten(
  { hasContractTests, read }: Repository,
  { service, version }: Pick<ContractFile, 'service' | 'version'>,
  ids: readonly string[],
): Change {
  if (!hasContractTests) return new Map()
  const file = `tests/contract/${service}.cases.ts`
  const text = read(file)
  const lines = ids.map((id) => `  ${id}: 'unwritten',`).join('\n')
  const opening = `export const ${version} = {`
  if (text?.includes(opening)) {
    const pattern = new RegExp(`export const ${version} = \\{`)
    return new Map([[file, replaceIn(file, text, pattern, `${opening}\n${lines}`)]])
  }
  const types = `import type { operations } from '#generated/${service}/${version}/types.ts'
import type { Cases } from './cases.ts'
`
  return new Map([[file, `${text ?? `${types}`}\n${opening}\n${lines}\n} satisfies Cases<operations>\n`]])
}
