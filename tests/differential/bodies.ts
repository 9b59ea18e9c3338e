import fc, { type Arbitrary } from 'fast-check'
import { type OpenApiDocument, type Operation, resolve } from '#platform/contract.ts'
import { mutated, type Schema, textOf, valuesOf } from './arbitraries.ts'

/** A body as it is sent. */
export interface Body {
  contentType: string
  text: string
}

/** Bodies of an operation, of one of its media types: about half of them valid. */
export function bodyOf(document: OpenApiDocument, operation: Operation): Arbitrary<Body | undefined> {
  const content = Object.entries(operation.requestBody?.content ?? {})
  const writers = content.flatMap(([type, media]) => {
    const write = writerOf(type)
    if (!write) return []
    const schema = resolve<Schema>(document, media.schema ?? {})
    const valid = valuesOf(document, schema)
    const value = fc.oneof(
      { weight: 5, arbitrary: valid },
      { weight: 4, arbitrary: valid.chain(mutated) },
      ...(type.endsWith('json') ? [] : [{ weight: 1, arbitrary: fc.constant(undefined) }]),
    )
    return [value.chain((one) => (one === undefined ? fc.constant(undefined) : write(one, type, schema)))]
  })
  return writers.length > 0 ? fc.oneof(...writers) : fc.constant(undefined)
}

type Writer = (value: unknown, type: string, schema: Schema) => Arbitrary<Body>

function writerOf(type: string): Writer | undefined {
  if (type.endsWith('json')) return json
  if (type === 'application/x-www-form-urlencoded') return form
  return type === 'multipart/form-data' ? multipart : undefined
}

const json: Writer = (value, contentType) => fc.constant({ contentType, text: JSON.stringify(value) })

/* One pair for each field, and for each item of a list: `form` with `explode`, the default of OpenAPI. */
const form: Writer = (value, contentType) =>
  fc.constant({
    contentType,
    text: new URLSearchParams(fieldsOf(value).map(([name, item]) => [name, textOf(item)])).toString(),
  })

const BOUNDARY = 'a-boundary-of-parts'

/** Binary fields go as files and others as fields, but for a few that go the other way. */
const multipart: Writer = (value, contentType, schema) => {
  const fields = fieldsOf(value)
  const swaps = fc.array(fc.integer({ min: 0, max: 14 }), {
    minLength: fields.length,
    maxLength: fields.length,
  })
  return swaps.map((dice) => {
    const parts = fields.map(([name, item], i) => {
      const isFile = isBinary(schema, name) !== (dice[i] === 0)
      const file = isFile ? `; filename="${name}.bin"\r\nContent-Type: application/octet-stream` : ''
      return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${textOf(item)}\r\n`
    })
    return {
      contentType: `${contentType}; boundary=${BOUNDARY}`,
      text: `${parts.join('')}--${BOUNDARY}--\r\n`,
    }
  })
}

function fieldsOf(value: unknown): [name: string, item: unknown][] {
  if (typeof value !== 'object' || value === null) return [['junk', value]]
  return Object.entries(value).flatMap(([name, field]) =>
    Array.isArray(field) ? field.map((item): [string, unknown] => [name, item]) : [[name, field]],
  )
}

function isBinary(schema: Schema, name: string): boolean {
  const field = (schema.properties as Record<string, Schema> | undefined)?.[name]
  return field?.format === 'binary' || (field?.items as Schema | undefined)?.format === 'binary'
}
