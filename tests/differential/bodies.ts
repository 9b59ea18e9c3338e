import fc, { type Arbitrary } from 'fast-check'
import type { OpenApiDocument, Operation } from '#platform/contract/contract.ts'
import { mutated, type Schema, schemaOf, textOf, valuesOf } from './arbitraries.ts'

/** A body as it is sent. */
export interface Body {
  contentType: string
  text: string
  /** The key of `content` that a JSON body falls under; of another body, undefined. */
  key?: string
}

/** Bodies of an operation, of one of its media types: about half of them valid. */
export function bodyOf(document: OpenApiDocument, operation: Operation): Arbitrary<Body | undefined> {
  const content = Object.entries(operation.requestBody?.content ?? {})
  const writers = content.flatMap(([key, media]) => {
    const write = writerOf(key)
    if (!write) return []
    const schema = schemaOf(document, media.schema ?? {})
    const valid = valuesOf(document, schema)
    const value = fc.oneof(
      { weight: 5, arbitrary: valid },
      { weight: 4, arbitrary: valid.chain(mutated) },
      ...(write === json ? [] : [{ weight: 1, arbitrary: fc.constant(undefined) }]),
    )
    return [
      value.chain((one) => (one === undefined ? fc.constant(undefined) : write(one, key, schema, media))),
    ]
  })
  return writers.length > 0 ? fc.oneof(...writers) : fc.constant(undefined)
}

type Writer = (
  value: unknown,
  key: string,
  schema: Schema,
  media: { encoding?: unknown; 'x-content-types'?: unknown },
) => Arbitrary<Body>

function writerOf(key: string): Writer | undefined {
  if (key.includes('json') || key.includes('*')) return json
  if (key === 'application/x-www-form-urlencoded') return form
  return key === 'multipart/form-data' ? multipart : undefined
}

/* `x-content-types` of a media type has what falls under its key, by RFC 9110, section 8.3.1. */
const json: Writer = (value, key, _schema, { 'x-content-types': types = [key] }) =>
  fc
    .tuple(fc.constantFrom(...(types as string[])), fc.option(spelling, { nil: undefined, freq: 10 }))
    .map(([contentType, spell]) => ({ contentType, key, text: textWith(value, spell) }))

/* How JSON may write a number, and numbers that it can write and a double can't hold. */
const spelling = fc.constantFrom<(number: number) => string>(
  (number) => `${number}.0`,
  (number) => `${number}e0`,
  (number) => `${number}E+2`,
  () => '9007199254740993',
  () => '-9223372036854775808',
  () => '18446744073709551616',
  () => '1e400',
  () => '0.1000000000000000000001',
)

/** JSON text, with the first number of the value spelt in another way. */
function textWith(value: unknown, spell?: (number: number) => string): string {
  let spelt: string | undefined
  const text = JSON.stringify(value, (_key, item: unknown) => {
    if (!spell || spelt !== undefined || typeof item !== 'number') return item
    spelt = Number.isInteger(item) && Math.abs(item) < 1e21 ? spell(item) : String(item)
    return NUMBER
  })
  return spelt === undefined ? text : text.replace(`"${NUMBER}"`, spelt)
}

const NUMBER = '(a number)'

/* Without `encoding` one pair for each field, and for each item of a list: `form` with `explode`. */
const form: Writer = (value, contentType, _schema, { encoding = {} }) =>
  fc.constant({
    contentType,
    text: fieldsOf(value, encoding as Record<string, Encoding>)
      .map(([name, item]) => `${encodeURIComponent(name)}=${encodeURIComponent(textOf(item))}`)
      .join('&'),
  })

const BOUNDARY = 'a-boundary-of-parts'

/** Binary fields go as files and others as fields, but for a few that go the other way, or as another type. */
const multipart: Writer = (value, contentType, schema, { encoding = {} }) => {
  const fields = fieldsOf(value)
  const swaps = fc.array(fc.integer({ min: 0, max: 14 }), {
    minLength: fields.length,
    maxLength: fields.length,
  })
  return swaps.map((dice) => {
    const parts = fields.map(([name, item], i) => {
      const isFile = isBinary(schema, name) !== (dice[i] === 0)
      const types = encodingOf(encoding as Record<string, Encoding>, name).contentType?.split(', ')
      const type =
        types && dice[i] !== 1 ? types[(dice[i] as number) % types.length] : 'application/octet-stream'
      const file = isFile ? `; filename="${name}.bin"\r\nContent-Type: ${type}` : ''
      return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${textOf(item)}\r\n`
    })
    return {
      contentType: `${contentType}; boundary=${BOUNDARY}`,
      text: `${parts.join('')}--${BOUNDARY}--\r\n`,
    }
  })
}

interface Encoding {
  contentType?: string
  style?: string
  explode?: boolean
}

const encodingOf = (encoding: Record<string, Encoding>, name: string): Encoding =>
  (Object.hasOwn(encoding, name) && encoding[name]) || {}

const DELIMITERS: Record<string, string> = { form: ',', spaceDelimited: ' ', pipeDelimited: '|' }

function fieldsOf(value: unknown, encoding: Record<string, Encoding> = {}): [name: string, item: unknown][] {
  if (typeof value !== 'object' || value === null) return [['junk', value]]
  return Object.entries(value).flatMap(([name, field]: [string, unknown]): [string, unknown][] => {
    const { style, explode } = encodingOf(encoding, name)
    if (Array.isArray(field))
      return explode === false
        ? [[name, field.map(textOf).join(DELIMITERS[style ?? 'form'])]]
        : field.map((item) => [name, item])
    if (style === 'deepObject' && typeof field === 'object' && field !== null)
      return Object.entries(field).map(([key, item]) => [`${name}[${key}]`, item])
    return [[name, field]]
  })
}

function isBinary(schema: Schema, name: string): boolean {
  const field = (schema.properties as Record<string, Schema> | undefined)?.[name]
  return field?.format === 'binary' || (field?.items as Schema | undefined)?.format === 'binary'
}
