import type { MigrationPlan, OperationPlan } from '#platform/versions/migration-plan.ts'
import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { typeable } from '../types/typeable.ts'

/** One of two versions. */
export interface VersionDocument {
  version: string
  document: OpenApiDocument
}

const DIRECTIONS = ['request', 'response'] as const

/** `generated/<service>/v<N>/migrations.ts`: what the version needs to be served by the handlers of the next one. */
export function migrationModule(plan: MigrationPlan, old: VersionDocument, next: VersionDocument): string {
  const groups = [
    group(
      'schemas',
      'By schema: its values in requests to the newer form, and those in responses to the older one.',
      schemaTypes(plan, old, next),
    ),
    group('operations', 'By operation.', operationTypes(plan)),
    group('events', 'By the older type of an event: its data.', eventFunctions(plan)),
  ].filter((text) => text !== undefined)
  const body = groups.length > 0 ? groups.join('\n') : '  [name: string]: never'
  const uses = (text: string) => body.includes(text)
  const hasEvents = Object.keys(plan.events).length > 0
  const imports = [
    `import type { MigrationPlan } from '#platform/versions/migration-plan.ts'`,
    `import type { ${['OlderVersion', uses('Removed<') && 'RemovedOperation', uses('ConvertRequest') && 'RequestConversion', uses('ConvertResponse') && 'ResponseConversion', uses('ConvertProblem') && 'ProblemConversion'].filter(Boolean).join(', ')} } from '#platform/versions/older-version.ts'`,
    `import { contract as newer } from '../${next.version}/contract.ts'`,
    uses('NewEvents') && `import type { Events as NewEvents } from '../${next.version}/events.ts'`,
    (uses('Convert') || uses('Removed<')) &&
      `import type { Handlers as NewHandlers } from '../${next.version}/handlers.ts'`,
    uses('New[') && `import type { components as NewComponents } from '../${next.version}/types.ts'`,
    `import { contract } from './contract.ts'`,
    hasEvents &&
      `import { ${[uses('OldEvents') && 'type Events as OldEvents', 'eventValidators'].filter(Boolean).join(', ')} } from './events.ts'`,
    (uses('Convert') || uses('Removed<')) && `import type { Handlers as OldHandlers } from './handlers.ts'`,
    uses('Old[') && `import type { components as OldComponents } from './types.ts'`,
  ].filter(Boolean)
  const aliases = [
    uses('Old[') && `type Old = OldComponents['schemas']`,
    uses('New[') && `type New = NewComponents['schemas']`,
    uses('ConvertRequest') &&
      `type ConvertRequest<Id extends keyof OldHandlers, Next extends keyof NewHandlers> = RequestConversion<OldHandlers[Id], NewHandlers[Next]>`,
    uses('ConvertResponse') &&
      `type ConvertResponse<Id extends keyof OldHandlers, Next extends keyof NewHandlers> = ResponseConversion<OldHandlers[Id], NewHandlers[Next]>`,
    uses('ConvertProblem') && `type ConvertProblem = ProblemConversion`,
    uses('Removed<') &&
      `type Removed<Id extends keyof OldHandlers> = RemovedOperation<OldHandlers<never>[Id], NewHandlers>`,
  ].filter(Boolean)
  return `${imports.join('\n')}
${aliases.length > 0 ? `\n${aliases.join('\n')}\n` : ''}
/** What ${old.version} needs to be served by the handlers of ${next.version}: one function for each difference. */
export interface Migrations {
${body}
}

const plan: MigrationPlan = ${JSON.stringify(plan, null, 2)}

/** ${old.version}, served by the handlers of ${next.version}. */
export const olderVersion = (migrations: Migrations): OlderVersion => ({
  contract,
  newer,
  plan,
  migrations,${hasEvents ? '\n  events: eventValidators,' : ''}
})
`
}

const group = (name: string, comment: string, lines: readonly string[]): string | undefined =>
  lines.length > 0 ? `  /** ${comment} */\n  ${name}: {\n${lines.join('\n')}\n  }` : undefined

function schemaTypes({ functions }: MigrationPlan, old: VersionDocument, next: VersionDocument): string[] {
  const names = new Set([...functions.request, ...functions.response])
  const variants = { Old: requestNames(old.document), New: requestNames(next.document) }
  const typeOf = (side: 'Old' | 'New', name: string, direction: 'request' | 'response') => {
    const isOther = direction === 'request' && variants[side].has(`${name}Request`)
    return `${side}[${JSON.stringify(isOther ? `${name}Request` : name)}]`
  }
  return [...names].sort().map((name) => {
    const members = DIRECTIONS.filter((direction) => functions[direction].includes(name)).map((direction) => {
      const [from, to] = direction === 'request' ? (['Old', 'New'] as const) : (['New', 'Old'] as const)
      return `      ${direction}: (value: ${typeOf(from, name, direction)}) => ${typeOf(to, name, direction)}`
    })
    return `    ${JSON.stringify(name)}: {\n${members.join('\n')}\n    }`
  })
}

/** The schemas that have another type in requests (`type-schemas.ts`). */
function requestNames(document: OpenApiDocument): Set<string> {
  const own = document.components?.schemas ?? {}
  const typed = typeable(document).components?.schemas ?? {}
  return new Set(Object.keys(typed).filter((name) => name.endsWith('Request') && !Object.hasOwn(own, name)))
}

function operationTypes({ operations }: MigrationPlan): string[] {
  return Object.entries(operations).flatMap(([id, operation]) => {
    if (operation === null) return [`    ${JSON.stringify(id)}: Removed<${JSON.stringify(id)}>`]
    if (operation.own.length === 0) return []
    const members = operation.own.map((part) => `      ${part}: ${conversionOf(id, operation, part)}`)
    return [`    ${JSON.stringify(id)}: {\n${members.join('\n')}\n    }`]
  })
}

function conversionOf(id: string, { successor }: OperationPlan, part: OperationPlan['own'][number]): string {
  if (part === 'problem') return 'ConvertProblem'
  const name = part === 'request' ? 'ConvertRequest' : 'ConvertResponse'
  return `${name}<${JSON.stringify(id)}, ${JSON.stringify(successor)}>`
}

const eventFunctions = ({ events }: MigrationPlan): string[] =>
  Object.entries(events).flatMap(([newer, { type, own }]) =>
    own ? [`    '${type}': (data: NewEvents['${newer}']) => OldEvents['${type}']`] : [],
  )
