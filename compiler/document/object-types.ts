/**
 * The objects of OpenAPI 3.0.4 and 3.1.1 and the types of their fields. A type is written as
 *
 * - `string`, `boolean`, `number`, `count` (a whole number from 0), `any`, or the name of another object;
 * - `[T]` a list, `{T}` a map, `<a b>` one of some strings, `A|B` either;
 * - with `!` where the specification requires the field, and `~` where it is documentation: a value of another type is
 *   ignored with a note, because nothing that is generated depends on it.
 *
 * The field `*` stands for every field without a name of its own. Fields that start with `x-` are extensions, whose values are data.
 */
type Fields = Readonly<Record<string, string>>

const INFO_FIELDS = { summary: 'string~', description: 'string~' }
const EXAMPLES = { example: 'any', examples: '{Example}~' }
const METHOD_FIELDS = Object.fromEntries(
  ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'].map((name) => [name, 'Operation']),
)
const STYLES = '<matrix label form simple spaceDelimited pipeDelimited deepObject>'

const COMMON = {
  OpenAPI: {
    openapi: 'string~!',
    info: 'Info!',
    servers: '[Server]',
    paths: 'Paths!',
    components: 'Components',
    security: '[SecurityRequirement]',
    tags: '[Tag]~',
    externalDocs: 'ExternalDocs~',
  },
  Info: {
    title: 'string~!',
    version: 'string~!',
    description: 'string~',
    termsOfService: 'string~',
    contact: 'Contact~',
    license: 'License~',
  },
  Contact: { name: 'string~', url: 'string~', email: 'string~' },
  License: { name: 'string~!', url: 'string~' },
  Server: { url: 'string!', description: 'string~', variables: '{ServerVariable}' },
  ServerVariable: { enum: '[string]', default: 'string!', description: 'string~' },
  Components: {
    schemas: '{Schema}',
    responses: '{Response}',
    parameters: '{Parameter}',
    examples: '{Example}~',
    requestBodies: '{RequestBody}',
    headers: '{Header}',
    securitySchemes: '{SecurityScheme}',
    links: '{Link}~',
    callbacks: '{Callback}~',
  },
  Paths: { '*': 'PathItem' },
  PathItem: {
    $ref: 'string',
    ...INFO_FIELDS,
    ...METHOD_FIELDS,
    servers: '[Server]',
    parameters: '[Parameter]',
  },
  Operation: {
    ...INFO_FIELDS,
    tags: '[string]~',
    externalDocs: 'ExternalDocs~',
    operationId: 'string',
    parameters: '[Parameter]',
    requestBody: 'RequestBody',
    responses: 'Responses!',
    callbacks: '{Callback}~',
    deprecated: 'boolean',
    security: '[SecurityRequirement]',
    servers: '[Server]',
  },
  ExternalDocs: { url: 'string~!', description: 'string~' },
  Parameter: {
    name: 'string!',
    in: '<query header path cookie>!',
    description: 'string~',
    required: 'boolean',
    deprecated: 'boolean',
    allowEmptyValue: 'boolean',
    style: STYLES,
    explode: 'boolean',
    allowReserved: 'boolean',
    schema: 'Schema',
    ...EXAMPLES,
    content: '{MediaType}',
  },
  RequestBody: { description: 'string~', content: '{MediaType}!', required: 'boolean' },
  MediaType: { schema: 'Schema', ...EXAMPLES, encoding: '{Encoding}', itemSchema: 'Schema' },
  Encoding: {
    contentType: 'string',
    headers: '{Header}',
    style: '<form spaceDelimited pipeDelimited deepObject>',
    explode: 'boolean',
    allowReserved: 'boolean',
  },
  Responses: { '*': 'Response' },
  Response: {
    description: 'string~!',
    headers: '{Header}',
    content: '{MediaType}',
    links: '{Link}~',
  },
  Callback: { '*': 'PathItem' },
  Example: { ...INFO_FIELDS, value: 'any', externalValue: 'string~' },
  Link: {
    operationRef: 'string',
    operationId: 'string',
    parameters: '{any}',
    requestBody: 'any',
    description: 'string~',
    server: 'Server',
  },
  Header: {
    description: 'string~',
    required: 'boolean',
    deprecated: 'boolean',
    allowEmptyValue: 'boolean',
    style: '<simple>',
    explode: 'boolean',
    allowReserved: 'boolean',
    schema: 'Schema',
    ...EXAMPLES,
    content: '{MediaType}',
  },
  Tag: { name: 'string~!', description: 'string~', externalDocs: 'ExternalDocs~' },
  Discriminator: { propertyName: 'string!', mapping: '{string}' },
  XML: {
    name: 'string~',
    namespace: 'string~',
    prefix: 'string~',
    attribute: 'boolean~',
    wrapped: 'boolean~',
  },
  SecurityScheme: {
    type: '<apiKey http oauth2 openIdConnect>!',
    description: 'string~',
    name: 'string',
    in: '<query header cookie>',
    scheme: 'string',
    bearerFormat: 'string~',
    flows: 'OAuthFlows~',
    openIdConnectUrl: 'string~',
  },
  OAuthFlows: {
    implicit: 'OAuthFlow~',
    password: 'OAuthFlow~',
    clientCredentials: 'OAuthFlow~',
    authorizationCode: 'OAuthFlow~',
  },
  OAuthFlow: {
    authorizationUrl: 'string~',
    tokenUrl: 'string~',
    refreshUrl: 'string~',
    scopes: '{string}~!',
  },
  SecurityRequirement: { '*': '[string]' },
} satisfies Record<string, Fields>

const SCHEMA = {
  title: 'string~',
  description: 'string~',
  multipleOf: 'number',
  maximum: 'number',
  minimum: 'number',
  maxLength: 'count',
  minLength: 'count',
  pattern: 'string',
  maxItems: 'count',
  minItems: 'count',
  uniqueItems: 'boolean',
  maxProperties: 'count',
  minProperties: 'count',
  required: '[string]',
  enum: '[any]',
  allOf: '[Schema]',
  oneOf: '[Schema]',
  anyOf: '[Schema]',
  not: 'Schema',
  items: 'Schema',
  properties: '{Schema}',
  format: 'string',
  default: 'any',
  discriminator: 'Discriminator',
  readOnly: 'boolean',
  writeOnly: 'boolean',
  xml: 'XML~',
  externalDocs: 'ExternalDocs~',
  example: 'any',
  deprecated: 'boolean~',
}

/** OpenAPI 3.0.4, section 4.7. */
const OBJECTS_30 = {
  ...COMMON,
  Schema: {
    ...SCHEMA,
    // OpenAPI 3.0 has no type null. Many documents use it all the same, and mean what 3.1 does.
    type: '<string number integer boolean array object null>',
    additionalProperties: 'Schema|boolean',
    exclusiveMaximum: 'boolean',
    exclusiveMinimum: 'boolean',
    nullable: 'boolean',
  },
} satisfies Record<string, Fields>

const TYPE = '<string number integer boolean array object null>'

/** OpenAPI 3.1.1, section 4.8, and JSON Schema 2020-12. `definitions` and `dependencies` are what earlier drafts had. */
const OBJECTS_31 = {
  ...COMMON,
  OpenAPI: {
    ...COMMON.OpenAPI,
    paths: 'Paths',
    webhooks: '{PathItem}',
    jsonSchemaDialect: 'string',
  },
  Info: { ...COMMON.Info, summary: 'string~' },
  License: { ...COMMON.License, identifier: 'string~' },
  Components: { ...COMMON.Components, pathItems: '{PathItem}' },
  Operation: { ...COMMON.Operation, responses: 'Responses' },
  SecurityScheme: { ...COMMON.SecurityScheme, type: '<apiKey http mutualTLS oauth2 openIdConnect>!' },
  Schema: {
    ...SCHEMA,
    $id: 'string',
    $schema: 'string',
    $ref: 'string',
    $anchor: 'string',
    $dynamicRef: 'string',
    $dynamicAnchor: 'string',
    $vocabulary: 'any',
    $comment: 'string~',
    $defs: '{Schema}',
    definitions: '{Schema}',
    type: `${TYPE}|[${TYPE}]`,
    const: 'any',
    exclusiveMaximum: 'number',
    exclusiveMinimum: 'number',
    maxContains: 'count',
    minContains: 'count',
    dependentRequired: '{[string]}',
    dependentSchemas: '{Schema}',
    if: 'Schema',
    then: 'Schema',
    else: 'Schema',
    prefixItems: '[Schema]',
    contains: 'Schema',
    additionalProperties: 'Schema',
    patternProperties: '{Schema}',
    propertyNames: 'Schema',
    unevaluatedItems: 'Schema',
    unevaluatedProperties: 'Schema',
    contentEncoding: 'string',
    contentMediaType: 'string',
    contentSchema: 'Schema',
    examples: '[any]~',
  },
} satisfies Record<string, Fields>

export type ObjectType = keyof typeof OBJECTS_31

/** Objects in whose place a Reference Object may stand. A schema and a path item have a field `$ref` of their own. */
export const REFERABLE: ReadonlySet<string> = new Set([
  'Schema',
  'Response',
  'Parameter',
  'Example',
  'RequestBody',
  'Header',
  'SecurityScheme',
  'Link',
  'Callback',
  'PathItem',
])

/** A type of the table above, read. */
export type FieldType =
  | { kind: 'string' | 'boolean' | 'number' | 'count' | 'any' }
  | { kind: 'words'; words: readonly string[] }
  | { kind: 'list' | 'map'; of: FieldType }
  | { kind: 'either'; types: readonly FieldType[] }
  | { kind: 'object'; type: ObjectType }

export interface Field {
  type: FieldType
  isRequired: boolean
  isDocumentation: boolean
}

export type ObjectTypes = Readonly<Record<ObjectType, ReadonlyMap<string, Field>>>

/** The table of one version of OpenAPI. */
export function objectTypes(is30: boolean): ObjectTypes {
  return is30 ? (types30 ??= read(OBJECTS_30)) : (types31 ??= read(OBJECTS_31))
}

let types30: ObjectTypes | undefined
let types31: ObjectTypes | undefined

function read(objects: Record<ObjectType, Fields>): ObjectTypes {
  const fieldsOf = (fields: Fields) =>
    new Map(
      Object.entries(fields).map(([name, text]): [string, Field] => [
        name,
        {
          type: readType(text.replace(/[!~]+$/, '')),
          isRequired: text.endsWith('!'),
          isDocumentation: text.includes('~'),
        },
      ]),
    )
  return Object.fromEntries(
    Object.entries(objects).map(([type, fields]) => [type, fieldsOf(fields)]),
  ) as unknown as ObjectTypes
}

const SCALARS = ['string', 'boolean', 'number', 'count', 'any'] as const

function readType(text: string): FieldType {
  const inner = text.slice(1, -1)
  const alternatives = text.split('|')
  if (alternatives.length > 1) return { kind: 'either', types: alternatives.map(readType) }
  if (text.startsWith('[')) return { kind: 'list', of: readType(inner) }
  if (text.startsWith('{')) return { kind: 'map', of: readType(inner) }
  if (text.startsWith('<')) return { kind: 'words', words: inner.split(' ') }
  const scalar = SCALARS.find((kind) => kind === text)
  return scalar ? { kind: scalar } : { kind: 'object', type: text as ObjectType }
}
