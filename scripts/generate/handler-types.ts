import type { OperationEntry } from '#platform/compiled.ts'
import { operationsOf, type OpenApiDocument } from '#platform/contract.ts'

/** What the types of openapi-typescript don't say: which operations have a principal, which parameters a default. */
export function handlerTypes(
  document: OpenApiDocument,
  entries: readonly OperationEntry[],
  platform: string,
): string {
  const secured = entries
    .filter(
      ({ security }) =>
        security.length > 0 && !security.some((requirement) => Object.keys(requirement).length === 0),
    )
    .map(({ id }) => JSON.stringify(id))
  const defaults = operationsOf({ service: '', version: '', document }).flatMap(({ id, parameters }) => {
    const names = parameters
      .filter(({ schema }) => schema && 'default' in schema)
      .map(({ name }) => JSON.stringify(name))
    return names.length > 0 ? [`  ${JSON.stringify(id)}: ${names.join(' | ')}`] : []
  })
  return `import type { HandlerOf } from '${platform}/handler.ts'
import type { operations } from './types.ts'

/** The operations that only a known principal reaches. */
type Secured = ${secured.join(' | ') || 'never'}

/** The parameters that always have a value, because the contract names a default. */
interface Defaulted {
${defaults.join('\n')}
}

/** The handler of one operation. */
export type Handler<Id extends keyof operations, Context> = HandlerOf<
  operations[Id],
  Context,
  Id extends Secured ? true : false,
  Id extends keyof Defaulted ? Defaulted[Id] : never
>

/** One handler for each operation: no more, no fewer. */
export type Handlers<Context> = { readonly [Id in keyof operations]: Handler<Id, Context> }
`
}
