import { isObject } from './source.ts'
import type { Prepared, PreparedUnion, Reference } from './schemas.ts'
import { KINDS, type Kind } from './kinds.ts'
import { compilePattern } from './patterns.ts'

/** The text of JavaScript for one compiled file: what it declares, and how it reaches other schemas. */
export interface Scope {
  /** Declarations that stand before the function, in the order in which they need each other. */
  declarations: string[]
  /** The expression of a compiled function of another schema. */
  call: (reference: Reference, isTracked: boolean) => string
  /** A name that is not taken. */
  name: (prefix: string) => string
}

/** Where a value stands: its variable, its JSON Pointer as an expression, and the variable of what has been evaluated of it. */
interface Place {
  value: string
  pointer: string
  marks: string | undefined
}

const json = (value: unknown): string => JSON.stringify(value)
export const block = (head: string, lines: string[]): string[] => [`${head} {`, ...lines, '}']

/** Reads a property. Names that every object inherits are read from the object itself only. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype))
export function read(value: string, name: string): string {
  if (INHERITED.has(name)) return `own(${value}, ${json(name)})`
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `${value}.${name}` : `${value}[${json(name)}]`
}

/** A value of JSON as an expression. Text that is parsed keeps a property of the name `__proto__`. */
export const literal = (value: unknown): string =>
  typeof value === 'object' && value !== null ? `JSON.parse(${json(JSON.stringify(value))})` : json(value)

const below = (pointer: string, step: string): string =>
  pointer.endsWith('"') && step.startsWith('"')
    ? `${pointer.slice(0, -1)}${step.slice(1)}`
    : `${pointer} + ${step}`
const stepOf = (name: string): string => json(`/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)

const TESTS: Record<string, (value: string) => string> = {
  string: (value) => `typeof ${value} === "string"`,
  number: (value) => `Number.isFinite(${value}) || typeof ${value} === "bigint"`,
  integer: (value) => `Number.isInteger(${value}) || typeof ${value} === "bigint"`,
  boolean: (value) => `typeof ${value} === "boolean"`,
  null: (value) => `${value} === null`,
  array: (value) => `Array.isArray(${value})`,
  object: (value) => `typeof ${value} === "object" && ${value} !== null && !Array.isArray(${value})`,
}
const isOf = (types: readonly string[], value: string): string =>
  types.map((type) => (types.length > 1 ? `(${TESTS[type]?.(value)})` : TESTS[type]?.(value))).join(' || ')

/** Writes the check of a schema as a function and returns its name. */
export function checkFunction(scope: Scope, schema: Prepared | boolean, isTracked = false): string {
  if (isObject(schema) && isCall(schema)) return scope.call(schema.call as Reference, isTracked)
  const name = scope.name('check')
  const lines = checkLines(scope, schema, { value: 'v', pointer: 'p', marks: isTracked ? 'm' : undefined })
  scope.declarations.push(
    [`const ${name} = (v, p, e${isTracked ? ', m' : ''}) => {`, ...lines, 'return true', '}'].join('\n'),
  )
  return name
}

const isCall = (schema: Prepared): boolean => schema.call !== undefined && Object.keys(schema).length === 1

const fail = (condition: string, { pointer }: Place, keyword: string, params: string): string =>
  `if (${condition}fails(e, ${pointer}, ${json(keyword)}, ${params})) return false`
const failIf = (condition: string, place: Place, keyword: string, params: unknown): string =>
  fail(
    `${/\|\||\?/.test(condition) ? `(${condition})` : condition} && `,
    place,
    keyword,
    typeof params === 'string' ? params : json(params),
  )

function checkLines(scope: Scope, schema: Prepared | boolean, place: Place): string[] {
  if (schema === true) return []
  if (schema === false) return [fail('', place, 'false schema', '{}')]
  const { value } = place
  const needsNames = schema.unevaluatedProperties !== undefined
  const needsItems = schema.unevaluatedItems !== undefined
  const lines: string[] = []
  // `unevaluated…` sees what the keywords beside it and below them have evaluated, not what those around it have.
  const inner: Place = needsNames || needsItems ? { ...place, marks: scope.name('m') } : place
  if (inner !== place) lines.push(`const ${inner.marks} = marks()`)
  if (schema.readOnly === true) lines.push(fail('', place, 'readOnly', '{}'))
  if (schema.call) {
    const { call } = schema
    const name = scope.call(call, inner.marks !== undefined)
    const marked = inner.marks ? `, ${inner.marks}` : ''
    lines.push(`if (!${name}(${value}, ${argument(place)}, e${marked})) return false`)
  }
  lines.push(...typeLines(scope, schema, inner))
  lines.push(...valueLines(scope, schema, inner))
  for (const part of schema.allOf ?? []) lines.push(...checkLines(scope, part, inner))
  for (const union of schema.unions ?? []) lines.push(...unionLines(scope, union, inner))
  if (schema.not !== undefined)
    lines.push(failIf(`${checkFunction(scope, schema.not)}(${value})`, place, 'not', {}))
  lines.push(...conditionLines(scope, schema, inner))
  if (needsNames)
    lines.push(...unevaluatedNames(scope, schema.unevaluatedProperties as Prepared | boolean, inner))
  if (needsItems) lines.push(...unevaluatedItems(scope, schema.unevaluatedItems as Prepared | boolean, inner))
  if (inner !== place && place.marks) lines.push(`${place.marks}.add(${inner.marks})`)
  return lines
}

/* Pointers are made for errors only. */
const argument = ({ pointer }: Place): string => (pointer === 'p' ? 'p' : `e && ${pointer}`)

/** `type`, and the keywords that speak of one type each. */
function typeLines(scope: Scope, schema: Prepared, place: Place): string[] {
  const types = schema.type === undefined ? undefined : ([schema.type].flat() as string[])
  const isInteger = types?.includes('integer') === true && !types.includes('number')
  const groups: [kind: string, lines: string[]][] = [
    ['object', objectLines(scope, schema, place)],
    ['array', arrayLines(scope, schema, place)],
    ['string', stringLines(scope, schema, place)],
    [isInteger ? 'integer' : 'number', numberLines(schema, place)],
  ]
  const arms = groups.filter(
    ([kind, lines]) =>
      lines.length > 0 &&
      (!types || types.includes(kind) || (kind === 'number' && types.includes('integer'))),
  )
  const others = types?.filter(
    (type) => !arms.some(([kind]) => kind === type || (kind === 'number' && type === 'integer')),
  )
  const text: string[] = []
  for (const [kind, lines] of arms)
    text.push(...block(`${text.length > 0 ? 'else ' : ''}if (${isOf([kind], place.value)})`, lines))
  if (!others) return text
  const failure = fail('', place, 'type', json({ type: schema.type }))
  if (arms.length === 0)
    return [failIf(`!(${isOf(others, place.value)})`, place, 'type', { type: schema.type })]
  text.push(
    others.length > 0 ? `else if (!(${isOf(others, place.value)})) { ${failure} }` : `else ${failure}`,
  )
  return text
}

function objectLines(scope: Scope, schema: Prepared, place: Place): string[] {
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
      `!${checkFunction(scope, schema.propertyNames)}(${key})`,
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
        : itemLines(scope, additional, place, `${value}[${key}]`, `step(${key})`)
    const lead = skip.length > 0 ? [`if (${skip.join(' || ')}) continue`] : []
    if (body.length > 0) lines.push(...loopNames(key, value, [...lead, ...body]))
  }
  for (const [name, child] of properties) {
    const item = scope.name('v')
    const body = checkLines(scope, child, {
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
    const body = itemLines(scope, child, place, `${value}[${key}]`, `step(${key})`)
    if (marks) body.push(`${marks}.names.add(${key})`)
    if (body.length > 0)
      lines.push(...loopNames(key, value, block(`if (${expression(scope, pattern)}.test(${key}))`, body)))
  }
  if (additional !== undefined && marks) lines.push(`${marks}.allNames = true`)
  for (const [name, child] of Object.entries(schema.dependentSchemas ?? {})) {
    const body = checkLines(scope, child, place)
    if (body.length > 0) lines.push(...block(`if (${read(value, name)} !== undefined)`, body))
  }
  return lines
}

const loopNames = (key: string, value: string, body: string[]): string[] =>
  block(`for (const ${key} in ${value})`, ['if (isFull(e)) break', ...body])

/** Checks one of many items or properties. */
function itemLines(
  scope: Scope,
  schema: Prepared | boolean,
  { pointer }: Place,
  value: string,
  step: string,
): string[] {
  const item = scope.name('v')
  const lines = checkLines(scope, schema, { value: item, pointer: below(pointer, step), marks: undefined })
  return lines.length === 0 ? [] : [`const ${item} = ${value}`, ...lines]
}

function isOneOf(scope: Scope, key: string, names: readonly string[]): string[] {
  if (names.length === 0) return []
  if (names.length <= 12) return [names.map((name) => `${key} === ${json(name)}`).join(' || ')]
  const set = scope.name('names')
  scope.declarations.push(`const ${set} = new Set(${json(names)})`)
  return [`${set}.has(${key})`]
}

function arrayLines(scope: Scope, schema: Prepared, place: Place): string[] {
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
      `const ${same} = sameItems(${value})`,
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

const loopItems = (i: string, from: number, value: string, body: string[]): string[] =>
  block(`for (let ${i} = ${from}; ${i} < ${value}.length; ${i}++)`, ['if (isFull(e)) break', ...body])

function containsLines(scope: Scope, schema: Prepared, place: Place): string[] {
  const { value, marks } = place
  const min = Number(schema.minContains ?? 1)
  const max = schema.maxContains === undefined ? undefined : Number(schema.maxContains)
  const test = checkFunction(scope, schema.contains as Prepared | boolean)
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

function stringLines(scope: Scope, schema: Prepared, place: Place): string[] {
  const { value } = place
  const { minLength, maxLength, pattern, format } = schema
  const lines: string[] = []
  // A character has one or two UTF-16 units, so the length in units decides in most cases.
  if (minLength !== undefined && Number(minLength) > 0)
    lines.push(
      failIf(
        `${value}.length < ${2 * Number(minLength)} && characters(${value}) < ${minLength}`,
        place,
        'minLength',
        { limit: minLength },
      ),
    )
  if (maxLength !== undefined)
    lines.push(
      failIf(`${value}.length > ${maxLength} && characters(${value}) > ${maxLength}`, place, 'maxLength', {
        limit: maxLength,
      }),
    )
  if (pattern !== undefined)
    lines.push(failIf(`!${expression(scope, pattern)}.test(${value})`, place, 'pattern', { pattern }))
  if (format?.type === 'string')
    lines.push(
      failIf(`!${formatTest(scope, format.name)}(${value})`, place, 'format', { format: format.name }),
    )
  return lines
}

function numberLines(schema: Prepared, place: Place): string[] {
  const { value } = place
  const lines: string[] = []
  for (const [keyword, operator] of LIMITS) {
    const limit = schema[keyword]
    if (limit !== undefined)
      lines.push(failIf(`!(${value} ${operator} ${String(limit)})`, place, keyword, { limit }))
  }
  const { multipleOf, format } = schema
  if (multipleOf !== undefined)
    lines.push(failIf(`!isMultipleOf(${value}, ${multipleOf})`, place, 'multipleOf', { multipleOf }))
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

/** `const` and `enum`. */
function valueLines(scope: Scope, schema: Prepared, place: Place): string[] {
  const { value } = place
  const lines: string[] = []
  const isPlain = (one: unknown) => typeof one !== 'object' || one === null
  if ('const' in schema) {
    const expected = literal(schema.const)
    const isEqual = isPlain(schema.const)
      ? `${value} === ${expected}`
      : `isSame(${value}, ${constant(scope, expected)})`
    lines.push(failIf(`!(${isEqual})`, place, 'const', `{ allowedValue: ${expected} }`))
  }
  if (schema.enum) {
    const all = constant(scope, literal(schema.enum))
    const test = !schema.enum.every(isPlain)
      ? `!${all}.some((one) => isSame(one, ${value}))`
      : schema.enum.length <= 12
        ? schema.enum.map((one) => `${value} !== ${json(one)}`).join(' && ') || 'true'
        : `!${constant(scope, `new Set(${all})`)}.has(${value})`
    lines.push(failIf(test, place, 'enum', `{ allowedValues: ${all} }`))
  }
  return lines
}

/** The name of a constant of the file. */
function constant(scope: Scope, text: string): string {
  const known = scope.declarations.find((line) => line.startsWith('const c') && line.endsWith(` = ${text}`))
  if (known) return known.slice('const '.length, known.indexOf(' ='))
  const name = scope.name('c')
  scope.declarations.push(`const ${name} = ${text}`)
  return name
}

const expression = (scope: Scope, pattern: string): string => {
  const { source, flags } = compilePattern(pattern)
  return constant(scope, `new RegExp(${json(source)}, ${json(flags)})`)
}

const formatTest = (scope: Scope, name: string): string => constant(scope, `formats[${json(name)}].test`)

/** `if`, `then` and `else`. */
function conditionLines(scope: Scope, schema: Prepared, place: Place): string[] {
  if (schema.if === undefined) return []
  const then = schema.then === undefined ? [] : checkLines(scope, schema.then, place)
  const otherwise = schema.else === undefined ? [] : checkLines(scope, schema.else, place)
  if (then.length === 0 && otherwise.length === 0 && !place.marks) return []
  const { before, test, merge } = attempt(scope, schema.if, place)
  const lines = [...before, ...block(`if (${test})`, [...merge, ...then])]
  return otherwise.length === 0 ? lines : [...lines.slice(0, -1), '} else {', ...otherwise, '}']
}

/** A schema that the value need not match: what its outcome takes, and what to do with its marks when it matches. */
function attempt(
  scope: Scope,
  schema: Prepared | boolean,
  { value, marks }: Place,
): { before: string[]; test: string; merge: string[] } {
  const name = checkFunction(scope, schema, marks !== undefined)
  if (!marks) return { before: [], test: `${name}(${value})`, merge: [] }
  const own = scope.name('m')
  return {
    before: [`const ${own} = marks()`],
    test: `${name}(${value}, null, null, ${own})`,
    merge: [`${marks}.add(${own})`],
  }
}

/** `anyOf` and `oneOf`: by the type of the value, by a property that only one branch can have, or by trying. */
function unionLines(scope: Scope, union: PreparedUnion, place: Place): string[] {
  const groups = new Map<string, { kinds: Kind[]; branches: number[] }>()
  for (const kind of KINDS) {
    const branches = union.branches.flatMap((_, i) => (union.kinds[i]?.has(kind) ? [i] : []))
    // Properties are what tells branches apart that objects may match.
    const key = `${branches.join()}${kind === 'object' && union.tag && branches.length > 1 ? ' by tag' : ''}`
    const group = groups.get(key) ?? { kinds: [], branches }
    group.kinds.push(kind)
    groups.set(key, group)
  }
  const all = [...groups.values()]
  const largest = all.reduce((a, b) => (b.kinds.length > a.kinds.length ? b : a))
  const text: string[] = []
  for (const group of [...all.filter((one) => one !== largest), largest]) {
    const lines = groupLines(scope, union, group, place)
    const head = group === largest ? '' : `if (${isOf(group.kinds, place.value)})`
    if (all.length === 1) return lines
    text.push(...block(`${text.length > 0 ? 'else ' : ''}${head}`.trim(), lines))
  }
  return text
}

function groupLines(
  scope: Scope,
  union: PreparedUnion,
  { kinds, branches }: { kinds: Kind[]; branches: number[] },
  place: Place,
): string[] {
  const [only] = branches
  if (only === undefined) {
    const types = KINDS.filter((kind) => union.kinds.some((one) => one.has(kind)))
    return [fail('', place, types.length > 0 ? 'type' : union.keyword, json({ type: types }))]
  }
  if (branches.length === 1) return checkLines(scope, union.branches[only] as Prepared, place)
  const tag = kinds.join() === 'object' ? union.tag : undefined
  return tag?.isExclusive
    ? tagLines(scope, union, tag, branches, place)
    : trialLines(scope, union, tag, branches, place)
}

/** Each branch requires a property with constants of its own: only the branch with the value's constant can match. */
function tagLines(
  scope: Scope,
  union: PreparedUnion,
  { property, cases }: NonNullable<PreparedUnion['tag']>,
  branches: number[],
  place: Place,
): string[] {
  const tag = scope.name('tag')
  const known = cases.filter(([, branch]) => branches.includes(branch))
  const arms = branches.flatMap((branch) => {
    const values = known.filter(([, one]) => one === branch).map(([value]) => `case ${json(value)}:`)
    return values.length === 0
      ? []
      : [
          ...values.slice(0, -1),
          ...block(values.at(-1) as string, [
            ...checkLines(scope, union.branches[branch] as Prepared, place),
            'break',
          ]),
        ]
  })
  const at: Place = { ...place, pointer: below(place.pointer, stepOf(property)) }
  const missing = fail(`${tag} === undefined && `, place, 'required', json({ missingProperty: property }))
  const wrong = fail(
    `${tag} !== undefined && `,
    at,
    'enum',
    json({ allowedValues: known.map(([value]) => value) }),
  )
  return [
    `const ${tag} = ${read(place.value, property)}`,
    ...block(`switch (${tag})`, [...arms, ...block('default:', [missing, wrong])]),
  ]
}

function trialLines(
  scope: Scope,
  union: PreparedUnion,
  tag: PreparedUnion['tag'],
  branches: number[],
  place: Place,
): string[] {
  const count = scope.name('n')
  const { keyword } = union
  const lines = [`let ${count} = 0`]
  for (const branch of branches) {
    const { before, test, merge } = attempt(scope, union.branches[branch] as Prepared, place)
    // What has been evaluated matters of each branch that matches; otherwise one is enough, or the second too many.
    const isOpen = place.marks ? '' : keyword === 'anyOf' ? `${count} === 0 && ` : `${count} < 2 && `
    lines.push(...before, `if (${isOpen}${test}) { ${[`${count}++`, ...merge].join('; ')} }`)
  }
  if (keyword === 'oneOf') lines.push(failIf(`${count} > 1`, place, 'oneOf', { isAmbiguous: true }))
  const none = fail('', place, keyword, '{}')
  const hints = tag?.cases.filter(([, branch]) => branches.includes(branch)) ?? []
  if (!tag || hints.length === 0) return [...lines, ...block(`if (${count} === 0)`, [none])]
  // The outcome is known: the tag only says whose errors are of use.
  const arms = hints.map(([value, branch]) => {
    const check = checkFunction(scope, union.branches[branch] as Prepared)
    return `case ${json(value)}: ${check}(${place.value}, ${place.pointer}, e); break`
  })
  const hint = block(`switch (${read(place.value, tag.property)})`, [...arms, `default: ${none}`])
  return [...lines, ...block(`if (${count} === 0)`, ['if (!e) return false', ...hint])]
}

function unevaluatedNames(scope: Scope, schema: Prepared | boolean, place: Place): string[] {
  const { value, marks } = place
  const key = scope.name('k')
  const body =
    schema === false
      ? [
          failIf(
            `${value}[${key}] !== undefined`,
            place,
            'unevaluatedProperties',
            `{ unevaluatedProperty: ${key} }`,
          ),
        ]
      : itemLines(scope, schema, place, `${value}[${key}]`, `step(${key})`)
  const loop =
    body.length === 0 ? [] : loopNames(key, value, [`if (${marks}.hasName(${key})) continue`, ...body])
  return block(`if (${isOf(['object'], value)})`, [...loop, `${marks}.allNames = true`])
}

function unevaluatedItems(scope: Scope, schema: Prepared | boolean, place: Place): string[] {
  const { value, marks } = place
  const i = scope.name('i')
  const body =
    schema === false
      ? [fail('', { ...place, pointer: below(place.pointer, `"/" + ${i}`) }, 'unevaluatedItems', '{}')]
      : itemLines(scope, schema, place, `${value}[${i}]`, `"/" + ${i}`)
  const loop =
    body.length === 0 ? [] : loopItems(i, 0, value, [`if (${marks}.hasIndex(${i})) continue`, ...body])
  return block(`if (${isOf(['array'], value)})`, [...loop, `${marks}.items = Infinity`])
}
