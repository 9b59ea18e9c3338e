import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { isObject, valueAt } from '../document/json-pointer.ts'

const SCHEMAS = '#/components/schemas/'
/** Marks a schema that stands for a component: its name. */
export const MARK = 'x-migrates'
/* Their members describe one value together, so they have no function of their own. */
const COMPOSITIONS = new Set(['allOf', 'oneOf', 'anyOf', 'not', 'if', 'then', 'else'])
/* Their keys are names. */
const MAPS = new Set(['properties', 'patternProperties', 'schemas', '$defs', 'responses', 'headers'])
/* What is below them is data. */
const DATA = new Set(['example', 'examples', 'default', 'enum', 'const'])

/** The component that a reference names; undefined for a part of one, or another document. */
export function componentOf(node: unknown): string | undefined {
  const ref = isObject(node) ? node.$ref : undefined
  if (typeof ref !== 'string' || !ref.startsWith(SCHEMAS)) return undefined
  const name = ref.slice(SCHEMAS.length)
  return name.includes('/') ? undefined : name
}

/**
 * A copy in which each reference to one of the schemas is a constant: two copies differ only in what is outside of them.
 * Members of compositions are written out instead, because they cannot be converted apart from each other.
 */
export function opaque(document: OpenApiDocument, names: ReadonlySet<string>): OpenApiDocument {
  const target = (name: string): unknown => valueAt(document, ['components', 'schemas', name])
  const copy = (node: unknown, key: string, stack: readonly string[]): unknown => {
    if (Array.isArray(node)) return node.map((item) => copy(item, key, stack))
    if (!isObject(node)) return node
    if (MAPS.has(key)) return mapped(node, (value) => copy(value, '', stack))
    const name = componentOf(node)
    if (name !== undefined && names.has(name)) {
      if (!COMPOSITIONS.has(key) || stack.includes(name)) return { type: 'string', const: name, [MARK]: name }
      return copy(target(name), '', [...stack, name])
    }
    const nullable = nullableOf(node)
    if (nullable !== undefined && names.has(nullable))
      return { type: ['string', 'null'], enum: [nullable, null], [MARK]: nullable }
    return mapped(node, (value, name) =>
      DATA.has(name) || name.startsWith('x-') ? value : copy(value, name, stack),
    )
  }
  return copy(document, '', []) as OpenApiDocument
}

const mapped = (
  node: Record<string, unknown>,
  change: (value: unknown, name: string) => unknown,
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(node).map(([name, value]) => [name, change(value, name)]))

/** `oneOf: [{ $ref }, { type: 'null' }]` */
function nullableOf(node: Record<string, unknown>): string | undefined {
  const members = node.oneOf ?? node.anyOf
  if (!Array.isArray(members) || members.length !== 2) return undefined
  const isNull = (member: unknown) => isObject(member) && member.type === 'null'
  return members.some(isNull) ? componentOf(members.find((member) => !isNull(member))) : undefined
}
