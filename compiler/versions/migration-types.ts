import type { OperationPlan } from '#platform/contract/migration-plan.ts'
import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { typeable } from '../types/typeable.ts'
import type { VersionComparison } from './compare.ts'

/** One of two versions. */
export interface VersionDocument {
  version: string
  document: OpenApiDocument
}

const KINDS = ['request', 'response', 'problem'] as const

/** `generated/<service>/v<N>/migrations.ts`: what the version needs to be served by the handlers of the next one. */
export function migrationModule(
  comparison: VersionComparison,
  old: VersionDocument,
  next: VersionDocument,
): string {
  const { plan } = comparison
  const groups = [
    group(
      'schemas',
      'By schema: its values in requests to the newer form, those in responses and problems to the older one.',
      schemaTypes(comparison, old, next),
    ),
    group('operations', 'By operation.', operationTypes(comparison)),
    group('events', 'By the older type of an event: its data.', eventFunctions(comparison)),
  ].filter((text) => text !== undefined)
  const body = groups.length > 0 ? groups.join('\n') : '  [name: string]: never'
  const hasEvents = Object.keys(plan.events).length > 0
  return `${importsOf(body, next.version, hasEvents)}

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

/** The imports and names that the types use. */
function importsOf(body: string, next: string, hasEvents: boolean): string {
  const uses = (...parts: string[]) => parts.some((part) => body.includes(part))
  const hasHandlers = uses('RequestConversion', 'ResponseConversion', 'RemovedOperation')
  const types = ['RequestConversion', 'ResponseConversion', 'ProblemConversion', 'RemovedOperation'].filter(
    (name) => uses(name),
  )
  const events = [
    ...(uses('OldEvents') ? ['type Events as OldEvents'] : []),
    ...(hasEvents ? ['eventValidators'] : []),
  ]
  return [
    `import type { MigrationPlan } from '#platform/contract/migration-plan.ts'`,
    `import type { ${['OlderVersion', ...types].join(', ')} } from '#platform/versions/older-version.ts'`,
    `import { contract as newer } from '../${next}/contract.ts'`,
    ...(uses('NewEvents') ? [`import type { Events as NewEvents } from '../${next}/events.ts'`] : []),
    ...(hasHandlers ? [`import type { Handlers as New } from '../${next}/handlers.ts'`] : []),
    ...(uses('NewSchemas') ? [`import type { components as NewComponents } from '../${next}/types.ts'`] : []),
    `import { contract } from './contract.ts'`,
    ...(events.length > 0 ? [`import { ${events.join(', ')} } from './events.ts'`] : []),
    ...(hasHandlers ? [`import type { Handlers as Old } from './handlers.ts'`] : []),
    ...(uses('OldSchemas') ? [`import type { components as OldComponents } from './types.ts'`] : []),
    ...(uses('OldSchemas', 'NewSchemas') ? [''] : []),
    ...(uses('OldSchemas') ? [`type OldSchemas = OldComponents['schemas']`] : []),
    ...(uses('NewSchemas') ? [`type NewSchemas = NewComponents['schemas']`] : []),
  ].join('\n')
}

const group = (name: string, comment: string, lines: readonly string[]): string | undefined =>
  lines.length > 0 ? `  /** ${comment} */\n  ${name}: {\n${lines.join('\n')}\n  }` : undefined

/** A member with the reasons why it is needed. */
function member(indent: string, text: string, reasons: readonly string[] = []): string {
  if (reasons.length === 0) return indent + text
  const lines = reasons.map((reason) => `${indent} * - ${reason.replaceAll('*/', '*\\/')}`)
  return [`${indent}/**`, ...lines, `${indent} */`, indent + text].join('\n')
}

function schemaTypes(
  { plan: { functions }, reasons }: VersionComparison,
  old: VersionDocument,
  next: VersionDocument,
): string[] {
  const names = new Set(KINDS.flatMap((kind) => functions[kind]))
  const variants = { Old: requestNames(old.document), New: requestNames(next.document) }
  const typeOf = (side: 'Old' | 'New', name: string, direction: 'request' | 'response') => {
    const isOther = direction === 'request' && variants[side].has(`${name}Request`)
    return `${side}Schemas[${JSON.stringify(isOther ? `${name}Request` : name)}]`
  }
  return [...names].sort().map((name) => {
    const members = KINDS.filter((kind) => functions[kind].includes(name)).map((kind) => {
      const [from, to] = kind === 'request' ? (['Old', 'New'] as const) : (['New', 'Old'] as const)
      const type =
        kind === 'problem'
          ? 'ProblemConversion'
          : `(value: ${typeOf(from, name, kind)}) => ${typeOf(to, name, kind)}`
      return member('      ', `${kind}: ${type}`, reasons[`schemas.${name}.${kind}`])
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

function operationTypes({ plan: { operations }, reasons }: VersionComparison): string[] {
  return Object.entries(operations).flatMap(([id, operation]) => {
    const name = JSON.stringify(id)
    if (operation === null)
      return [
        member('    ', `${name}: RemovedOperation<Old<any>[${name}], New>`, reasons[`operations.${id}`]),
      ]
    if (operation.own.length === 0) return []
    const members = operation.own.map((part) =>
      member(
        '      ',
        `${part}: ${conversionOf(name, operation, part)}`,
        reasons[`operations.${id}.${part}`],
      ),
    )
    return [`    ${name}: {\n${members.join('\n')}\n    }`]
  })
}

function conversionOf(
  name: string,
  { successor }: OperationPlan,
  part: OperationPlan['own'][number],
): string {
  if (part === 'problem') return 'ProblemConversion'
  return `${part === 'request' ? 'Request' : 'Response'}Conversion<Old[${name}], New[${JSON.stringify(successor)}]>`
}

const eventFunctions = ({ plan: { events }, reasons }: VersionComparison): string[] =>
  Object.entries(events).flatMap(([newer, { type, own }]) =>
    own
      ? [
          member(
            '    ',
            `'${type}': (data: NewEvents['${newer}']) => OldEvents['${type}']`,
            reasons[`events.${type}`],
          ),
        ]
      : [],
  )
