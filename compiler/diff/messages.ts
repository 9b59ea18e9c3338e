import { at, isObject } from '../document/json-pointer.ts'
import { type Located, resolveNode } from '../document/source.ts'
import { canonical, type Direction, report, type Scope, shown, type Side } from './change.ts'
import { sunsetAction } from './sunset.ts'
import { compareSchemas } from './schemas.ts'
import { openComparison, type Subject } from './subject.ts'

export type Node = Record<string, unknown>

export interface Placed {
  node: Node
  pointer: string
}

/** Follows the references of an object; undefined for none. */
export function placed({ source }: Side, node: unknown, pointer: string): Placed | undefined {
  return node === undefined ? undefined : resolveNode(source, node, pointer)
}

/** The members of a map, by a normal form of their names. References are followed. */
export function membersOf(
  side: Side,
  owner: Placed | undefined,
  key: string,
  normal: (name: string) => string = (name) => name,
): Map<string, Placed & { name: string }> {
  const map = owner?.node[key]
  if (!owner || !isObject(map)) return new Map()
  return new Map(
    Object.entries(map)
      .filter(([name]) => !name.startsWith('x-') || key === 'headers')
      .map(([name, node]) => [
        normal(name),
        { ...(placed(side, node, at(owner.pointer, key, name)) as Placed), name },
      ]),
  )
}

/** Goes through two maps: what is only in the old one, only in the new one, or in both. */
export function pairs<T>(
  old: ReadonlyMap<string, T>,
  next: ReadonlyMap<string, T>,
  visit: (name: string, before: T | undefined, after: T | undefined) => void,
): void {
  for (const name of new Set([...old.keys(), ...next.keys()])) visit(name, old.get(name), next.get(name))
}

const schemaIn = (owner: Placed | undefined, key = 'schema'): Located[] => {
  const schema = owner?.node[key]
  if (!owner || (!isObject(schema) && typeof schema !== 'boolean')) return []
  return [{ schema: schema, pointer: at(owner.pointer, key) }]
}

/** `application/json;charset=utf-8` is `application/json` (RFC 8259, section 11). */
const mediaType = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/\s|"/g, '')
    .replace(/(json);charset=utf-8$/, '$1')

/** Whether a range such as `application/*` has a media type. */
const covers = (range: string, name: string): boolean =>
  range === '*/*' || (range.endsWith('/*') && name.startsWith(range.slice(0, -1)))

/**
 * Compares the `content` of a body.
 *
 * @param rules what the ids of rules for media types begin with
 */
export function compareContent(
  scope: Scope,
  direction: Direction,
  rules: 'request' | 'response' | 'event',
  label: string,
  old: Placed,
  next: Placed,
): void {
  const before = membersOf(scope.old, old, 'content', mediaType)
  const after = membersOf(scope.new, next, 'content', mediaType)
  const rangeOf = (map: ReadonlyMap<string, Placed>, name: string) =>
    [...map].find(([range]) => covers(range, name))?.[1]
  pairs<Placed>(before, after, (name, one = rangeOf(before, name), other = rangeOf(after, name)) => {
    const found = { subject: label, old: one?.pointer, new: other?.pointer, values: [name] }
    if (!other)
      report(scope, {
        ...found,
        rule: `${rules}-media-type-removed`,
        message: `${label}: \`${name}\` was removed.`,
      })
    else if (!one)
      report(scope, {
        ...found,
        rule: `${rules}-media-type-added`,
        message: `${label}: \`${name}\` was added.`,
      })
    else {
      const many = before.size > 1 || after.size > 1
      const subject: Subject = { direction, kind: 'body', label: many ? `${label} ${name}` : label }
      compareValue(scope, subject, one, other)
      if (encodingOf(one) !== encodingOf(other))
        report(scope, {
          ...found,
          rule: `${direction}-encoding-changed`,
          values: [name, encodingOf(one), encodingOf(other)],
          message: `${subject.label}: \`encoding\` is another.`,
        })
    }
  })
}

const encodingOf = ({ node }: Placed): string => canonical(node.encoding ?? {})

/** Compares what describes a value: a schema, that of the items of a stream, and examples. */
export function compareValue(scope: Scope, subject: Subject, old: Placed, next: Placed): void {
  const comparison = openComparison(scope)
  compareSchemas(comparison, subject, schemaIn(old), schemaIn(next))
  const items: Subject = { ...subject, label: `${subject.label} item` }
  compareSchemas(comparison, items, schemaIn(old, 'itemSchema'), schemaIn(next, 'itemSchema'))
  const text = ({ node }: Placed) => canonical([node.example, node.examples, node.description])
  if (text(old) !== text(next))
    report(scope, {
      rule: `${subject.direction}-${subject.kind}-text-changed`,
      subject: subject.label,
      message: `${subject.label}: description or examples are others.`,
      ...{ old: old.pointer, new: next.pointer, values: [text(old), text(next)] },
    })
}

/** Compares the body of a request, or the payload of a webhook. */
export function compareRequestBody(
  scope: Scope,
  isEvent: boolean,
  old: Placed | undefined,
  next: Placed | undefined,
): void {
  const label = isEvent ? 'payload' : 'request body'
  const name = isEvent ? 'event' : 'request-body'
  const found = { subject: label, old: old?.pointer, new: next?.pointer }
  const isRequired = (one: Placed | undefined) => one?.node.required === true
  if (old && !next) report(scope, { ...found, rule: `${name}-removed`, message: `The ${label} was removed.` })
  else if (!old && next) {
    const kind = isEvent ? '' : isRequired(next) ? '-required' : '-optional'
    report(scope, { ...found, rule: `${name}-added${kind}`, message: `A ${label} was added.` })
  }
  if (!old || !next) return
  if (isRequired(old) !== isRequired(next)) {
    const word = isRequired(next) ? 'required' : 'optional'
    report(scope, { ...found, rule: `${name}-became-${word}`, message: `The ${label} became ${word}.` })
  }
  compareContent(scope, isEvent ? 'response' : 'request', isEvent ? 'event' : 'request', label, old, next)
}

/** Compares the responses of an operation. Those to a webhook are sent by clients, as requests are. */
export function compareResponses(scope: Scope, isEvent: boolean, old: Placed, next: Placed): void {
  const before = membersOf(scope.old, old, 'responses', (name) => name.toUpperCase())
  const after = membersOf(scope.new, next, 'responses', (name) => name.toUpperCase())
  const direction: Direction = isEvent ? 'request' : 'response'
  const general = (map: ReadonlyMap<string, Placed>, status: string) =>
    map.get(`${status[0]}XX`) ?? map.get('DEFAULT')
  pairs<Placed>(before, after, (status, one, other = general(after, status)) => {
    const name = status === 'DEFAULT' ? 'default' : status
    const label = `${name} response`
    const found = { subject: label, old: one?.pointer, new: other?.pointer }
    if (!other)
      return report(scope, { ...found, rule: 'response-removed', message: `The ${label} was removed.` })
    if (!one) return report(scope, { ...found, rule: 'response-added', message: `The ${label} was added.` })
    compareContent(scope, direction, direction, label, one, other)
    compareHeaders(scope, direction, label, one, other)
    const text = ({ node }: Placed) => canonical([node.description, node.links])
    if (after.has(status) && text(one) !== text(other))
      report(scope, {
        ...{ ...found, rule: 'response-text-changed', values: [text(one), text(other)] },
        message: `${label}: description or links are others.`,
      })
  })
}

function compareHeaders(scope: Scope, direction: Direction, owner: string, old: Placed, next: Placed): void {
  const normal = (name: string) => name.toLowerCase()
  const before = membersOf(scope.old, old, 'headers', normal)
  const after = membersOf(scope.new, next, 'headers', normal)
  pairs<Placed & { name: string }>(before, after, (name, one, other) => {
    // OpenAPI 3.1.1, section 4.8.17: it is described by the keys of `content`.
    if (name === 'content-type') return
    const label = `${owner}, header ${name}`
    const found = { subject: label, old: one?.pointer, new: other?.pointer }
    if (!other)
      return report(scope, { ...found, rule: 'response-header-removed', message: `${label} was removed.` })
    if (!one)
      return report(scope, { ...found, rule: 'response-header-added', message: `${label} was added.` })
    const isRequired = ({ node }: Placed) => node.required === true
    if (isRequired(one) !== isRequired(other)) {
      const word = isRequired(other) ? 'required' : 'optional'
      report(scope, { ...found, rule: `response-header-became-${word}`, message: `${label} became ${word}.` })
    }
    const style = ({ node }: Placed) =>
      canonical([node.explode === true, Object.keys(isObject(node.content) ? node.content : {})])
    if (style(one) !== style(other))
      report(scope, {
        ...{ ...found, rule: 'response-header-style-changed', values: [style(one), style(other)] },
        message: `${label} is written in another way.`,
      })
    const kind = direction === 'request' ? 'parameter' : 'header'
    compareParameterValue(scope, { direction, kind, label }, one, other)
  })
}

/** The value of a parameter or header: its schema, or that of its only media type. */
export function compareParameterValue(scope: Scope, subject: Subject, old: Placed, next: Placed): void {
  const inner = (side: Side, one: Placed): Placed => [...membersOf(side, one, 'content').values()][0] ?? one
  compareValue(scope, subject, inner(scope.old, old), inner(scope.new, next))
  const [was, is] = [old.node['x-sunset'], next.node['x-sunset']]
  if (was !== is)
    report(scope, {
      rule: `${subject.direction}-${subject.kind}-${sunsetAction(was, is)}`,
      subject: subject.label,
      message: `${subject.label}: \`x-sunset\`: ${shown(was)} is ${shown(is)}.`,
      ...{ old: old.pointer, new: next.pointer, values: [was, is] },
    })
  const [before, after] = [old.node.deprecated === true, next.node.deprecated === true]
  if (before === after) return
  const action = after ? 'deprecated' : 'deprecation-removed'
  report(scope, {
    rule: `${subject.direction}-${subject.kind}-${action}`,
    subject: subject.label,
    message: `${subject.label} ${after ? 'was marked' : 'is no longer marked'} as deprecated.`,
    ...{ old: old.pointer, new: next.pointer },
  })
}
