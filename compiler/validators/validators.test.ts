import { describe, expect, it, test } from 'vitest'
import { explain } from '#platform/contract/field-errors.ts'
import { compile, ref, type Schemas } from '../testing/validators.ts'

describe('a validator keeps nothing of the values before', () => {
  const Base = { type: 'object', properties: { kind: { type: 'string' } } }
  const Tree = { type: 'object', properties: { n: true, next: ref('Tree') }, unevaluatedProperties: false }
  const condition = {
    if: { properties: { kind: { const: 'big' } }, required: ['kind'] },
    then: { properties: { size: true } },
  }
  test.each<[string, object, unknown, unknown]>([
    [
      'if and then',
      { allOf: [ref('Base')], ...condition },
      { kind: 'big', size: 1 },
      { kind: 'small', size: 1 },
    ],
    [
      '$ref beside if',
      { ...ref('Base'), ...condition },
      { kind: 'big', size: 1 },
      { kind: 'small', size: 1 },
    ],
    [
      'anyOf',
      { anyOf: [ref('Base'), { required: ['a'], properties: { a: true } }] },
      { kind: 'x', a: 1 },
      { kind: 'x', b: 1 },
    ],
    [
      'oneOf of references',
      {
        oneOf: [
          { allOf: [ref('Base')], required: ['kind'] },
          { required: ['a'], properties: { a: true } },
        ],
      },
      { a: 1 },
      { kind: 'x', c: 1 },
    ],
    [
      'dependentSchemas',
      { ...ref('Base'), dependentSchemas: { kind: { properties: { a: true } } } },
      { kind: 'x', a: 1 },
      { a: 1 },
    ],
  ])('unevaluatedProperties with %s', (_, schema, good, bad) => {
    const { request } = compile({ ...schema, unevaluatedProperties: false }, { Base })
    for (let i = 0; i < 2; i++) {
      expect(request(bad)).toBe(false)
      expect(request(good)).toBe(true)
    }
    expect(request(bad)).toBe(false)
  })

  it('in schemas that contain themselves', () => {
    const { request } = compile(ref('Tree'), { Tree })
    expect(request({ next: { n: 1, next: {} } })).toBe(true)
    expect(request({ n: 1, next: { m: 1 } })).toBe(false)
  })

  it('unevaluatedItems with contains and a reference', () => {
    const Pair = { prefixItems: [{ type: 'string' }] }
    const { request } = compile(
      { ...ref('Pair'), contains: { type: 'integer' }, unevaluatedItems: false },
      { Pair },
    )
    expect(request(['a', 1, 2])).toBe(true)
    expect(request(['a', 1, 'b'])).toBe(false)
    expect(request(['a', 1])).toBe(true)
  })
})

describe.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf', '__proto__'])(
  'the name %s',
  (name) => {
    const own = (value: unknown) =>
      JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`) as unknown

    it('is a property like any other', () => {
      const { request } = compile({
        properties: JSON.parse(`{${JSON.stringify(name)}:{"type":"string"}}`) as object,
      })
      expect([request({}), request(own('a')), request(own(1))]).toEqual([true, true, false])
    })
    it('is required only of the object itself', () => {
      const { request } = compile({ type: 'object', required: [name] })
      expect([request({}), request(own(1))]).toEqual([false, true])
    })
    it('is known to additionalProperties, dependentRequired and dependentSchemas', () => {
      const closed = compile({
        properties: JSON.parse(`{${JSON.stringify(name)}:{}}`) as object,
        additionalProperties: false,
      })
      expect([closed.request(own(1)), closed.request({ other: 1 })]).toEqual([true, false])
      const dependent = compile({
        dependentRequired: JSON.parse(`{${JSON.stringify(name)}:["a"]}`) as object,
        dependentSchemas: JSON.parse(`{${JSON.stringify(name)}:{"required":["a"]}}`) as object,
      })
      expect([dependent.request({}), dependent.request(own(1))]).toEqual([true, false])
    })
    it('may be the name of a schema', () => {
      const schemas = JSON.parse(`{${JSON.stringify(name)}:{"type":"object","required":["a"]}}`) as Schemas
      expect(compile(ref(name), schemas).request({})).toBe(false)
    })
  },
)

describe('what a direction leaves out is not required of it', () => {
  it.each(['array', 'object', 'union'])('of a schema that holds itself in an %s', (holder) => {
    const Node = {
      type: 'object',
      required: ['id', 'name'],
      properties: {
        id: { type: 'integer', readOnly: true },
        name: { type: 'string' },
        children: { type: 'array', items: ref('Node') },
        byName: { type: 'object', additionalProperties: ref('Node') },
        parent: { oneOf: [ref('Node'), { type: 'null' }] },
      },
    }
    const { request } = compile(ref('Node'), { Node })
    const nested = (node: object) =>
      ({ array: { children: [node] }, object: { byName: { a: node } }, union: { parent: node } })[holder]
    expect(request({ name: 'a', ...nested({ name: 'b' }) })).toBe(true)
    expect(request({ name: 'a', ...nested({}) })).toBe(false)
  })

  const id = { id: { type: 'string', readOnly: true } }
  const Base = { type: 'object', required: ['id', 'name'] }
  test.each<[string, object, Schemas]>([
    ['beside required', { required: ['id', 'name'], properties: id }, {}],
    ['in allOf beside a reference', { allOf: [ref('Base'), { properties: id }] }, { Base }],
    ['beside a reference', { ...ref('Base'), properties: id }, { Base }],
    ['in a reference below', { required: ['id', 'name'], properties: { id: ref('Id') } }, { Id: id.id }],
    [
      'in allOf of the property',
      { required: ['id', 'name'], properties: { id: { allOf: [ref('Id')] } } },
      { Id: id.id },
    ],
    [
      'in every branch',
      {
        required: ['id', 'name'],
        oneOf: [{ properties: { ...id, k: { const: 1 } } }, { properties: id, required: ['x'] }],
      },
      {},
    ],
    ['around a branch', { properties: id, anyOf: [{ required: ['id', 'name'] }] }, {}],
    ['as a dependency', { properties: id, required: ['name'], dependentRequired: { name: ['id'] } }, {}],
  ])('%s', (_, schema, schemas) => {
    const { request, response } = compile(schema, schemas)
    expect([request({ name: 'a', k: 1 }), request({ k: 1 })]).toEqual([true, false])
    expect(response({ name: 'a', k: 1 })).toBe(false)
  })
})

describe('a discriminator never changes the outcome', () => {
  const constant = (value: string) => ({
    type: 'object',
    required: ['kind'],
    properties: { kind: { const: value } },
  })
  const discriminator = { propertyName: 'kind' }

  it('of nested unions', () => {
    const Wild = { oneOf: [ref('Lion'), ref('Wolf')], discriminator }
    const schemas = { Wild, Dog: constant('dog'), Lion: constant('lion'), Wolf: constant('wolf') }
    const { request } = compile({ oneOf: [ref('Dog'), ref('Wild')], discriminator }, schemas)
    expect(['dog', 'lion', 'wolf', 'Wild'].map((kind) => request({ kind }))).toEqual([
      true,
      true,
      true,
      false,
    ])
  })
  it('of branches without a constant, which still says whose errors matter', () => {
    const Dog = { type: 'object', required: ['kind', 'bark'], properties: { kind: { type: 'string' } } }
    const Cat = { type: 'object', required: ['kind', 'purr'], properties: { kind: { type: 'string' } } }
    const mapping = { dog: 'com.example.Dog' }
    const union = {
      oneOf: [ref('com.example.Dog'), ref('Cat')],
      discriminator: { ...discriminator, mapping },
    }
    const { request } = compile(union, { 'com.example.Dog': Dog, Cat })
    expect(request({ kind: 'dog', bark: 1 })).toBe(true)
    expect(request({ kind: 'com.example.Dog', bark: 1 })).toBe(true)
    expect(request({ kind: 'Cat', purr: 1 })).toBe(true)
    expect(request({ kind: 'dog', purr: 1 })).toBe(true)
    expect(request({ kind: 'dog' })).toBe(false)
    expect(explain(request.errors, '/body')).toEqual([{ pointer: '/body/bark', detail: 'is required' }])
  })
  it('of a schema that the mapping names by its identifier', () => {
    const $id = 'https://schemas.example/cat.json'
    const schemas = { Dog: constant('dog'), Cat: { $id, ...constant('puss') } }
    const mapped = { ...discriminator, mapping: { puss: $id } }
    const { request } = compile({ oneOf: [ref('Dog'), { $ref: $id }], discriminator: mapped }, schemas)
    expect(['puss', 'dog', 'cat'].map((kind) => request({ kind }))).toEqual([true, true, false])
  })
  it('of a string beside objects', () => {
    const { request } = compile(
      { oneOf: [{ type: 'string' }, ref('A'), ref('B')], discriminator },
      { A: constant('a'), B: constant('b') },
    )
    expect([request('x'), request({ kind: 'a' }), request({ kind: 'c' }), request(1)]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})

describe('references', () => {
  const generic = {
    List: {
      $id: 'list',
      type: 'array',
      items: { $dynamicRef: '#item' },
      $defs: { any: { $dynamicAnchor: 'item' } },
    },
    Numbers: { $id: 'numbers', $ref: 'list', $defs: { number: { $dynamicAnchor: 'item', type: 'number' } } },
    Texts: { $id: 'texts', $ref: 'list', $defs: { text: { $dynamicAnchor: 'item', type: 'string' } } },
  }
  it('are dynamic by the outermost resource (OpenAPI 3.1.1, "Generic Data Structure Model")', () => {
    const { request } = compile(
      { properties: { n: ref('Numbers'), t: ref('Texts'), a: ref('List') } },
      generic,
    )
    expect(request({ n: [1], t: ['a'], a: [1, 'a'] })).toBe(true)
    expect([request({ n: ['a'] }), request({ t: [1] })]).toEqual([false, false])
  })
  it('are relative to the nearest $id', () => {
    const schemas = {
      A: { $id: 'https://example.com/a.json', type: 'string', minLength: 2 },
      B: {
        $id: 'https://example.com/b/b.json',
        properties: { x: { $ref: '../a.json' }, y: { $ref: '#/$defs/n' } },
        $defs: { n: { type: 'number' } },
      },
    }
    const { request } = compile(ref('B'), schemas)
    expect([request({ x: 'ab', y: 1 }), request({ x: 'a' }), request({ y: 'a' })]).toEqual([
      true,
      false,
      false,
    ])
  })
})

describe('schemas without an end are refused', () => {
  test.each<[string, Schemas]>([
    ['allOf', { A: { allOf: [ref('B')] }, B: { allOf: [ref('A')] } }],
    ['anyOf', { A: { anyOf: [{ type: 'string' }, ref('B')] }, B: { anyOf: [ref('A')] } }],
    ['not', { A: { not: ref('A') } }],
    ['if', { A: { if: ref('A'), then: {} } }],
    ['a reference to itself', { A: ref('A') }],
    ['a dynamic reference', { A: { $id: 'a', $dynamicAnchor: 'a', allOf: [{ $dynamicRef: '#a' }] } }],
    ['a required property', { A: { type: 'object', required: ['a'], properties: { a: ref('A') } } }],
    ['a required item', { A: { type: 'array', minItems: 1, items: ref('A') } }],
  ])('by %s', (_, schemas) => {
    expect(() => compile(ref('A'), schemas)).toThrow(/without end|refers to itself/)
  })
  test.each<[string, Schemas, unknown]>([
    ['an optional property', { A: { type: 'object', properties: { a: ref('A') } } }, { a: {} }],
    [
      'null beside it',
      { A: { type: ['object', 'null'], required: ['a'], properties: { a: ref('A') } } },
      { a: null },
    ],
    [
      'another branch',
      { A: { oneOf: [{ type: 'string' }, { type: 'array', minItems: 1, items: ref('A') }] } },
      [['a']],
    ],
  ])('but not with %s', (_, schemas, value) => {
    expect(compile(ref('A'), schemas).request(value)).toBe(true)
  })
})

describe('defaults', () => {
  it('are set in what is valid, take no part in validation, and have to match', () => {
    const { request } = compile({
      type: 'object',
      required: ['kind'],
      properties: {
        kind: { type: 'string', default: 'plain' },
        limit: { type: 'integer', default: 'many' },
        nested: { type: 'object', default: {}, properties: { a: { default: 1 } } },
        list: { type: 'array', items: { properties: { b: { default: [] } } } },
      },
    })
    expect(request({})).toBe(false)
    expect(explain(request.errors, '/body')).toEqual([{ pointer: '/body/kind', detail: 'is required' }])
    const value = { kind: 'x', list: [{}, {}] }
    expect(request(value)).toBe(true)
    expect(value).toEqual({ kind: 'x', list: [{ b: [] }, { b: [] }], nested: { a: 1 } })
  })
  it('of the branch that matches', () => {
    const branch = (kind: string, value: number) => ({
      type: 'object',
      required: ['kind'],
      properties: { kind: { const: kind }, n: { default: value } },
    })
    const { request } = compile({ oneOf: [branch('a', 1), branch('b', 2)] })
    const value = { kind: 'b' }
    request(value)
    expect(value).toEqual({ kind: 'b', n: 2 })
  })
})
