import { setOwn } from './validator.ts'

/** Exact arithmetic of decimal numbers as JSON writes them; doubles are not exact. */

/** A number as `digits` × 10^`exponent`, without trailing zeros in `digits`. */
interface Decimal {
  digits: bigint
  exponent: number
}

/** @param text a JSON number, or what `String` makes of a finite number */
function decimalOf(text: string): Decimal {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const all = whole + fraction
  let end = all.length
  while (end > 1 && all.charCodeAt(end - 1) === 48) end--
  const digits = BigInt(all.slice(0, end) === '-' ? '0' : all.slice(0, end))
  return { digits, exponent: digits === 0n ? 0 : Number(exponent) - fraction.length + (all.length - end) }
}

/**
 * Whether a number is a multiple of another (JSON Schema 2020-12 validation, section 6.2.1), both as the decimal
 * numbers that JSON writes for them: 19.99 is a multiple of 0.01.
 *
 * @param divisor above 0
 */
export function isMultipleOf(value: number | bigint, divisor: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return (value as number) % divisor === 0
  const a = decimalOf(String(value))
  const b = decimalOf(String(divisor))
  const shift = a.exponent - b.exponent
  // 10^-shift would have to divide the digits of the value, which do not end with a zero.
  if (shift < 0) return a.digits === 0n || a.digits % (b.digits * 10n ** BigInt(-shift)) === 0n
  return (a.digits * 10n ** BigInt(shift)) % b.digits === 0n
}

/**
 * Whether a double represents the number in a text precisely enough: an integer must be exact, a fraction is rounded to
 * the nearest double (RFC 8259, section 6), and neither may overflow, or underflow to 0.
 *
 * @param text a JSON number
 * @param value `Number(text)`
 */
export function isExact(text: string, value: number): boolean {
  if (!Number.isFinite(value)) return false
  if (!Number.isInteger(value)) return true
  if (text.length < 16 && !/e/i.test(text)) return true
  const [, exponent = '0'] = text.toLowerCase().split('e')
  // A number of this size is finite only if it is 0.
  if (Math.abs(Number(exponent)) > 1000) return !/[1-9]/.test(text.split(/e/i)[0] as string)
  const said = decimalOf(text)
  const read = decimalOf(String(value))
  return said.digits === read.digits && said.exponent === read.exponent
}

/* A JSON number that a double may not hold: 16 or more digits, or a three-digit exponent. */
const LONG_NUMBER = /(?:^|[\s:,[])-?(?:[\d.]{16}|[\d.]+[eE][+-]?\d{3})/

/** Whether a JSON text contains a number that must be compared with its double. Linear in the length of the text. */
export const hasLongNumber = (json: string): boolean => LONG_NUMBER.test(json)

/** The message for a number that is not exact. */
export const inexactDetail = (text: string): string =>
  `must be a number that a double holds exactly, such as an integer between ${Number.MIN_SAFE_INTEGER} and ${Number.MAX_SAFE_INTEGER}: ${
    text.length > 60 ? `${text.slice(0, 60)}…` : text
  } would become ${Number(text)}`

/** The location of an integer in a JSON text that no double holds. */
export interface InexactNumber {
  /** Keys and indexes from the root. */
  keys: string[]
  text: string
}

/**
 * `JSON.parse`, with inexact numbers as doubles: see `isExact`.
 *
 * @throws SyntaxError
 */
export function parseExactly(json: string): { value: unknown; inexact: InexactNumber[] } {
  // JSON.parse reports the key of a number but not its location: a marker that no JSON contains finds it afterwards.
  const marks = new Map<bigint, string>()
  const root = {
    value: JSON.parse(json, (_key, value: unknown, context?: { source?: string }) => {
      const text = context?.source
      if (typeof value !== 'number' || text === undefined || isExact(text, value)) return value
      const mark = BigInt(marks.size)
      marks.set(mark, text)
      return mark
    }) as unknown,
  }
  const inexact: InexactNumber[] = []
  const find = (holder: object, keys: string[]): void => {
    for (const [key, item] of Object.entries(holder)) {
      if (typeof item === 'object' && item !== null) find(item as object, [...keys, key])
      if (typeof item !== 'bigint') continue
      const text = marks.get(item) as string
      inexact.push({ keys: [...keys, key].slice(1), text })
      setOwn(holder, key, Number(text))
    }
  }
  if (marks.size > 0) find(root, [])
  return { value: root.value, inexact }
}

/** `JSON.parse`, with a BigInt for each integer that no double holds. */
export function parseIntegers(json: string): unknown {
  if (!hasLongNumber(json)) return JSON.parse(json)
  return JSON.parse(json, (_key, value: unknown, context?: { source?: string }) => {
    const text = context?.source
    return typeof value === 'number' && text !== undefined && /^-?\d+$/.test(text) && !isExact(text, value)
      ? BigInt(text)
      : value
  })
}
