import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openCompiled } from '#platform/contract/load-operation.ts'
import { compileInMemory } from '../in-memory.ts'

type Schema = Record<string, unknown> | boolean

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

/** The response filter of a schema, as a service runs it. */
function filterOf(schema: Schema, schemas: Record<string, Schema> = {}, openapi = '3.1.0') {
  const content = { 'application/json': { schema } }
  const contract = compileInMemory({
    openapi,
    info: { title: 'T', version: '1' },
    paths: { '/a': { get: { operationId: 'a', responses: { 200: { description: 'Fine', content } } } } },
    components: { schemas },
  })
  const compiled = contract.compiled!
  const { cut } = openCompiled(compiled)(compiled.operations[0]!.file).replies['200']!.content[
    'application/json'
  ]!
  return (value: unknown) => JSON.parse(JSON.stringify(cut ? cut(value) : value)) as unknown
}

const object = (properties: Record<string, Schema>, more: Record<string, unknown> = {}): Schema => ({
  type: 'object',
  properties,
  ...more,
})
const integer = { type: 'integer' }
const text = { type: 'string' }

describe('a response keeps what its schema mentions without a schema', () => {
  const body = { id: 1, kind: 'big', secret: 'x' }
  const kept = { id: 1, kind: 'big' }
  test.each<[string, Record<string, unknown>]>([
    ['required', { required: ['id', 'kind'] }],
    ['dependentRequired', { dependentRequired: { id: ['kind'] } }],
    ['dependentSchemas, as a condition', { dependentSchemas: { kind: { required: ['id'] } } }],
    ['dependentSchemas, in the schema', { dependentSchemas: { id: { properties: { kind: text } } } }],
    [
      'if',
      { if: { properties: { kind: { const: 'big' } }, required: ['kind'] }, then: { required: ['id'] } },
    ],
    ['then', { if: { required: ['id'] }, then: { properties: { kind: text } } }],
    ['else', { if: { required: ['none'] }, else: { properties: { kind: text } } }],
    ['not', { not: { properties: { kind: { const: 'small' } }, required: ['kind'] } }],
    ['patternProperties', { patternProperties: { '^ki': true } }],
    ['propertyNames', { propertyNames: { enum: ['id', 'kind', 'secrets'] } }],
    ['a branch of anyOf', { anyOf: [{ required: ['kind'] }, { required: ['other'] }] }],
    ['allOf in a branch', { oneOf: [{ allOf: [{ properties: { kind: text } }] }, { required: ['other'] }] }],
    ['a discriminator', { discriminator: { propertyName: 'kind' } }],
  ])('%s', (_name, more) => {
    expect(filterOf(object({ id: integer }, more))(body)).toEqual(kept)
  })

  test.each<[string, Record<string, unknown>]>([
    ['minProperties counts them', { minProperties: 3 }],
    ['they are additional', { additionalProperties: true }],
    ['they are unevaluated', { unevaluatedProperties: text }],
    ['a pattern says which names are allowed', { propertyNames: { pattern: '^[a-z]+$' } }],
    ['not depends on them', { not: { maxProperties: 2 } }],
  ])('undeclared properties too, where %s', (_name, more) => {
    expect(filterOf(object({ id: integer }, more))(body)).toEqual(body)
  })

  test('names that objects inherit', () => {
    const properties = JSON.parse(
      '{"__proto__":{"type":"string"},"constructor":{"type":"string"}}',
    ) as Record<string, Schema>
    const value: unknown = JSON.parse('{"__proto__":"a","constructor":"b","toString":"c"}')
    const json = (filter: (value: unknown) => unknown) => JSON.stringify(filter(value))
    expect(json(filterOf(object(properties)))).toBe('{"__proto__":"a","constructor":"b"}')
    expect(filterOf(object(properties))({})).toEqual({})
    expect(json(filterOf(object({ id: text }, { additionalProperties: true })))).toBe(JSON.stringify(value))
    expect(json(filterOf(object({ id: text }, { required: ['__proto__', 'toString'] })))).toBe(
      '{"__proto__":"a","toString":"c"}',
    )
    const union = { oneOf: [object(properties), object({ id: text }, { required: ['id'] })] }
    expect(json(filterOf(union))).toBe('{"__proto__":"a","constructor":"b"}')
  })

  test('the properties of a schema that a $dynamicRef names', () => {
    const base = { $dynamicAnchor: 'node', ...(object({ id: integer }) as object) }
    expect(filterOf(object({ child: { $dynamicRef: '#node' } }), { Base: base })({ child: body })).toEqual({
      child: { id: 1 },
    })
  })
})

describe('a discriminator', () => {
  const Pet = object(
    { petType: text, name: text },
    {
      required: ['petType'],
      discriminator: { propertyName: 'petType', mapping: { cat: 'Cat', bird: ref('Bird').$ref } },
    },
  )
  const extend = (parent: string, properties: Record<string, Schema>) => ({
    allOf: [ref(parent), { type: 'object', properties }],
  })
  const schemas = {
    Pet,
    Cat: extend('Pet', { lives: integer }),
    Lion: extend('Cat', { mane: text }),
    Bird: extend('Pet', { wings: integer }),
    Constant: extend('Pet', { petType: { const: 'fixed' }, size: integer }),
  }
  const everything = { name: 'Tom', lives: 9, mane: 'long', wings: 2, size: 1, secret: 's' }

  test.each([
    ['cat', { lives: 9 }],
    ['Cat', { lives: 9 }],
    ['Lion', { lives: 9, mane: 'long' }],
    ['bird', { wings: 2 }],
    ['fixed', { size: 1 }],
    ['Pet', {}],
  ])('on a parent keeps the properties of the schema that extends it: %s', (petType, own) => {
    const expected = { petType, name: 'Tom', ...own }
    expect(filterOf(ref('Pet'), schemas)({ ...everything, petType })).toEqual(expected)
    const list = { type: 'array', items: ref('Pet') }
    expect(filterOf(list, schemas)([{ ...everything, petType }])).toEqual([expected])
    const nested = object({ best: { allOf: [ref('Pet')], description: 'The best' } })
    expect(filterOf(nested, schemas)({ best: { ...everything, petType } })).toEqual({ best: expected })
    expect(filterOf(ref('Pet'), schemas, '3.0.3')({ ...everything, petType })).toEqual(expected)
  })

  test('on a parent keeps every known property of a value of no known name', () => {
    const { secret: _secret, ...known } = everything
    expect(filterOf(ref('Pet'), schemas)({ ...everything, petType: 'x' })).toEqual({ ...known, petType: 'x' })
  })

  test('on a parent that is loaded before it is complete, because its children are loaded with it', () => {
    const replyOf = (name: string) => ({
      get: {
        responses: { 200: { description: 'Fine', content: { 'application/json': { schema: ref(name) } } } },
      },
    })
    const { compiled } = compileInMemory({
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      paths: { '/cat': replyOf('Cat'), '/bird': replyOf('Bird') },
      components: { schemas },
    })
    const open = openCompiled(compiled!)
    const [, bird] = compiled!.operations.map(
      ({ file }) => open(file).replies['200']!.content['application/json']!,
    )
    const body = { petType: 'bird', name: 'Tweety', wings: 2 }
    expect(bird!.cut!({ ...body, lives: 9 })).toEqual(body)
  })

  test('leaves a schema that extends another without the properties of its siblings', () => {
    const value = { ...everything, petType: 'cat' }
    expect(filterOf(ref('Cat'), schemas)(value)).toEqual({ petType: 'cat', name: 'Tom', lives: 9 })
  })

  const branch = (kind: string, properties: Record<string, Schema>) =>
    object({ kind: { const: kind }, ...properties }, { required: ['kind'] })
  const unions = {
    Dog: branch('dog', { bark: text }),
    Lion: branch('lion', { mane: text }),
    Wolf: branch('wolf', { pack: integer }),
    Wild: { oneOf: [ref('Lion'), ref('Wolf')], discriminator: { propertyName: 'kind' } },
    Loose: object({ bark: text, loose: text }, { required: ['loose'] }),
  }
  const animal = { bark: 'loud', mane: 'long', pack: 3, secret: 's' }

  test('in a union of unions keeps the properties of the branch', () => {
    const filter = filterOf(
      { oneOf: [ref('Dog'), ref('Wild')], discriminator: { propertyName: 'kind' } },
      unions,
    )
    expect(filter({ ...animal, kind: 'lion' })).toEqual({ kind: 'lion', mane: 'long' })
    expect(filter({ ...animal, kind: 'dog' })).toEqual({ kind: 'dog', bark: 'loud' })
  })

  test('with a branch that has no constant keeps what that branch declares', () => {
    const filter = filterOf(
      { oneOf: [ref('Dog'), ref('Loose')], discriminator: { propertyName: 'kind' } },
      unions,
    )
    expect(filter({ kind: 'x', loose: 'y', secret: 1 })).toEqual({ kind: 'x', loose: 'y' })
    expect(filter({ loose: 'y', secret: 1 })).toEqual({ loose: 'y' })
  })

  test('beside texts, null and lists changes nothing for them', () => {
    const filter = filterOf(
      { oneOf: [text, { type: 'null' }, ref('Dog'), { type: 'array', items: ref('Lion') }] },
      unions,
    )
    expect(filter('a')).toBe('a')
    expect(filter(null)).toBe(null)
    expect(filter({ ...animal, kind: 'dog' })).toEqual({ kind: 'dog', bark: 'loud' })
    expect(filter([{ ...animal, kind: 'lion' }])).toEqual([{ kind: 'lion', mane: 'long' }])
  })
})

/* Schemas of a few names, so that values are often valid; `secret` is never named by one. */
const NAMES = ['a', 'b', 'kind', 'constructor']
const name = fc.constantFrom(...NAMES)
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 2 })
const scalar: fc.Arbitrary<Schema> = fc.constantFrom<Schema>(
  true,
  integer,
  text,
  { const: 'x' },
  { enum: ['x', 'y'] },
)
const dictionary = (values: fc.Arbitrary<Schema>) =>
  fc.array(fc.tuple(name, values), { minLength: 1, maxLength: 3 }).map((entries) => fromEntries(entries))
const fromEntries = <T>(entries: readonly (readonly [string, T])[]): Record<string, T> => {
  const out: Record<string, T> = {}
  for (const [key, value] of entries)
    Object.defineProperty(out, key, { value, enumerable: true, configurable: true, writable: true })
  return out
}

const { schema: closedSchema } = schemasWith({})
const { schema: anySchema } = schemasWith({
  additionalProperties: fc.constantFrom<Schema>(false, true, integer),
  minProperties: fc.constantFrom(1, 2),
  maxProperties: fc.constantFrom(1, 2),
  propertyNames: fc.constantFrom({ enum: ['a', 'b', 'kind'] }, { pattern: '^[a-s]' }),
  patternProperties: fc.constantFrom<Record<string, Schema>>({ '^[ab]': integer }, { '^se': text }),
  unevaluatedProperties: fc.constantFrom<Schema>(false, integer),
})

/** Objects with `properties` or without, and up to two other keywords. */
function schemasWith(more: Record<string, fc.Arbitrary<unknown>>) {
  return fc.letrec<{ schema: Schema; part: Schema }>((tie) => {
    const part = tie('part')
    const some = fc.array(part, { minLength: 1, maxLength: 3 })
    const keywords: Record<string, fc.Arbitrary<unknown>> = {
      required: names,
      allOf: some,
      oneOf: some,
      anyOf: some,
      not: part,
      if: part,
      then: part,
      else: part,
      dependentRequired: names.map((list) => ({ a: list })),
      dependentSchemas: part.map((schema) => ({ b: schema })),
      ...more,
    }
    const keyword = fc.oneof(
      ...Object.entries(keywords).map(([key, values]) => values.map((one): [string, unknown] => [key, one])),
    )
    const object = fc
      .tuple(fc.option(dictionary(part)), fc.array(keyword, { maxLength: 2 }))
      .map(([properties, entries]): Schema => ({
        type: 'object',
        ...(properties ? { properties } : {}),
        ...Object.fromEntries(entries),
      }))
    return { schema: object, part: fc.oneof({ maxDepth: 2, depthIdentifier: 'schema' }, scalar, object) }
  })
}

const { value } = fc.letrec<{ value: Record<string, unknown>; inner: unknown }>((tie) => ({
  inner: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'value' },
    fc.constantFrom(1, 'x', 'y', null),
    tie('value'),
  ),
  value: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...NAMES, 'secret'), tie('inner')), {
      selector: ([key]) => key,
      maxLength: 4,
    })
    .map((entries) => fromEntries(entries)),
}))

const ajv = new Ajv2020({ strict: false, ownProperties: true })

/** The names that the schemas that apply to a value declare under `properties`. */
function declaredNames(schema: Schema, of: unknown): string[] {
  if (typeof schema === 'boolean') return []
  const own = Object.keys(schema.properties ?? {})
  const some = [schema.oneOf, schema.anyOf].flatMap((list) => (list ?? []) as Schema[])
  const applying = [...((schema.allOf ?? []) as Schema[]), ...some.filter((one) => ajv.validate(one, of))]
  return [...own, ...applying.flatMap((one) => declaredNames(one, of))]
}

describe('for every schema and every value that is valid by it', () => {
  const runs = { numRuns: 100, seed: 20261126, endOnFailure: true }
  const values = fc.array(value, { minLength: 20, maxLength: 40 })

  test('what the response filter leaves is valid and has all declared properties', () => {
    let valid = 0
    fc.assert(
      fc.property(anySchema, values, (schema, all) => {
        const validate = ajv.compile(schema)
        const filter = filterOf(schema)
        for (const one of all.filter((candidate) => validate(candidate))) {
          valid++
          const left = filter(one) as object
          expect(validate(left), JSON.stringify({ schema, one, left })).toBe(true)
          const declared = declaredNames(schema, one).filter((key) => Object.hasOwn(one, key))
          expect(Object.keys(left)).toEqual(expect.arrayContaining(declared))
        }
      }),
      runs,
    )
    expect(valid).toBeGreaterThan(200)
  })

  test('a schema with properties that allows no others leaves none that it does not name', () => {
    fc.assert(
      fc.property(closedSchema, values, (schema, all) => {
        if (typeof schema === 'boolean' || !schema.properties) return
        const validate = ajv.compile(schema)
        const filter = filterOf(schema)
        for (const one of all.filter((candidate) => validate(candidate)))
          expect(Object.keys(filter(one) as object)).not.toContain('secret')
      }),
      runs,
    )
  })
})
