import type { Violation } from './violation.ts'
import { at, isObject } from './json-pointer.ts'
import type { Structure } from './structure.ts'

/* Keywords that only speak of values of one type (JSON Schema 2020-12 Validation, section 6). */
const KEYWORDS: Record<string, readonly string[]> = {
  string: ['minLength', 'maxLength', 'pattern'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  array: ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains'],
  object: [
    'properties',
    'required',
    'additionalProperties',
    'patternProperties',
    'minProperties',
    'maxProperties',
  ],
}
const LIMITS = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
  ['minContains', 'maxContains'],
] as const

/** Schemas that accept nothing, and keywords that can never apply: valid JSON Schema, and probably mistakes. */
export function checkSchemas({ objects }: Structure): Violation[] {
  return objects
    .filter(({ type }) => type === 'Schema')
    .flatMap(({ node, pointer }) => checkSchema(node, pointer))
}

function checkSchema(schema: Record<string, unknown>, pointer: string): Violation[] {
  const notes: Violation[] = []
  const note = (keyword: string, message: string) =>
    notes.push({ pointer: at(pointer, keyword), message, isNote: true })
  const types = schema.type === undefined ? [] : ([schema.type].flat() as string[])
  for (const [lower, upper] of LIMITS) {
    const [low, high] = [schema[lower], schema[upper]]
    if (typeof low === 'number' && typeof high === 'number' && low > high)
      note(lower, `no value is valid: \`${lower}\` ${low} is above \`${upper}\` ${high}`)
  }
  if (types.length > 0) {
    for (const [type, keywords] of Object.entries(KEYWORDS)) {
      if (types.includes(type) || (type === 'number' && types.includes('integer'))) continue
      for (const keyword of keywords)
        if (schema[keyword] !== undefined)
          note(
            keyword,
            `\`${keyword}\` has no effect on type ${types.join(', ')}: it concerns ${type === 'array' ? 'arrays' : `${type}s`}`,
          )
    }
  }
  if (schema.type === 'array' && schema.items === undefined && schema.prefixItems === undefined)
    note('type', 'an array without `items` has items of any type')
  if (Array.isArray(schema.enum)) {
    if (schema.enum.length === 0) note('enum', 'no value is valid: `enum` is empty')
    else if (types.length > 0 && !schema.enum.some((value) => types.some((type) => isOfType(value, type))))
      note('enum', `no value is valid: no value of \`enum\` has type ${types.join(' or ')}`)
  }
  if (
    schema.additionalProperties === false &&
    Array.isArray(schema.required) &&
    isObject(schema.properties) &&
    schema.patternProperties === undefined
  ) {
    const missing = (schema.required as string[]).find(
      (name) => !Object.hasOwn(schema.properties as object, name),
    )
    if (missing !== undefined)
      note(
        'required',
        `no object is valid: \`${missing}\` is required, but \`additionalProperties: false\` forbids it`,
      )
  }
  return notes
}

/** Whether a value has a type of JSON Schema. */
export function isOfType(value: unknown, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  return type === 'object' ? isObject(value) : typeof value === type
}
