import {
  json,
  block,
  literal,
  below,
  isOf,
  fail,
  failIf,
  argument,
  constant,
  type Place,
  type Scope,
} from './check-text.ts'
import {
  objectLines,
  arrayLines,
  stringLines,
  numberLines,
  itemLines,
  loopNames,
  loopItems,
} from './check-types.ts'
import { attempt, unionLines } from './check-unions.ts'
import { isObject } from '../document/json-pointer.ts'
import type { Prepared, Reference } from './prepared.ts'
import { helpers } from './runtime-helpers.ts'

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

export function checkLines(scope: Scope, schema: Prepared | boolean, place: Place): string[] {
  if (schema === true) return []
  if (schema === false) return [fail('', place, 'false schema', '{}')]
  const { value } = place
  const needsNames = schema.unevaluatedProperties !== undefined
  const needsItems = schema.unevaluatedItems !== undefined
  const lines: string[] = []
  // `unevaluated…` sees what the keywords beside it and below them have evaluated, not what those around it have.
  const inner: Place = needsNames || needsItems ? { ...place, marks: scope.name('m') } : place
  if (inner !== place) lines.push(`const ${inner.marks} = ${helpers.marks}()`)
  if (schema.readOnly === 'refuse') lines.push(fail('', place, 'readOnly', '{}'))
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

/** `type`, and the keywords that speak of one type each. */
function typeLines(scope: Scope, schema: Prepared, place: Place): string[] {
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type
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

/** `const` and `enum`. */
function valueLines(scope: Scope, schema: Prepared, place: Place): string[] {
  const { value } = place
  const lines: string[] = []
  const isPlain = (one: unknown) => typeof one !== 'object' || one === null
  if ('const' in schema) {
    const expected = literal(schema.const)
    const isEqual = isPlain(schema.const)
      ? `${value} === ${expected}`
      : `${helpers.isSame}(${value}, ${constant(scope, expected)})`
    lines.push(failIf(`!(${isEqual})`, place, 'const', `{ allowedValue: ${expected} }`))
  }
  if (schema.enum) {
    const all = constant(scope, literal(schema.enum))
    const test = !schema.enum.every(isPlain)
      ? `!${all}.some((one) => ${helpers.isSame}(one, ${value}))`
      : schema.enum.length <= 12
        ? schema.enum.map((one) => `${value} !== ${json(one)}`).join(' && ') || 'true'
        : `!${constant(scope, `new Set(${all})`)}.has(${value})`
    lines.push(failIf(test, place, 'enum', `{ allowedValues: ${all} }`))
  }
  return lines
}

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
      : itemLines(scope, schema, place, `${value}[${key}]`, `${helpers.step}(${key})`)
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
