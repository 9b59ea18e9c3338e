/* eslint-disable max-lines -- One table of documents. */
import type { SCHEMA_SUBJECTS } from '../rules.ts'
import { SCHEMA_ACTIONS } from '../rules.ts'

type Node = Record<string, unknown>

/** Two documents of OpenAPI 3.0, and the rule that reports their difference. */
export interface Pair {
  name: string
  old: Node
  next: Node
  /** There is no change but of text. */
  isSame?: boolean
}

const json = (schema: unknown): Node => ({ content: { 'application/json': { schema } } })
const ok = { '200': { description: 'ok' } }
const document = (paths: Node, more: Node = {}): Node => ({
  openapi: '3.0.4',
  info: { title: 'Test', version: '1.0.0' },
  paths,
  ...more,
})
const operation = (fields: Node, more: Node = {}): Node =>
  document({ '/things/{id}': { post: { parameters: [id], responses: ok, ...fields } } }, more)
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
const query = (fields: Node): Node => ({ name: 'q', in: 'query', schema: { type: 'string' }, ...fields })
const parameter = (fields: Node) => operation({ parameters: [id, query(fields)] })
const response = (fields: Node, status = '200') =>
  operation({ responses: { [status]: { description: 'ok', ...fields } } })
const webhook = (fields: Node) =>
  document({}, { 'x-webhooks': { Happened: { post: { responses: ok, ...fields } } } })
const ended = { deprecated: true, 'x-sunset': '2020-06-30' }
const components = {
  schemas: {
    A: {
      type: 'object',
      required: ['kind', 'a'],
      properties: { kind: { type: 'string' }, a: { type: 'string' } },
    },
    B: {
      type: 'object',
      required: ['kind', 'b'],
      properties: { kind: { type: 'string' }, b: { type: 'string' } },
    },
  },
}
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

/** A document whose only schema has one of the subjects of rules. */
export const WRAP: Record<keyof typeof SCHEMA_SUBJECTS, (schema: unknown) => Node> = {
  'request-parameter': (schema) => operation({ parameters: [id, query({ schema })] }, { components }),
  'request-body': (schema) => operation({ requestBody: json(schema) }, { components }),
  'request-property': (schema) =>
    operation({ requestBody: json({ type: 'object', properties: { p: schema } }) }, { components }),
  'response-body': (schema) =>
    operation({ responses: { '200': { description: 'ok', ...json(schema) } } }, { components }),
  'response-header': (schema) =>
    operation(
      { responses: { '200': { description: 'ok', headers: { 'X-P': { schema } } } } },
      { components },
    ),
  'response-property': (schema) =>
    operation(
      { responses: { '200': { description: 'ok', ...json({ type: 'object', properties: { p: schema } }) } } },
      { components },
    ),
}

const text = { type: 'string' }
const number = { type: 'number' }
const list = { type: 'array', items: text }
const object = { type: 'object', properties: { a: text } }
const oneOf = (names: string[], mapping?: Node | false) => ({
  oneOf: names.map(ref),
  ...(mapping === undefined
    ? {}
    : { discriminator: { propertyName: 'kind', ...(mapping ? { mapping } : {}) } }),
})
const ab = { a: '#/components/schemas/A', b: '#/components/schemas/B' }

/** Two schemas for each change. That of a narrower one is the wider one, turned around. */
const SCHEMAS: Record<string, [old: Node, next: Node]> = {
  'type-widened': [{ type: 'integer' }, number],
  'type-changed': [{ type: 'integer' }, text],
  'became-allowed': [{ allOf: [{ not: {} }] }, {}],
  'became-nullable': [text, { type: 'string', nullable: true }],
  'enum-removed': [{ type: 'string', enum: ['a'] }, text],
  'enum-value-added': [
    { type: 'string', enum: ['a'] },
    { type: 'string', enum: ['b', 'a'] },
  ],
  'extensible-enum-value-removed': [
    { type: 'string', 'x-extensible-enum': ['a', 'b'] },
    { type: 'string', 'x-extensible-enum': ['a'] },
  ],
  'extensible-enum-value-added': [
    { type: 'string', 'x-extensible-enum': ['a'] },
    { type: 'string', 'x-extensible-enum': ['a', 'b'] },
  ],
  'format-removed': [{ type: 'string', format: 'uuid' }, text],
  'format-widened': [
    { type: 'integer', format: 'int32' },
    { type: 'integer', format: 'int64' },
  ],
  'format-changed': [
    { type: 'string', format: 'date' },
    { type: 'string', format: 'date-time' },
  ],
  'pattern-removed': [{ type: 'string', pattern: '^a+$' }, text],
  'pattern-changed': [
    { type: 'string', pattern: '^a+$' },
    { type: 'string', pattern: '^b+$' },
  ],
  'maximum-raised': [
    { type: 'number', maximum: 5, exclusiveMaximum: true },
    { type: 'number', maximum: 5 },
  ],
  'minimum-lowered': [{ type: 'number', minimum: 5 }, number],
  'max-length-raised': [
    { type: 'string', maxLength: 5 },
    { type: 'string', maxLength: 6 },
  ],
  'min-length-lowered': [{ type: 'string', minLength: 5 }, text],
  'max-items-raised': [{ ...list, maxItems: 5 }, list],
  'min-items-lowered': [
    { ...list, minItems: 5 },
    { ...list, minItems: 4 },
  ],
  'max-properties-raised': [{ ...object, maxProperties: 5 }, object],
  'min-properties-lowered': [{ ...object, minProperties: 5 }, object],
  'multiple-of-widened': [
    { ...number, multipleOf: 4 },
    { ...number, multipleOf: 2 },
  ],
  'multiple-of-changed': [
    { ...number, multipleOf: 4 },
    { ...number, multipleOf: 3 },
  ],
  'items-became-not-unique': [{ ...list, uniqueItems: true }, list],
  'additional-properties-allowed': [{ ...object, additionalProperties: false }, object],
  'additional-properties-widened': [{ ...object, additionalProperties: text }, object],
  'additional-properties-removed': [
    { ...object, additionalProperties: text },
    { ...object, additionalProperties: false },
  ],
  'condition-removed': [{ ...text, not: { enum: ['a'] } }, text],
  'condition-widened': [
    { ...text, not: { enum: ['a', 'b'] } },
    { ...text, not: { enum: ['a'] } },
  ],
  'condition-changed': [
    { ...text, not: { enum: ['a'] } },
    { ...text, not: { enum: ['b'] } },
  ],
  'variant-added': [oneOf(['A']), oneOf(['A', 'B'])],
  'discriminator-added': [oneOf(['A', 'B']), oneOf(['A', 'B'], false)],
  'discriminator-removed': [oneOf(['A', 'B'], false), oneOf(['A', 'B'])],
  'discriminator-changed': [
    oneOf(['A', 'B'], false),
    { ...oneOf(['A', 'B']), discriminator: { propertyName: 'type' } },
  ],
  'discriminator-value-added': [oneOf(['A', 'B'], ab), oneOf(['A', 'B'], { ...ab, c: ab.a })],
  'content-encoding-changed': [text, { type: 'string', format: 'byte' }],
  'xml-changed': [text, { type: 'string', xml: { name: 'q' } }],
  'default-added': [text, { type: 'string', default: 'a' }],
  'default-changed': [
    { type: 'string', default: 'b' },
    { type: 'string', default: 'a' },
  ],
  'default-removed': [{ type: 'string', default: 'a' }, text],
  deprecated: [text, { type: 'string', deprecated: true }],
  'deprecation-removed': [{ type: 'string', deprecated: true }, text],
  'sunset-advanced': [
    { type: 'string', 'x-sunset': '2099-06-30' },
    { type: 'string', 'x-sunset': '2099-06-29' },
  ],
  'sunset-changed': [text, { type: 'string', 'x-sunset': '2099-06-30' }],
  'text-changed': [text, { type: 'string', description: 'Another.' }],
}
const TURNED: Record<string, string> = {
  'became-forbidden': 'became-allowed',
  'became-not-nullable': 'became-nullable',
  'became-enum': 'enum-removed',
  'additional-properties-forbidden': 'additional-properties-allowed',
  'items-became-unique': 'items-became-not-unique',
}
const turnedOf = (action: string): string | undefined =>
  TURNED[action] ??
  [
    ['-narrowed', '-widened'],
    ['-added', '-removed'],
    ['-removed', '-added'],
    ['-lowered', '-raised'],
    ['-raised', '-lowered'],
  ]
    .map(([end = '', other = '']) => (action.endsWith(end) ? action.slice(0, -end.length) + other : ''))
    .find((name) => name in SCHEMAS)

/** Two object schemas for each change of a property. */
const PROPERTIES: Record<string, [old: Node, next: Node]> = {
  removed: [object, { type: 'object' }],
  'added-required': [{ type: 'object' }, { ...object, required: ['a'] }],
  'added-optional': [{ type: 'object' }, object],
  'became-required': [object, { ...object, required: ['a'] }],
  'became-optional': [{ ...object, required: ['a'] }, object],
  'became-read-only': [object, { type: 'object', properties: { a: { ...text, readOnly: true } } }],
  'became-not-read-only': [{ type: 'object', properties: { a: { ...text, readOnly: true } } }, object],
  'became-write-only': [object, { type: 'object', properties: { a: { ...text, writeOnly: true } } }],
  'became-not-write-only': [{ type: 'object', properties: { a: { ...text, writeOnly: true } } }, object],
}

const schemaPairs = Object.entries(WRAP).flatMap(([subject, wrap]) =>
  Object.entries(SCHEMA_ACTIONS).flatMap(([action, { isOfProperties, only }]): Pair[] => {
    if ((only && !subject.startsWith(only)) || (isOfProperties && !subject.endsWith('-property'))) return []
    const found = isOfProperties ? PROPERTIES[action] : SCHEMAS[action]
    const turned = SCHEMAS[turnedOf(action) ?? '']
    const [old, next] = found ?? (turned ? [turned[1], turned[0]] : [{}, {}])
    return [{ name: `${subject}-${action}`, old: wrap(old), next: wrap(next) }]
  }),
)

const bearer = {
  components: {
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer' },
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      oauth: {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl: 'https://a.test/t', scopes: { read: 'r', write: 'w' } } },
      },
    },
  },
}
const oauthWithout = structuredClone(bearer)
Reflect.deleteProperty(oauthWithout.components.securitySchemes.oauth.flows.clientCredentials.scopes, 'write')
const keyInQuery = structuredClone(bearer)
keyInQuery.components.securitySchemes.key.in = 'query'
const secured = (...security: Node[]) => operation({ security }, bearer)
const servers = (...list: Node[]) => operation({}, { servers: list })
const variable = (fields: Node) =>
  servers({ url: 'https://{e}.test', variables: { e: { default: 'a', ...fields } } })
const extension = (fields: Node) => operation(fields)
const nothing = operation({})
const items = { schema: list }
const media = (...types: string[]) => ({
  content: Object.fromEntries(
    types.map((type) => [type, { schema: { type: 'object', properties: { f: list } } }]),
  ),
})
const encoded = {
  content: {
    'application/x-www-form-urlencoded': {
      schema: { type: 'object', properties: { f: list } },
      encoding: { f: { style: 'spaceDelimited' } },
    },
  },
}
const form = 'application/x-www-form-urlencoded'
const callback = {
  callbacks: { done: { '{$request.body#/url}': { post: { responses: ok, requestBody: json(object) } } } },
}
const header = (fields?: Node) => response(fields ? { headers: { 'X-A': { schema: text, ...fields } } } : {})
const event = (fields?: Node) => webhook(fields ? { requestBody: { ...json(object), ...fields } } : {})

/** Old and new, for rules that come in pairs: the second rule reports the way back. */
const BOTH: [there: string, back: string, old: Node, next: Node][] = [
  [
    'server-added',
    'server-removed',
    servers({ url: 'https://a.test' }),
    servers({ url: 'https://a.test' }, { url: 'https://b.test' }),
  ],
  [
    'server-variable-value-added',
    'server-variable-value-removed',
    variable({ enum: ['a'] }),
    variable({ enum: ['a', 'b'] }),
  ],
  ['path-added', 'path-removed', document({}), nothing],
  [
    'operation-added',
    'operation-removed',
    document({ '/a': { get: { responses: ok } } }),
    document({ '/a': { get: { responses: ok }, put: { responses: ok } } }),
  ],
  [
    'operation-added',
    'operation-removed-after-sunset',
    document({ '/a': { get: { responses: ok } } }),
    document({ '/a': { get: { responses: ok }, put: { ...ended, responses: ok } } }),
  ],
  [
    'path-added',
    'path-removed-after-sunset',
    document({}),
    document({ '/a': { get: { ...ended, responses: ok } } }),
  ],
  ['operation-id-added', 'operation-id-changed', nothing, operation({ operationId: 'make' })],
  [
    'version-deprecated',
    'version-deprecation-removed',
    nothing,
    operation({}, { info: { title: 'Test', version: '1.0.0', 'x-deprecated-since': '2026-11-27' } }),
  ],
  ['operation-deprecated', 'operation-deprecation-removed', nothing, operation({ deprecated: true })],
  ['webhook-added', 'webhook-removed', document({}), webhook({})],
  ['callback-added', 'callback-removed', nothing, operation(callback)],
  ['request-parameter-added-optional', 'request-parameter-removed', nothing, parameter({})],
  [
    'request-parameter-became-required',
    'request-parameter-became-optional',
    parameter({}),
    parameter({ required: true }),
  ],
  [
    'request-parameter-reserved-allowed',
    'request-parameter-reserved-forbidden',
    parameter({}),
    parameter({ allowReserved: true }),
  ],
  [
    'request-parameter-empty-value-allowed',
    'request-parameter-empty-value-forbidden',
    parameter({}),
    parameter({ allowEmptyValue: true }),
  ],
  ['request-body-added-optional', 'request-body-removed', nothing, operation({ requestBody: json(object) })],
  [
    'request-body-became-required',
    'request-body-became-optional',
    operation({ requestBody: json(object) }),
    operation({ requestBody: { ...json(object), required: true } }),
  ],
  [
    'request-media-type-added',
    'request-media-type-removed',
    operation({ requestBody: media('application/json') }),
    operation({ requestBody: media('application/json', form) }),
  ],
  [
    'response-added',
    'response-removed',
    nothing,
    operation({ responses: { ...ok, '404': { description: 'none' } } }),
  ],
  [
    'response-media-type-added',
    'response-media-type-removed',
    response(media('application/json')),
    response(media('application/json', 'text/csv')),
  ],
  ['response-header-added', 'response-header-removed', header(), header({})],
  [
    'response-header-became-required',
    'response-header-became-optional',
    header({}),
    header({ required: true }),
  ],
  ['event-added', 'event-removed', event(), event({})],
  ['event-became-required', 'event-became-optional', event({}), event({ required: true })],
  [
    'event-media-type-added',
    'event-media-type-removed',
    webhook({ requestBody: media('application/json') }),
    webhook({ requestBody: media('application/json', form) }),
  ],
  ['security-added', 'security-removed', secured(), secured({ bearer: [] })],
  [
    'security-alternative-added',
    'security-alternative-removed',
    secured({ bearer: [] }),
    secured({ bearer: [] }, { key: [] }),
  ],
  [
    'security-scope-added',
    'security-scope-removed',
    secured({ oauth: ['read'] }),
    secured({ oauth: ['read', 'write'] }),
  ],
  [
    'timeout-raised',
    'timeout-lowered',
    extension({ 'x-timeout-ms': 100 }),
    extension({ 'x-timeout-ms': 200 }),
  ],
  ['idempotency-added', 'idempotency-removed', nothing, extension({ 'x-idempotency': 'optional' })],
  [
    'rate-limit-raised',
    'rate-limit-lowered',
    extension({ 'x-rate-limit': { limit: 1, windowSeconds: 1, by: 'ip' } }),
    extension({ 'x-rate-limit': { limit: 2, windowSeconds: 1, by: 'ip' } }),
  ],
  ['throttle-lowered', 'throttle-raised', nothing, extension({ 'x-throttle': { bytesPerSecond: 20_000 } })],
  ['became-internal', 'became-public', nothing, extension({ 'x-internal': true })],
  [
    'sunset-changed',
    'sunset-advanced',
    extension({ 'x-sunset': '2027-01-01' }),
    extension({ 'x-sunset': '2027-01-02' }),
  ],
  ['session-check-added', 'session-check-removed', nothing, extension({ 'x-check-session': true })],
  [
    'event-emitted',
    'event-no-longer-emitted',
    extension({ 'x-emits': ['A'] }),
    extension({ 'x-emits': ['A', 'B'] }),
  ],
]

/** At least one pair for every rule. */
export const RULE_PAIRS: Pair[] = [
  ...schemaPairs,
  ...BOTH.flatMap(([there, back, old, next]) => [
    { name: there, old, next },
    { name: back, old: next, next: old },
  ]),
  {
    name: 'document-text-changed',
    old: nothing,
    next: operation({}, { info: { title: 'Another', version: '1.0.0' } }),
  },
  { name: 'server-variable-default-changed', old: variable({}), next: variable({ default: 'b' }) },
  { name: 'operation-text-changed', old: nothing, next: operation({ summary: 'Another' }) },
  {
    name: 'operation-id-changed',
    old: operation({ operationId: 'a' }),
    next: operation({ operationId: 'b' }),
  },
  { name: 'request-parameter-added-required', old: nothing, next: parameter({ required: true }) },
  { name: 'request-parameter-in-changed', old: parameter({}), next: parameter({ in: 'header' }) },
  {
    name: 'request-parameter-style-changed',
    old: parameter(items),
    next: parameter({ ...items, style: 'pipeDelimited' }),
  },
  {
    name: 'request-parameter-explode-changed',
    old: parameter(items),
    next: parameter({ ...items, explode: false }),
  },
  {
    name: 'request-parameter-renamed',
    old: nothing,
    next: document({
      '/things/{thingId}': { post: { parameters: [{ ...id, name: 'thingId' }], responses: ok } },
    }),
  },
  {
    name: 'request-body-added-required',
    old: nothing,
    next: operation({ requestBody: { ...json(object), required: true } }),
  },
  {
    name: 'request-encoding-changed',
    old: operation({ requestBody: media(form) }),
    next: operation({ requestBody: encoded }),
  },
  { name: 'response-encoding-changed', old: response(media(form)), next: response(encoded) },
  { name: 'response-text-changed', old: nothing, next: response({ description: 'fine' }) },
  {
    name: 'response-header-style-changed',
    old: header({ schema: list }),
    next: header({ schema: list, explode: true }),
  },
  {
    name: 'security-scheme-changed',
    old: secured({ key: [] }),
    next: operation({ security: [{ key: [] }] }, keyInQuery),
  },
  {
    name: 'security-scheme-scope-removed',
    old: secured({ oauth: [] }),
    next: operation({ security: [{ oauth: [] }] }, oauthWithout),
  },
  { name: 'webhook-security-changed', old: webhook({}), next: webhook({ security: [{ bearer: [] }] }) },
  { name: 'idempotency-key-became-required', old: nothing, next: extension({ 'x-idempotency': 'required' }) },
  { name: 'cache-changed', old: nothing, next: extension({ 'x-cache': { maxAgeSeconds: 1 } }) },
  { name: 'extension-changed', old: nothing, next: extension({ 'x-other': 1 }) },
]

const body = (schema: unknown, schemas: Node = {}) =>
  operation(
    { requestBody: json(schema), responses: { '200': { description: 'ok', ...json(schema) } } },
    { components: { schemas } },
  )
const tree = (name: string) => ({
  type: 'object',
  properties: { children: { type: 'array', items: ref(name) } },
})

/** Documents that mean the same, or one of which means more. */
export const HARMLESS: Pair[] = [
  {
    name: 'an inline schema becomes a component',
    isSame: true,
    old: body(object),
    next: body(ref('T'), { T: object }),
  },
  {
    name: 'a component is renamed',
    isSame: true,
    old: body(ref('T'), { T: object }),
    next: body(ref('U'), { U: object }),
  },
  {
    name: 'a recursive schema is renamed',
    isSame: true,
    old: body(ref('T'), { T: tree('T') }),
    next: body(ref('U'), { U: tree('U') }),
  },
  {
    name: 'properties move into allOf',
    isSame: true,
    old: body({ type: 'object', required: ['a', 'b'], properties: { a: text, b: number } }),
    next: body(
      { allOf: [ref('T'), { type: 'object', required: ['b'], properties: { b: number } }] },
      { T: { ...object, required: ['a'] } },
    ),
  },
  {
    name: 'an allOf of one',
    isSame: true,
    old: body(ref('T'), { T: object }),
    next: body({ allOf: [ref('T')] }, { T: object }),
  },
  {
    name: 'order of properties, required and values',
    isSame: true,
    old: body({
      type: 'object',
      required: ['a', 'b'],
      properties: { a: { type: 'string', enum: ['x', 'y'] }, b: number },
    }),
    next: body({
      type: 'object',
      properties: { b: number, a: { enum: ['y', 'x'], type: 'string' } },
      required: ['b', 'a'],
    }),
  },
  {
    name: 'order of parameters, and one at the path',
    isSame: true,
    old: parameter({}),
    next: document({
      '/things/{id}': { parameters: [id], post: { parameters: [query({})], responses: ok } },
    }),
  },
  {
    name: 'defaults that are written out',
    isSame: true,
    old: parameter({}),
    next: parameter({
      required: false,
      style: 'form',
      explode: true,
      deprecated: false,
      schema: { type: 'string', minLength: 0 },
    }),
  },
  { name: 'explode of a scalar', isSame: true, old: parameter({}), next: parameter({ explode: false }) },
  {
    name: 'order of oneOf',
    isSame: true,
    old: body(oneOf(['A', 'B']), components.schemas),
    next: body(oneOf(['B', 'A']), components.schemas),
  },
  {
    name: 'an exclusive limit of an integer',
    isSame: true,
    old: body({ type: 'integer', minimum: 1 }),
    next: body({ type: 'integer', minimum: 0, exclusiveMinimum: true }),
  },
  {
    name: 'case of header names',
    isSame: true,
    old: header({}),
    next: response({ headers: { 'x-a': { schema: text } } }),
  },
  {
    name: 'case and charset of media types',
    isSame: true,
    old: operation({ requestBody: json(object) }),
    next: operation({ requestBody: { content: { 'Application/JSON; charset=utf-8': { schema: object } } } }),
  },
  {
    name: 'a security scheme is renamed',
    isSame: true,
    old: operation(
      { security: [{ a: [] }] },
      { components: { securitySchemes: { a: { type: 'http', scheme: 'bearer' } } } },
    ),
    next: operation(
      { security: [{ b: [] }] },
      { components: { securitySchemes: { b: { type: 'http', scheme: 'Bearer' } } } },
    ),
  },
  {
    name: 'security of the document is written at the operation',
    isSame: true,
    old: operation({}, { ...bearer, security: [{ key: [] }] }),
    next: operation({ security: [{ key: [] }] }, { ...bearer }),
  },
  { name: 'a component that nothing uses', isSame: true, old: nothing, next: operation({}, { components }) },
  {
    name: 'a read-only property of a request',
    isSame: true,
    old: operation({ requestBody: json({ type: 'object', properties: { a: { ...text, readOnly: true } } }) }),
    next: operation({
      requestBody: json({
        type: 'object',
        required: ['a'],
        properties: { a: { ...text, readOnly: true, maxLength: 3 } },
      }),
    }),
  },
  {
    name: 'descriptions and examples',
    isSame: true,
    old: parameter({}),
    next: parameter({ description: 'Words.', example: 'x' }),
  },
  {
    name: 'a schema becomes one of several in a request',
    old: operation({ requestBody: json(ref('A')) }, { components }),
    next: operation({ requestBody: json(oneOf(['A', 'B'])) }, { components }),
  },
  {
    name: 'a range of media types covers one',
    old: operation({ requestBody: media('application/json') }),
    next: operation({ requestBody: media('application/*') }),
  },
  {
    name: 'a value is added to an extensible list of a response',
    old: response(json({ type: 'string', enum: ['a'], 'x-extensible-enum': true })),
    next: response(json({ type: 'string', enum: ['a', 'b'], 'x-extensible-enum': true })),
  },
]
