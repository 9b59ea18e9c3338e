import { EMAIL, INEXACT, MULTIPLE } from './differences.ts'
import type { Case } from './requests.ts'
import type { SchemaVerdict } from './schema-oracle.ts'
import type { Verdict } from './verdict.ts'

/** A difference between the engine and AJV on the schema as it is, and the sentence that decides it. */
export interface SchemaDifference {
  name: string
  decidedBy: string
  covers: (one: Case, engine: Verdict, schema: SchemaVerdict) => boolean
}

export const schemaDifferences: readonly SchemaDifference[] = [
  {
    name: 'AJV sees a number after JSON.parse has changed it',
    decidedBy:
      'RFC 8259, section 6: implementations "agree exactly" on integers between -(2**53)+1 and (2**53)-1 only; what a double can not hold is refused before a schema is compared.',
    covers: (_one, engine, { valid }) => engine.status === 400 && valid && engine.errors.includes(INEXACT),
  },
  {
    name: 'AJV divides binary fractions for multipleOf, or compares the first digits of a long number',
    decidedBy:
      'JSON Schema 2020-12 (validation), section 6.2.1: "valid only if division by this keyword\'s value results in an integer"; (core), section 4.2.1: numbers are "arbitrary-precision, base-10 decimal".',
    covers: (one, engine, { errors }) => engine.status === 200 && MULTIPLE.test(errors + one.body),
  },
  {
    name: 'a number of the format float is of single precision here, any number to ajv-formats',
    decidedBy:
      'OpenAPI format registry, float: "single precision floating point number" (OpenAPI 3.1.1, section 4.4.1).',
    covers: (_one, engine, { valid }) =>
      valid && engine.errors.includes('must be a number of single precision'),
  },
  {
    name: 'the domain of an email address needs a dot to ajv-formats',
    decidedBy: EMAIL,
    covers: (_one, engine, { errors }) =>
      engine.status === 200 && errors.includes('must match format "email"'),
  },
  {
    name: 'AJV forgets the items that contains has evaluated',
    decidedBy:
      'JSON Schema 2020-12 (core), section 11.2: unevaluatedItems depends on "the annotation results of" adjacent prefixItems, items "and contains", also those of in-place applicators.',
    covers: (one, engine, { valid }) =>
      one.operationId === 'unevaluatedItems' &&
      engine.status === 200 &&
      !valid &&
      /"last"/.test(one.body ?? ''),
  },
  {
    name: 'AJV takes names that objects inherit for evaluated properties',
    decidedBy:
      'JSON Schema 2020-12 (core), section 11.3: unevaluatedProperties applies to every property that no other keyword has evaluated.',
    covers: (one, engine, { valid }) =>
      one.operationId === 'unevaluated' &&
      valid &&
      /(toString|constructor|__proto__)","detail":"is not a known/.test(engine.errors),
  },
  {
    name: 'a read-only property is not demanded of a request and refused in it; to JSON Schema readOnly is an annotation',
    decidedBy:
      'OpenAPI 3.0.4, Schema Object, readOnly: "If the property is marked as readOnly being true and is in the required list, the required will take effect on the response only"; OpenAPI 3.1.1, Validating readOnly and writeOnly: a resource "MAY either ignore a readOnly field or treat it as an error".',
    covers: (one, engine, { valid, errors }) =>
      engine.status === 200
        ? one.operationId === 'access' && /must have required property '(created|id|at)'/.test(errors)
        : valid && engine.errors.includes('is read-only: leave it out'),
  },
]
