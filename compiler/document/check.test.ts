import { describe, expect, it } from 'vitest'
import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { compileDocument } from '../compile.ts'
import { Refusals } from '../operations.ts'

const operation = (more: object = {}) => ({ responses: { 204: { description: 'Nothing' } }, ...more })
const text = (schema: unknown) => ({ content: { 'application/json': { schema } } })

function document(paths: unknown, more: object = {}): OpenApiDocument {
  return { openapi: '3.1.1', info: { title: 'T', version: '1' }, paths, ...more } as OpenApiDocument
}

function refusals(of: OpenApiDocument): string[] {
  try {
    compileDocument(of, 'a test')
    return []
  } catch (error) {
    if (!(error instanceof Refusals)) throw error
    return error.refusals.map(({ pointer, message }) => `${pointer} ${message}`)
  }
}

const notes = (of: OpenApiDocument, isLenient = false) =>
  compileDocument(of, 'a test', { isLenient }).notes.map(({ pointer, message }) => `${pointer} ${message}`)

const path = (template: string, ...names: string[]) => ({
  [template]: {
    get: operation({
      parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    }),
  },
})

describe('a document is refused with a place and a remedy', () => {
  const cases: Record<string, [OpenApiDocument, RegExp]> = {
    'identical templates': [
      document({ ...path('/a/{x}', 'x'), ...path('/a/{y}', 'y') }),
      /^#\/paths\/~1a~1\{y\} the paths \/a\/\{x\} and \/a\/\{y\} are identical/,
    ],
    'one method and path by two servers': [
      document({
        '/v1/a': { get: operation({ servers: [{ url: '/' }] }) },
        '/a': { get: operation({ servers: [{ url: '/v1' }] }) },
      }),
      /GET \/a and GET \/v1\/a claim the same method and path/,
    ],
    'a query in a path': [document({ '/a?b=c': { get: operation() } }), /a path has no query/],
    'a rate limit without a limit': [
      document({ '/a': { get: operation({ 'x-rate-limit': { by: 'address' } }) } }),
      /^#\/paths\/~1a\/get\/x-rate-limit\/limit x-rate-limit needs a limit from 1 to 1000000$/,
    ],
    'a rate limit with a window of more than a day': [
      document({ '/a': { get: operation({ 'x-rate-limit': { limit: 5, windowSeconds: 86_401 } }) } }),
      /x-rate-limit\/windowSeconds x-rate-limit needs windowSeconds from 1 to 86400$/,
    ],
    'a rate limit with another property': [
      document({ '/a': { get: operation({ 'x-rate-limit': { limit: 5, burst: 9 } }) } }),
      /x-rate-limit\/burst x-rate-limit has no property burst$/,
    ],
    'a rate limit that is a number': [
      document({ '/a': { get: operation({ 'x-rate-limit': 5 }) } }),
      /x-rate-limit x-rate-limit must be an object/,
    ],
    'a fragment in a path': [
      document({ '/a#b': { get: operation() } }),
      /a path has no query and no fragment/,
    ],
    'a percent sign in a path': [document({ '/50%/a': { get: operation() } }), /must be written %25/],
    'a brace in a path': [document({ '/a/{': { get: operation() } }), /braces of a path/],
    'one name twice in a path': [document(path('/{a}/{a}', 'a')), /has \{a\} twice/],
    'a path without a slash': [document({ a: { get: operation() } }), /must start with \//],
    'an undeclared path parameter': [document(path('/{a}')), /^#\/paths\/~1\{a\}\/get the path has \{a\}/],
    'a path parameter that is not in the path': [document(path('/a', 'b')), /parameter b is not in the path/],
    'an operationId twice': [
      document({ '/a': { get: operation({ operationId: 'x' }), put: operation({ operationId: 'x' }) } }),
      /^#\/paths\/~1a\/put\/operationId the operationId x is also that of GET \/a|^#\/paths\/~1a\/get\/operationId/,
    ],
    'a parameter twice': [
      document({
        '/a': {
          get: operation({ parameters: ['q', 'q'].map((name) => ({ name, in: 'query', schema: {} })) }),
        },
      }),
      /^#\/paths\/~1a\/get\/parameters\/1 the query parameter q is declared twice/,
    ],
    'a header parameter twice in other case': [
      document({
        '/a': {
          get: operation({ parameters: ['X-A', 'x-a'].map((name) => ({ name, in: 'header', schema: {} })) }),
        },
      }),
      /is declared twice/,
    ],
    'a body of TRACE': [
      document({ '/a': { trace: operation({ requestBody: text({}) }) } }),
      /a TRACE request has no body/,
    ],
    'an undeclared security scheme': [
      document({ '/a': { get: operation({ security: [{ key: [] }] }) } }),
      /^#\/paths\/~1a\/get\/security\/0\/key the security scheme key is not declared/,
    ],
    'an inherited name as security scheme': [
      document({ '/a': { get: operation({ security: [{ toString: [] }] }) } }),
      /the security scheme toString is not declared/,
    ],
    'a key without a name': [
      document({}, { components: { securitySchemes: { key: { type: 'apiKey', in: 'header' } } } }),
      /type apiKey must have the field `name`/,
    ],
    'a reference to nothing': [
      document({
        '/a': {
          get: { responses: { 200: { description: '', ...text({ $ref: '#/components/schemas/A' }) } } },
        },
      }),
      /\$ref: #\/components\/schemas\/A points to nothing/,
    ],
    'a reference to an object of another type': [
      document(
        { '/a': { get: operation({ parameters: [{ $ref: '#/components/responses/R' }] }) } },
        { components: { responses: { R: { description: '' } } } },
      ),
      /refers to a Response, but a Parameter must stand here/,
    ],
    'references that refer to each other': [
      document(
        { '/a': { get: operation() } },
        {
          components: {
            schemas: { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } },
          },
        },
      ),
      /refers to itself/,
    ],
    'a reference to another host': [
      document({ '/a': { $ref: 'https://example.com/item.json' } }),
      /leaves the document: add --allow-remote/,
    ],
    'a status in small letters': [
      document({ '/a': { get: { responses: { '4xx': { description: '' } } } } }),
      /^#\/paths\/~1a\/get\/responses\/4xx "4xx" is no status: write 4XX/,
    ],
    'a media type without a slash': [
      document({ '/a': { post: operation({ requestBody: { content: { json: {} } } }) } }),
      /"json" is no media type: write application\/json/,
    ],
    'a media type of a response': [
      document({ '/a': { get: { responses: { 200: { description: '', content: { 'text/': {} } } } } } }),
      /"text\/" is no media type/,
    ],
    'a server URL with an undeclared variable': [
      document({ '/a': { get: operation() } }, { servers: [{ url: 'https://{host}/v1' }] }),
      /^#\/servers\/0\/url the server URL has \{host\}/,
    ],
    'a server URL that is none': [
      document({ '/a': { get: operation() } }, { servers: [{ url: 'https://a b:port' }] }),
      /is no valid URL/,
    ],
    'a default that is not among the values of a server variable': [
      document({}, { servers: [{ url: '/{v}', variables: { v: { default: 'a', enum: ['b'] } } }] }),
      /the default "a" of the variable v is not in its enum/,
    ],
    'the name of a component': [
      document({ '/a': { get: operation() } }, { components: { schemas: { 'a b': {} } } }),
      /^#\/components\/schemas\/a b the name "a b" of a component/,
    ],
    'a parameter with schema and content': [
      document({
        '/a': { get: operation({ parameters: [{ name: 'q', in: 'query', schema: {}, ...text({}) }] }) },
      }),
      /either `schema` or `content`/,
    ],
    'a parameter with two media types': [
      document({
        '/a': {
          get: operation({
            parameters: [{ name: 'q', in: 'query', content: { 'text/plain': {}, 'text/csv': {} } }],
          }),
        },
      }),
      /must have one media type, not 2/,
    ],
    'no content of any kind': [
      { openapi: '3.1.1', info: { title: 'T', version: '1' } },
      /must have `paths`, `components` or `webhooks`/,
    ],
  }
  it.each(Object.entries(cases))('%s', (_, [of, expected]) => {
    const found = refusals(of)
    expect(
      found.some((one) => expected.test(one)),
      found.join('\n'),
    ).toBe(true)
  })

  it('with all violations at once, those of the structure, of the schemas and of the operations', () => {
    const found = refusals(
      document({
        '/a': { get: { responses: null }, post: operation({ requestBody: text({ pattern: '(' }) }) },
        '/b': { get: operation({ requestBody: { content: null } }) },
        '/c/{d}': { get: operation() },
        '/e': {
          post: operation({
            requestBody: text({ properties: { a: { pattern: '[' }, b: { multipleOf: 0 } } }),
          }),
        },
      }),
    )
    expect(found.map((one) => one.split(' ')[0])).toEqual([
      '#/paths/~1a/get/responses',
      '#/paths/~1b/get/requestBody/content',
      '#/paths/~1c~1{d}/get',
      '#/paths/~1a/post/requestBody/content/application~1json/schema/pattern',
      '#/paths/~1e/post/requestBody/content/application~1json/schema/properties/a/pattern',
      '#/paths/~1e/post/requestBody/content/application~1json/schema/properties/b/multipleOf',
    ])
  })
})

describe('likely mistakes are notes', () => {
  const ofSchema = (schema: object, openapi = '3.1.1') =>
    document({ '/a': { post: operation({ requestBody: text(schema) }) } }, { openapi })
  it.each([
    [{ requried: ['a'] }, /`required` is probably meant/],
    [{ aditionalProperties: false }, /`additionalProperties` is probably meant/],
    [{ minlength: 1 }, /`minLength` is probably meant/],
    [{ nullable: true, type: 'string' }, /`nullable` has no effect since OpenAPI 3\.1/],
    [{ type: 'integer', minLength: 2 }, /`minLength` has no effect on type integer/],
    [{ minimum: 5, maximum: 2 }, /no value is valid/],
    [{ type: 'string', enum: [1, 2] }, /no value of `enum` has type string/],
    [{ additionalProperties: false, properties: {}, required: ['a'] }, /no object is valid/],
  ])('%j', (schema, expected) => {
    expect(notes(ofSchema(schema)).join('\n')).toMatch(expected)
  })

  it('keywords of OpenAPI 3.1 in a document of 3.0', () => {
    expect(notes(ofSchema({ prefixItems: [] }, '3.0.4')).join('\n')).toMatch(
      /`prefixItems` belongs to OpenAPI 3.1/,
    )
  })

  it('unknown keywords that resemble none are annotations in 3.1', () => {
    expect(notes(ofSchema({ faker: 'name' }))).toEqual([])
  })

  it('schemas that no operation uses', () => {
    const of = document(
      { '/a': { get: operation() } },
      { components: { schemas: { A: { $ref: '#/components/schemas/B' }, B: {} } } },
    )
    expect(notes(of)).toEqual(['#/components/schemas/A no operation uses 2 schemas: A, B'])
  })
})

describe('lenient', () => {
  it.each<[string, OpenApiDocument, RegExp]>([
    [
      'reads 4xx as 4XX',
      document({ '/a': { get: { responses: { '4xx': { description: '' } } } } }),
      /\(read as 4XX\)/,
    ],
    ['reads an undeclared path parameter as a string', document(path('/{a}')), /\(read as a string\)/],
    [
      'leaves a duplicate operation out',
      document({ ...path('/a/{x}', 'x'), ...path('/a/{y}', 'y') }),
      /\(the operations of both are served/,
    ],
    [
      'leaves a wrong keyword out',
      document({ '/a': { post: operation({ requestBody: text({ pattern: '(' }) }) } }),
      /\(pattern is left out\)/,
    ],
    [
      'reads null as a schema',
      document({ '/a': { post: operation({ requestBody: text({ properties: { a: null } }) }) } }),
      /\(read as a schema that accepts everything\)/,
    ],
    [
      'drops a content key',
      document({ '/a': { post: operation({ requestBody: { content: { '': {}, 'text/plain': {} } } }) } }),
      /\(left out\)/,
    ],
    [
      'secures what names an undeclared scheme',
      document({ '/a': { get: operation({ security: [{ k: [] }] }) } }),
      /\(read as a bearer token\)/,
    ],
  ])('%s, and reports it', (_, of, expected) => {
    expect(refusals(of)).not.toEqual([])
    expect(notes(of, true).join('\n')).toMatch(expected)
  })

  it('leaves out the operations that omit names', () => {
    const of = document({
      '/a': { get: operation(), put: operation({ operationId: 'p' }) },
      '/b': { get: operation() },
    })
    const { operations } = compileDocument(of, 'a test', { omit: ['GET /a', 'p'] })
    expect(operations.map(({ id }) => id)).toEqual(['get /b'])
  })

  it('keeps an operation whose scheme is not declared secured', () => {
    const { operations } = compileDocument(
      document({ '/a': { get: operation({ security: [{ k: [] }] }) } }),
      'a test',
      { isLenient: true },
    )
    expect(operations.map(({ security }) => security)).toEqual([[{ k: [] }]])
  })
})
