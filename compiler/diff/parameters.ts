import { at, isObject } from '../document/json-pointer.ts'
import { canonical, report, type Scope, type Side } from './change.ts'
import { compareParameterValue, type Node, pairs, placed, type Placed } from './messages.ts'
import { alternativesOf } from './alternatives.ts'

/* OpenAPI 3.1.1, section 4.8.12.2: these are described elsewhere. */
const IGNORED = ['accept', 'content-type', 'authorization']

/** The parameters of an operation and its path item. Those of the path are called by their place. */
function parametersOf(side: Side, template: string, item: Placed, operation: Placed): Map<string, Placed> {
  const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name)
  const all = new Map<string, Placed>()
  for (const owner of [item, operation]) {
    const list: unknown[] = Array.isArray(owner.node.parameters) ? owner.node.parameters : []
    for (const [i, node] of list.entries()) {
      const parameter = placed(side, node, at(owner.pointer, 'parameters', i)) as Placed
      const name = String(parameter.node.name)
      const where = String(parameter.node.in)
      if (where === 'header' && IGNORED.includes(name.toLowerCase())) continue
      const index = names.indexOf(name)
      const key =
        where === 'path' && index >= 0 ? String(index + 1) : where === 'header' ? name.toLowerCase() : name
      all.set(`${where} ${key}`, parameter)
    }
  }
  return all
}

const isRequired = ({ node }: Placed): boolean => node.required === true || node.in === 'path'

/** Compares parameters. Those of a webhook or callback are sent by the service, as headers of a response are. */
export function compareParameters(
  scope: Scope,
  isEvent: boolean,
  old: { template: string; item: Placed; operation: Placed },
  next: { template: string; item: Placed; operation: Placed },
): void {
  const before = parametersOf(scope.old, old.template, old.item, old.operation)
  const after = parametersOf(scope.new, next.template, next.item, next.operation)
  if (!isEvent) findMoved(scope, before, after)
  pairs(before, after, (key, one, other) => {
    const [where, name] = key.split(' ', 2)
    const label = `${where} parameter ${name}`
    const found = { subject: label, old: one?.pointer, new: other?.pointer }
    const prefix = isEvent ? 'response-header' : 'request-parameter'
    const tell = (action: string, text: string, values: unknown[] = []) =>
      report(scope, { ...found, values, rule: `${prefix}-${action}`, message: `The ${label} ${text}.` })
    if (!other)
      return report(scope, {
        ...found,
        rule: `${prefix}-removed`,
        message: `The ${label} was removed.`,
        wasCounted: !isEvent && one?.node.deprecated === true,
      })
    if (!one) {
      const word = isRequired(other) ? 'required' : 'optional'
      return tell(isEvent ? 'added' : `added-${word}`, `was added; it is ${word}`)
    }
    if (isRequired(one) !== isRequired(other)) {
      const word = isRequired(other) ? 'required' : 'optional'
      tell(`became-${word}`, `became ${word}`)
    }
    if (!isEvent && where === 'path' && one.node.name !== other.node.name)
      tell('renamed', `is now called ${String(other.node.name)}`, [one.node.name, other.node.name])
    const [style, newStyle] = [styleOf(one), styleOf(other)]
    if (style !== newStyle)
      tell('style-changed', `is written in another way: ${style} is ${newStyle}`, [style, newStyle])
    else if (
      explodeOf(one) !== explodeOf(other) &&
      (isCompound(scope.old, one) || isCompound(scope.new, other))
    )
      tell(isEvent ? 'style-changed' : 'explode-changed', `has \`explode: ${explodeOf(other)}\``, [
        explodeOf(other),
      ])
    if (!isEvent)
      for (const [field, rule] of [
        ['allowReserved', 'reserved'],
        ['allowEmptyValue', 'empty-value'],
      ] as const) {
        const [had, has] = [one.node[field] === true, other.node[field] === true]
        if (had !== has) tell(`${rule}-${has ? 'allowed' : 'forbidden'}`, `has \`${field}: ${has}\``)
      }
    const subject = isEvent
      ? ({ direction: 'response', kind: 'header', label } as const)
      : ({ direction: 'request', kind: 'parameter', label } as const)
    compareParameterValue(scope, subject, one, other)
  })
}

/** A parameter that is gone, while one of its name is new at another place of the request, has moved. */
function findMoved(scope: Scope, before: Map<string, Placed>, after: Map<string, Placed>): void {
  for (const [key, one] of [...before]) {
    if (after.has(key)) continue
    const found = [...after].find(([other, { node }]) => !before.has(other) && node.name === one.node.name)
    if (!found) continue
    const [newKey, other] = found
    before.delete(key)
    after.delete(newKey)
    report(scope, {
      rule: 'request-parameter-in-changed',
      subject: `${String(one.node.in)} parameter ${String(one.node.name)}`,
      message: `The ${String(one.node.in)} parameter ${String(one.node.name)} is now a ${String(other.node.in)} parameter.`,
      ...{ old: one.pointer, new: other.pointer, values: [one.node.in, other.node.in] },
    })
  }
}

const DEFAULT_STYLE: Node = { query: 'form', cookie: 'form', path: 'simple', header: 'simple' }

function styleOf({ node }: Placed): string {
  if (isObject(node.content)) return canonical(Object.keys(node.content))
  return String(node.style ?? DEFAULT_STYLE[String(node.in)])
}

const explodeOf = (parameter: Placed): boolean =>
  typeof parameter.node.explode === 'boolean' ? parameter.node.explode : styleOf(parameter) === 'form'

/* `explode` has no effect on a scalar. */
function isCompound(side: Side, { node, pointer }: Placed): boolean {
  const { schema } = node
  if (!isObject(schema)) return false
  const { list } = alternativesOf(side.source, [{ schema, pointer: at(pointer, 'schema') }])
  return list.some(({ shape: { types } }) => types === undefined || types.has('array') || types.has('object'))
}
