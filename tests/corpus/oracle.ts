import type { Format, ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { formats } from '#platform/contract/formats.ts'
import { isObject } from '#compiler/document/json-pointer.ts'
import { hiddenNames } from '#compiler/schemas/hidden.ts'
import { is30Of, nodeAt, openSource, type Schema } from '#compiler/document/source.ts'
import { readStructure } from '#compiler/document/structure.ts'

export interface Oracle {
  /** Whether a value matches the schema at a pointer, or why that is unknown. */
  check: (pointer: string, value: unknown) => boolean | Error
  /** What the last check of a schema found: keyword and place, such as `type /a/0`. */
  why: (pointer: string) => string[]
}

const BASE = 'https://oracle.test/document'
/* Keywords that OpenAPI 3.0 does not have. */
const LATER = [
  'const',
  'contains',
  'dependentRequired',
  'dependentSchemas',
  'else',
  'if',
  'patternProperties',
  'prefixItems',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
]

/**
 * AJV on the schemas of a document, for one direction. What OpenAPI says beyond JSON Schema is written out in a copy of the document:
 * OpenAPI 3.0's own keywords, `readOnly` and `writeOnly`. Nothing else of the generator takes part.
 */
export function openOracle(original: OpenApiDocument, direction: 'request' | 'reply'): Oracle {
  const document = structuredClone(original)
  const is30 = is30Of(document)
  const source = openSource(original)
  const { objects, references } = readStructure(document, is30)
  for (const { node, type, pointer } of [...objects, ...references]) {
    // AJV looks for `$id` in whatever it is given.
    for (const keyword of Object.keys(node))
      if (/^(examples?|default|x-.*)$/.test(keyword)) delete node[keyword]
    if (type !== 'Schema') continue
    const here = { schema: nodeAt(source, pointer) as Schema, pointer }
    const hidden = hiddenNames(source, here, direction)
    if (is30) adapt(node)
    else delete node.nullable
    // AJV has words of its own for these.
    for (const keyword of ['discriminator', 'id', '$schema']) delete node[keyword]
    hide(node, hidden, direction)
  }
  const nodes: unknown[] = []
  ;(document as Record<string, unknown>)['x-oracle'] = nodes
  const ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    logger: false,
    code: { regExp: Object.assign(expression, { code: 'new RegExp' }) },
  })
  addFormats.default(ajv)
  // Of formats that only the OpenAPI registry has, AJV knows nothing.
  for (const [name, { type, test }] of Object.entries(formats))
    if (!Object.hasOwn(ajv.formats, name)) ajv.addFormat(name, { type, validate: test } as Format)
  let failed: Error | undefined
  try {
    ajv.addSchema(document, BASE)
  } catch (error) {
    failed = error as Error
  }
  const known = new Map<string, ValidateFunction | Error>()
  const check: Oracle['check'] = (pointer, value) => {
    if (failed) return failed
    let validate = known.get(pointer)
    if (validate === undefined) {
      nodes.push(nodeAt({ document }, pointer))
      try {
        validate = ajv.compile({ $ref: `${BASE}#/x-oracle/${nodes.length - 1}` })
      } catch (error) {
        validate = error as Error
      }
      known.set(pointer, validate)
    }
    return validate instanceof Error ? validate : validate(value)
  }
  return {
    check,
    why: (pointer) => {
      const validate = known.get(pointer)
      return validate instanceof Error || !validate?.errors
        ? []
        : validate.errors.map(({ keyword, instancePath }) => `${keyword} ${instancePath}`)
    },
  }
}

function expression(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags)
  } catch {
    return new RegExp(pattern)
  }
}

/** Writes a schema of OpenAPI 3.0 as JSON Schema 2020-12. */
function adapt(node: Schema): void {
  if (typeof node.$ref === 'string') {
    for (const keyword of Object.keys(node)) if (keyword !== '$ref') delete node[keyword]
    return
  }
  for (const keyword of [...LATER, '$id', '$anchor']) delete node[keyword]
  for (const [exclusive, limit] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof node[exclusive] !== 'boolean') continue
    if (node[exclusive] && node[limit] !== undefined) {
      node[exclusive] = node[limit]
      delete node[limit]
    } else delete node[exclusive]
  }
  // OpenAPI 3.0.4, "nullable": it takes effect beside `type` only.
  if (node.nullable !== undefined && node.type === undefined) delete node.nullable
}

/* What is read-only must not be sent; what is write-only is left out of responses. Neither is then required. */
function hide(node: Schema, hidden: ReadonlySet<string>, direction: 'request' | 'reply'): void {
  if (hidden.size === 0) return
  if (Array.isArray(node.required))
    node.required = node.required.filter((name) => !hidden.has(name as string))
  if (!isObject(node.properties)) return
  for (const name of Object.keys(node.properties))
    if (hidden.has(name)) node.properties[name] = direction === 'request' ? { not: {} } : {}
}
