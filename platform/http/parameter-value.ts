import type { ParameterPlan, ScalarType, Shape } from '../contract/compiled.ts'
import { hasLongNumber, inexactDetail, isExact, parseExactly } from '../contract/decimal.ts'
import type { FieldError } from '../problem.ts'
import { setOwn } from '../contract/validator.ts'
import { memberOf } from '../contract/own-property.ts'
import { findUnstorable, isUnstorable } from '../contract/text-safety.ts'
import { escapePointer } from '../contract/json-pointer.ts'

/** How the text of a value is decoded before it is coerced: percent-decoding, or nothing for headers. */
export type Decode = (raw: string) => string

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/**
 * Coerces a text to the first declared type that it matches. A text that matches none stays a text, and the validator
 * reports it. A number is exact or rejected, never rounded.
 */
export function coerce(
  text: string,
  types: readonly ScalarType[],
  pointer: string,
  errors: FieldError[],
): unknown {
  for (const type of types) {
    if (type === 'string') break
    if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
    if (type === 'null' && (text === '' || text === 'null') && !types.includes('string')) return null
    if ((type === 'integer' || type === 'number') && NUMBER.test(text)) {
      const value = Number(text)
      // Zero has no sign in JSON.
      if (isExact(text, value)) return value === 0 ? 0 : value
      if (types.includes('string')) break
      errors.push({ pointer, detail: inexactDetail(text) })
      return undefined
    }
  }
  if (isUnstorable(text)) errors.push({ pointer, detail: 'must not contain U+0000 or an unpaired surrogate' })
  return text
}

/** Reads one value that is already split off. */
export function readItem(
  raw: string,
  shape: Shape,
  decode: Decode,
  pointer: string,
  errors: FieldError[],
): unknown {
  switch (shape.kind) {
    case 'scalar':
      return coerce(decode(raw), shape.types, pointer, errors)
    case 'json':
      return readJson(decode(raw), shape, pointer, errors)
    case 'array':
      return readArray(raw === '' ? [] : raw.split(','), shape, decode, pointer, errors)
    case 'object':
      return shape.alone
        ? readItem(raw, shape.alone, decode, pointer, errors)
        : coerce(decode(raw), ['string'], pointer, errors)
    default:
      return coerce(decode(raw), ['string'], pointer, errors)
  }
}

export function readJson(
  text: string,
  { alone }: Shape & { kind: 'json' },
  pointer: string,
  errors: FieldError[],
): unknown {
  let value: unknown
  try {
    if (!hasLongNumber(text)) value = JSON.parse(text)
    else {
      const parsed = parseExactly(text)
      for (const { keys, text: number } of parsed.inexact)
        errors.push({
          pointer: [pointer, ...keys.map(escapePointer)].join('/'),
          detail: inexactDetail(number),
        })
      value = parsed.value
    }
  } catch {
    if (alone?.kind === 'scalar') return coerce(text, alone.types, pointer, errors)
    errors.push({ pointer, detail: 'must be JSON' })
    return undefined
  }
  if (alone?.kind === 'scalar' && (typeof value !== 'object' || value === null))
    return coerce(text, alone.types, pointer, errors)
  findUnstorable(value, pointer, errors)
  return value
}

export function readArray(
  parts: string[],
  shape: Shape & { kind: 'array' },
  decode: Decode,
  pointer: string,
  errors: FieldError[],
): unknown {
  if (shape.alone && parts.length === 1)
    return readItem(parts[0] as string, shape.alone, decode, pointer, errors)
  if (shape.whole && parts.length === 1) {
    const value = readJson(decode(parts[0] as string), { kind: 'json' }, pointer, errors)
    return Array.isArray(value) || value === undefined ? value : [value]
  }
  return parts.map((part, i) =>
    readItem(part, shape.prefix?.[i] ?? shape.items, decode, `${pointer}/${i}`, errors),
  )
}

/** An object from alternating names and raw values. */
export function readObject(
  pairs: [name: string, raw: string][],
  shape: Shape & { kind: 'object' },
  decode: Decode,
  pointer: string,
  errors: FieldError[],
): unknown {
  const value: Record<string, unknown> = {}
  for (const [name, raw] of pairs) {
    const place = `${pointer}/${escapePointer(name)}`
    if (Object.hasOwn(value, name)) errors.push({ pointer: place, detail: 'must be given only once' })
    // A closed object has no plan for an unknown name; the validator reports it.
    else
      setOwn(
        value,
        name,
        readItem(raw, memberOf(shape.properties, shape, name) ?? ANY, decode, place, errors),
      )
  }
  return value
}

export const ANY: Shape = { kind: 'any' }

/* `a,1,b,2` without explode, `a=1,b=2` with it. */
function pairsOf(parts: string[], explode: boolean, decode: Decode): [string, string][] {
  if (explode) {
    return parts.map((part) => {
      const at = part.indexOf('=')
      return at === -1 ? [decode(part), ''] : [decode(part.slice(0, at)), part.slice(at + 1)]
    })
  }
  const pairs: [string, string][] = []
  for (let i = 0; i < parts.length; i += 2) pairs.push([decode(parts[i] as string), parts[i + 1] ?? ''])
  return pairs
}

/**
 * Reads a parameter that is a single text: path parameters, headers, and query parameters and cookies without `explode`
 * (OpenAPI 3.1, "Style Values").
 *
 * @param raw still percent-encoded: an encoded delimiter belongs to a value
 */
export function readStyled(
  raw: string,
  plan: ParameterPlan,
  decode: Decode,
  pointer: string,
  errors: FieldError[],
): unknown {
  const { shape, style, explode, name } = plan
  if (style === 'label') {
    if (!raw.startsWith('.')) return decode(raw)
    return readParts(raw.slice(1), explode ? '.' : ',', plan, decode, pointer, errors)
  }
  if (style === 'matrix') {
    if (explode && shape.kind === 'object')
      return readObject(pairsOf(raw.split(';').filter(Boolean), true, decode), shape, decode, pointer, errors)
    const lead = `;${name}=`
    if (!raw.startsWith(lead))
      return raw === `;${name}` ? readParts('', ',', plan, decode, pointer, errors) : decode(raw)
    if (explode && shape.kind === 'array')
      return readArray(raw.slice(lead.length).split(lead), shape, decode, pointer, errors)
    return readParts(raw.slice(lead.length), ',', plan, decode, pointer, errors)
  }
  if (style === 'spaceDelimited' || style === 'pipeDelimited') {
    const delimiter = style === 'spaceDelimited' ? /%20|\+| / : /\||%7C/i
    return readParts(raw, delimiter, plan, decode, pointer, errors)
  }
  return readParts(raw, ',', plan, decode, pointer, errors)
}

function readParts(
  raw: string,
  delimiter: string | RegExp,
  plan: ParameterPlan,
  decode: Decode,
  pointer: string,
  errors: FieldError[],
): unknown {
  const { shape, explode } = plan
  if (shape.kind !== 'array' && shape.kind !== 'object') return readItem(raw, shape, decode, pointer, errors)
  const trim = plan.in === 'header' ? (part: string) => part.trim() : (part: string) => part
  const parts = raw === '' ? [] : raw.split(delimiter).map(trim)
  if (shape.kind === 'array') return readArray(parts, shape, decode, pointer, errors)
  if (shape.alone && parts.length === 1 && !(explode && (parts[0] as string).includes('=')))
    return readItem(raw, shape.alone, decode, pointer, errors)
  return readObject(pairsOf(parts, explode && plan.in !== 'query', decode), shape, decode, pointer, errors)
}
