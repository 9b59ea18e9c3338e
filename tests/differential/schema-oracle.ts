import { isDeepStrictEqual } from 'node:util'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { type OpenApiDocument, operationsOf } from '#platform/contract/contract.ts'
import { type Case, schemaOfParameter } from './requests.ts'
import type { Verdict } from './verdict.ts'

/** What AJV says to a body, or to parameters. */
export interface SchemaVerdict {
  valid: boolean
  errors: string
}

export interface SchemaOracle {
  /** Undefined where the body does not decide alone. */
  body: (one: Case, engine: Verdict) => SchemaVerdict | undefined
  /** What it says to the parameters that the handler has got; undefined where it got none. */
  parameters: (one: Case, engine: Verdict) => SchemaVerdict | undefined
  /** What is wrong with what the handler gets of valid parameters; undefined where the parameters do not decide. */
  written: (one: Case, engine: Verdict) => string[] | undefined
}

/**
 * The second oracle: AJV on the schemas as they are, or on what `x-equals` of a media type has in place of one. It decides where the engine says that nothing is wrong, or nothing
 * but the body; and what the handler gets of the parameters must match their schemas.
 *
 * Schemas of OpenAPI 3.0 are no JSON Schemas of draft 2020-12, so of such documents it says nothing.
 */
export function schemaOracle(document: OpenApiDocument): SchemaOracle {
  const schemas = new Map<string, unknown>()
  for (const operation of operationsOf({ service: '', version: '', document })) {
    for (const [key, media] of Object.entries(operation.requestBody?.content ?? {}))
      schemas.set(
        `${operation.id} ${key}`,
        (media as { 'x-equals'?: unknown })['x-equals'] ?? media.schema ?? true,
      )
    for (const parameter of operation.parameters)
      schemas.set(`${operation.id} ${parameter.in} ${parameter.name}`, schemaOfParameter(parameter))
  }
  const check = validatorOf(document, schemas)
  const isSilent = document.openapi.startsWith('3.0')
  return {
    body: ({ operationId, body, bodyKey }, { status, errors }) => {
      const decides = status < 300 || (status === 400 && !/"pointer":"\/(?!body)/.test(errors))
      return isSilent || bodyKey === undefined || body === undefined || !decides
        ? undefined
        : check(`${operationId} ${bodyKey}`, JSON.parse(body))
    },
    parameters: ({ operationId }, { input }) => {
      if (isSilent || !input) return undefined
      const verdicts = Object.entries({ path: input.params, query: input.query }).flatMap(([place, values]) =>
        Object.entries(values ?? {})
          .map(([name, value]) => [`${operationId} ${place} ${name}`, value] as const)
          .filter(([key]) => schemas.has(key))
          .flatMap(([key, value]) => check(key, value) ?? []),
      )
      const wrong = verdicts.filter(({ valid }) => !valid)
      return { valid: wrong.length === 0, errors: wrong.map(({ errors }) => errors).join(', ') }
    },
    written: ({ operationId, sent }, engine) => {
      // The valid parameters of a request without a required If-Match do not reach the handler (428).
      if (isSilent || !sent || engine.status === 428) return undefined
      const isValid = sent.every(
        ({ place, name, value }) =>
          isWritable(value) && check(`${operationId} ${place} ${name}`, value)?.valid,
      )
      if (!isValid) return undefined
      if (engine.status !== 200) return ['are refused']
      const { params, query } = engine.input as NonNullable<Verdict['input']>
      const got = { path: params, query, ...engine.carried } as Record<string, Record<string, unknown>>
      return sent
        .filter(({ place, name, value }) => !isDeepStrictEqual(plain(got[place]?.[name]), plain(value)))
        .map(
          ({ place, name, value }) =>
            `${name} is ${JSON.stringify(got[place]?.[name])}, not ${JSON.stringify(value)}`,
        )
    },
  }
}

const plain = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value))

/* Texts have no empty lists and objects, and no null; of a header, spaces at its ends are no part. */
function isWritable(value: unknown): boolean {
  if (typeof value === 'string') return value !== '' && value === value.trim()
  if (typeof value === 'number') return Number.isInteger(value) ? Number.isSafeInteger(value) : true
  if (typeof value !== 'object' || value === null) return value !== null
  const items = Object.values(value)
  return items.length > 0 && items.every(isWritable)
}

/* Formats that ajv-formats lacks. */
export const UNSIGNED = {
  uint8: { type: 'number' as const, validate: (value: number) => value >= 0 && value < 2 ** 8 },
  uint64: { type: 'number' as const, validate: (value: number) => value >= 0 && value < 2 ** 64 },
}

function validatorOf(document: OpenApiDocument, schemas: ReadonlyMap<string, unknown>) {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    unicodeRegExp: true,
    discriminator: false,
    // Else names that objects inherit are properties of every object.
    ownProperties: true,
    validateSchema: false,
    logger: false,
  })
  formats.default(ajv, { mode: 'full' })
  for (const [name, format] of Object.entries(UNSIGNED)) ajv.addFormat(name, format)
  const keys = [...schemas.keys()]
  // The document goes whole, because schemas may refer to themselves; a `$ref` means the same as its target.
  ajv.addSchema({ ...document, 'x-schemas': [...schemas.values()] }, 'contract')
  const validators = new Map<string, ValidateFunction>()
  return (key: string, value: unknown): SchemaVerdict | undefined => {
    let validate = validators.get(key)
    if (!validate) {
      validate = ajv.compile({ $ref: `contract#/x-schemas/${keys.indexOf(key)}` })
      validators.set(key, validate)
    }
    try {
      return { valid: validate(value), errors: ajv.errorsText(validate.errors) }
    } catch (error) {
      // Its comparison of values calls what a property `toString` holds.
      if (error instanceof TypeError && /toString|valueOf/.test(error.message)) return undefined
      throw error
    }
  }
}
