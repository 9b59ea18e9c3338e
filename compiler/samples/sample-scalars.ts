import { formats } from '#platform/contract/formats.ts'
import { sampleOfPattern } from './sample-pattern.ts'
import { NoSample } from './sample-types.ts'
import type { Schema } from '../document/source.ts'

/** The lowest number from 1 that all limits accept, or the highest below it. */
export function numberOf(schemas: readonly Schema[], isInteger: boolean): number {
  let [low, high, step] = [-Infinity, Infinity, isInteger ? 1 : 0]
  let [isLowOpen, isHighOpen] = [false, false]
  const raise = (limit: number, isOpen: boolean) => {
    if (limit > low || (limit === low && isOpen)) [low, isLowOpen] = [limit, isOpen]
  }
  const lower = (limit: number, isOpen: boolean) => {
    if (limit < high || (limit === high && isOpen)) [high, isHighOpen] = [limit, isOpen]
  }
  for (const schema of schemas) {
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = schema
    if (typeof minimum === 'number') raise(minimum, exclusiveMinimum === true)
    if (typeof exclusiveMinimum === 'number') raise(exclusiveMinimum, true)
    if (typeof maximum === 'number') lower(maximum, exclusiveMaximum === true)
    if (typeof exclusiveMaximum === 'number') lower(exclusiveMaximum, true)
    if (format === 'int32') {
      raise(-(2 ** 31), false)
      lower(2 ** 31 - 1, false)
    }
    if (typeof format === 'string' && format.startsWith('uint')) raise(0, false)
    if (typeof multipleOf === 'number') step = step === 0 ? multipleOf : leastCommon(step, multipleOf)
  }
  const fits = (n: number) => (isLowOpen ? n > low : n >= low) && (isHighOpen ? n < high : n <= high)
  if (step > 0) {
    const near = Math.max(low, Math.min(1, high))
    for (const k of [0, 1, -1, 2, -2]) {
      const n = clean((Math.ceil(clean(near / step)) + k) * step)
      if (fits(n)) return n
    }
    throw new NoSample('no number is a multiple within the limits')
  }
  const middle = low === -Infinity ? high - 1 : high === Infinity ? low + 1 : (low + high) / 2
  const found = [1, low, high, middle].find((n) => Number.isFinite(n) && fits(n))
  if (found === undefined) throw new NoSample('no number is within the limits')
  return found
}

const clean = (n: number): number => Number(n.toPrecision(15))

function leastCommon(a: number, b: number): number {
  const [large, small] = [Math.max(a, b), Math.min(a, b)]
  for (let i = 1; i <= 1000; i++) if (Number.isInteger(clean((large * i) / small))) return clean(large * i)
  return clean(large * small)
}

const TEXTS: Record<string, string> = {
  date: '2026-01-31',
  'date-time': '2026-01-31T09:30:00Z',
  time: '09:30:00Z',
  'time-local': '09:30:00',
  'date-time-local': '2026-01-31T09:30:00',
  'iso-time': '09:30:00Z',
  'iso-date-time': '2026-01-31T09:30:00Z',
  'http-date': 'Sat, 31 Jan 2026 09:30:00 GMT',
  duration: 'P1D',
  email: 'ada@example.com',
  'idn-email': 'ada@example.com',
  hostname: 'example.com',
  'idn-hostname': 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  'uri-reference': '/example',
  'uri-template': '/example/{id}',
  iri: 'https://example.com/',
  'iri-reference': '/example',
  uuid: '6f1c2b9e-0d3a-4c5b-8e7f-000000000001',
  'json-pointer': '/example',
  'json-pointer-uri-fragment': '#/example',
  'relative-json-pointer': '0/example',
  regex: '^a$',
  byte: 'ZXhhbXBsZQ==',
  base64url: 'ZXhhbXBsZQ',
  char: 'a',
  decimal: '1.5',
  decimal128: '1.5',
  'media-range': 'text/*',
  int64: '1',
  int32: '1',
}

export function stringOf(schemas: readonly Schema[]): string {
  const number = (keyword: string, otherwise: number, pick: (...all: number[]) => number) =>
    pick(otherwise, ...schemas.map((schema) => schema[keyword]).filter((value) => typeof value === 'number'))
  const [min, max] = [number('minLength', 0, Math.max), number('maxLength', Infinity, Math.min)]
  if (min > max) throw new NoSample('minLength is above maxLength')
  if (min > 100_000) throw new NoSample('the text would be too long')
  const patterns = schemas.map((schema) => schema.pattern).filter((pattern) => typeof pattern === 'string')
  const format = schemas
    .map((schema) => schema.format)
    .find((name) => typeof name === 'string' && TEXTS[name] !== undefined && formats[name] !== undefined)
  const candidates = function* (): Generator<string> {
    if (format !== undefined) yield TEXTS[format as string] as string
    for (const pattern of patterns)
      for (let i = 0; i < 40; i++) {
        const text = sampleOfPattern(pattern, i)
        if (text !== undefined) yield text
      }
    for (const word of [
      'text',
      'example',
      'Example text',
      'a',
      '1',
      'A1',
      'https://example.com/',
      'ada@example.com',
      '#abcdef',
      '1.0.0',
      'en',
      'US',
      'EUR',
      '+15551234567',
      '',
    ])
      yield word
    yield 'text '.repeat(Math.ceil(min / 5)).slice(0, min)
    yield 'x'.repeat(min)
    yield '1'.repeat(min)
  }
  for (const text of candidates()) {
    const length = [...text].length
    const fitting =
      length < min && patterns.length === 0 && format === undefined
        ? text.padEnd(min + text.length - length, 'x')
        : text
    const size = [...fitting].length
    if (size >= min && size <= max && patterns.every((pattern) => matches(pattern, fitting))) return fitting
  }
  if (patterns.length === 0 && Number.isFinite(max)) return 'x'.repeat(max)
  throw new NoSample(`no text was found for the pattern ${patterns.join(' and ')}`)
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text)
  } catch {
    return new RegExp(pattern).test(text)
  }
}
