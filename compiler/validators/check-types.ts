import {
  json,
  block,
  read,
  below,
  stepOf,
  failIf,
  expression,
  formatTest,
  type Place,
  type Scope,
} from './check-text.ts'
import type { Prepared } from './prepared.ts'
import { helpers } from './runtime-helpers.ts'

export function objectLines(scope: Scope, schema: Prepared, place: Place): string[] {
  const { value, marks } = place
  const lines: string[] = []
  const { minProperties, maxProperties } = schema
  if (minProperties !== undefined && Number(minProperties) > 0)
    lines.push(
      failIf(`Object.keys(${value}).length < ${minProperties}`, place, 'minProperties', {
        limit: minProperties,
      }),
    )
  if (maxProperties !== undefined)
    lines.push(
      failIf(`Object.keys(${value}).length > ${maxProperties}`, place, 'maxProperties', {
        limit: maxProperties,
      }),
    )
  for (const name of new Set(schema.required ?? []))
    lines.push(failIf(`${read(value, name)} === undefined`, place, 'required', { missingProperty: name }))
  for (const [name, needed] of Object.entries(schema.dependentRequired ?? {})) {
    const checks = needed.map((other) =>
      failIf(`${read(value, other)} === undefined`, place, 'dependentRequired', {
        property: name,
        missingProperty: other,
      }),
    )
    if (checks.length > 0) lines.push(...block(`if (${read(value, name)} !== undefined)`, checks))
  }
  if (schema.propertyNames !== undefined && schema.propertyNames !== true) {
    const key = scope.name('k')
    const test = failIf(
      `!${scope.functionOf(schema.propertyNames)}(${key})`,
      place,
      'propertyNames',
      `{ propertyName: ${key} }`,
    )
    lines.push(...loopNames(key, value, [test]))
  }
  const properties = Object.entries(schema.properties ?? {})
  const patterns = Object.entries(schema.patternProperties ?? {})
  const additional = schema.additionalProperties
  if (additional !== undefined && additional !== true) {
    const key = scope.name('k')
    const skip = [
      ...isOneOf(
        scope,
        key,
        properties.map(([name]) => name),
      ),
      ...patterns.map(([pattern]) => `${expression(scope, pattern)}.test(${key})`),
    ]
    const body =
      additional === false
        ? [
            failIf(
              `${value}[${key}] !== undefined`,
              place,
              'additionalProperties',
              `{ additionalProperty: ${key} }`,
            ),
          ]
        : itemLines(scope, additional, place, `${value}[${key}]`, `${helpers.step}(${key})`)
    const lead = skip.length > 0 ? [`if (${skip.join(' || ')}) continue`] : []
    if (body.length > 0) lines.push(...loopNames(key, value, [...lead, ...body]))
  }
  for (const [name, child] of properties) {
    const item = scope.name('v')
    const body = scope.linesOf(child, {
      value: item,
      pointer: below(place.pointer, stepOf(name)),
      marks: undefined,
    })
    if (marks) body.push(`${marks}.names.add(${json(name)})`)
    if (body.length > 0)
      lines.push(`const ${item} = ${read(value, name)}`, ...block(`if (${item} !== undefined)`, body))
  }
  for (const [pattern, child] of patterns) {
    const key = scope.name('k')
    const body = itemLines(scope, child, place, `${value}[${key}]`, `${helpers.step}(${key})`)
    if (marks) body.push(`${marks}.names.add(${key})`)
    if (body.length > 0)
      lines.push(...loopNames(key, value, block(`if (${expression(scope, pattern)}.test(${key}))`, body)))
  }
  if (additional !== undefined && marks) lines.push(`${marks}.allNames = true`)
  for (const [name, child] of Object.entries(schema.dependentSchemas ?? {})) {
    const body = scope.linesOf(child, place)
    if (body.length > 0) lines.push(...block(`if (${read(value, name)} !== undefined)`, body))
  }
  return lines
}

export const loopNames = (key: string, value: string, body: string[]): string[] =>
  block(`for (const ${key} in ${value})`, [`if (${helpers.isFull}(e)) break`, ...body])

/** Checks one of many items or properties. */
export function itemLines(
  scope: Scope,
  schema: Prepared | boolean,
  { pointer }: Place,
  value: string,
  step: string,
): string[] {
  const item = scope.name('v')
  const lines = scope.linesOf(schema, { value: item, pointer: below(pointer, step), marks: undefined })
  return lines.length === 0 ? [] : [`const ${item} = ${value}`, ...lines]
}

function isOneOf(scope: Scope, key: string, names: readonly string[]): string[] {
  if (names.length === 0) return []
  if (names.length <= 12) return [names.map((name) => `${key} === ${json(name)}`).join(' || ')]
  const set = scope.name('names')
  scope.declarations.push(`const ${set} = new Set(${json(names)})`)
  return [`${set}.has(${key})`]
}

export function arrayLines(scope: Scope, schema: Prepared, place: Place): string[] {
  const { value, marks } = place
  const lines: string[] = []
  const { minItems, maxItems, contains } = schema
  if (minItems !== undefined && Number(minItems) > 0)
    lines.push(failIf(`${value}.length < ${minItems}`, place, 'minItems', { limit: minItems }))
  if (maxItems !== undefined)
    lines.push(failIf(`${value}.length > ${maxItems}`, place, 'maxItems', { limit: maxItems }))
  if (schema.uniqueItems === true) {
    const same = scope.name('same')
    lines.push(
      `const ${same} = ${helpers.sameItems}(${value})`,
      failIf(same, place, 'uniqueItems', `{ i: ${same}[0], j: ${same}[1] }`),
    )
  }
  const prefix = schema.prefixItems ?? []
  for (const [i, child] of prefix.entries()) {
    const body = itemLines(scope, child, place, `${value}[${i}]`, json(`/${i}`))
    if (body.length > 0) lines.push(...block(`if (${value}.length > ${i})`, body))
  }
  if (marks && prefix.length > 0) lines.push(`${marks}.items = Math.max(${marks}.items, ${prefix.length})`)
  const { items } = schema
  if (items === false)
    lines.push(failIf(`${value}.length > ${prefix.length}`, place, 'items', { limit: prefix.length }))
  else if (items !== undefined) {
    const i = scope.name('i')
    const body = itemLines(scope, items, place, `${value}[${i}]`, `"/" + ${i}`)
    if (body.length > 0) lines.push(...loopItems(i, prefix.length, value, body))
  }
  if (items !== undefined && marks) lines.push(`${marks}.items = Infinity`)
  if (contains !== undefined) lines.push(...containsLines(scope, schema, place))
  return lines
}

export const loopItems = (i: string, from: number, value: string, body: string[]): string[] =>
  block(`for (let ${i} = ${from}; ${i} < ${value}.length; ${i}++)`, [
    `if (${helpers.isFull}(e)) break`,
    ...body,
  ])

function containsLines(scope: Scope, schema: Prepared, place: Place): string[] {
  const { value, marks } = place
  const min = Number(schema.minContains ?? 1)
  const max = schema.maxContains === undefined ? undefined : Number(schema.maxContains)
  const test = scope.functionOf(schema.contains as Prepared | boolean)
  const count = scope.name('n')
  const i = scope.name('i')
  const found = [`${count}++`, ...(marks ? [`${marks}.indexes.add(${i})`] : [])]
  const enough = max === undefined && !marks ? [`if (${count} >= ${min}) break`] : []
  return [
    `let ${count} = 0`,
    ...block(`for (let ${i} = 0; ${i} < ${value}.length; ${i}++)`, [
      ...enough,
      `if (${test}(${value}[${i}])) { ${found.join('; ')} }`,
    ]),
    ...(min > 0 ? [failIf(`${count} < ${min}`, place, 'contains', { minContains: min })] : []),
    ...(max === undefined ? [] : [failIf(`${count} > ${max}`, place, 'maxContains', { maxContains: max })]),
  ]
}

export function stringLines(scope: Scope, schema: Prepared, place: Place): string[] {
  const { value } = place
  const { minLength, maxLength, pattern, format } = schema
  const lines: string[] = []
  // A character has one or two UTF-16 units, so the length in units decides in most cases.
  if (minLength !== undefined && Number(minLength) > 0)
    lines.push(
      failIf(
        `${value}.length < ${2 * Number(minLength)} && ${helpers.characters}(${value}) < ${minLength}`,
        place,
        'minLength',
        { limit: minLength },
      ),
    )
  if (maxLength !== undefined)
    lines.push(
      failIf(
        `${value}.length > ${maxLength} && ${helpers.characters}(${value}) > ${maxLength}`,
        place,
        'maxLength',
        {
          limit: maxLength,
        },
      ),
    )
  if (pattern !== undefined)
    lines.push(failIf(`!${expression(scope, pattern)}.test(${value})`, place, 'pattern', { pattern }))
  if (format?.type === 'string')
    lines.push(
      failIf(`!${formatTest(scope, format.name)}(${value})`, place, 'format', { format: format.name }),
    )
  return lines
}

export function numberLines(schema: Prepared, place: Place): string[] {
  const { value } = place
  const lines: string[] = []
  for (const [keyword, operator] of LIMITS) {
    const limit = schema[keyword]
    if (limit !== undefined)
      lines.push(failIf(`!(${value} ${operator} ${String(limit)})`, place, keyword, { limit }))
  }
  const { multipleOf, format } = schema
  if (multipleOf !== undefined)
    lines.push(
      failIf(`!${helpers.isMultipleOf}(${value}, ${multipleOf})`, place, 'multipleOf', { multipleOf }),
    )
  if (format?.type === 'number')
    lines.push(
      failIf(`!formats[${json(format.name)}].test(${value})`, place, 'format', { format: format.name }),
    )
  return lines
}

const LIMITS = [
  ['minimum', '>='],
  ['maximum', '<='],
  ['exclusiveMinimum', '>'],
  ['exclusiveMaximum', '<'],
] as const
