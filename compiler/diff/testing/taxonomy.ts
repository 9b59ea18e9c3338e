/* eslint-disable max-lines -- One table of documents. */
/**
 * A taxonomy of changes to one document of usual form, by element: written from the list of elements of OpenAPI, not from
 * the rules, which the pairs of `pairs.ts` cover.
 */
type Json = any // eslint-disable-line @typescript-eslint/no-explicit-any

export interface Edit {
  name: string
  /** Only in this version of OpenAPI; else in both. */
  only?: '3.0' | '3.1'
  /** What both documents have before the edit. */
  given?: (document: Json) => void
  edit: (document: Json) => void
}

export const pet = (d: Json): Json => d.components.schemas.Pet.properties
export const draft = (d: Json): Json => d.components.schemas.NewPet.properties
export const list = (d: Json): Json => d.paths['/pets'].get
export const create = (d: Json): Json => d.paths['/pets'].post
const one = (d: Json): Json => d.paths['/pets/{petId}'].get
const parameter = (d: Json, name: string): Json => list(d).parameters.find((p: Json) => p.name === name)
const json = (holder: Json): Json => holder.content['application/json']
const swapKey = (node: Json, from: string, to: string): void => {
  node[to] = node[from]
  delete node[from]
}
const nullable = (d: Json, schema: Json): void => {
  if (d.openapi.startsWith('3.0')) schema.nullable = true
  else schema.type = [schema.type, 'null']
}

export function document(version: string): Json {
  const base: Json = {
    openapi: version,
    info: { title: 'Pets', version: '1.0.0' },
    servers: [{ url: 'https://api.example/v1' }, { url: 'https://eu.api.example/v1' }],
    security: [{ oauth: ['pets:read'] }],
    paths: {
      '/pets': {
        get: {
          operationId: 'listPets',
          summary: 'Pets',
          tags: ['pets'],
          parameters: [
            {
              name: 'limit',
              in: 'query',
              schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
            },
            { name: 'kind', in: 'query', schema: { type: 'string', enum: ['cat', 'dog', 'fish'] } },
            {
              name: 'tags',
              in: 'query',
              explode: true,
              schema: { type: 'array', items: { type: 'string' }, maxItems: 5 },
            },
            { name: 'X-Tenant', in: 'header', schema: { type: 'string', pattern: '^[a-z]+$' } },
            { name: 'session', in: 'cookie', schema: { type: 'string' } },
          ],
          responses: {
            200: {
              description: 'Pets',
              headers: {
                'X-Total': { required: true, schema: { type: 'integer', minimum: 0 } },
                ETag: { schema: { type: 'string' } },
              },
              content: {
                'application/json': {
                  schema: { type: 'array', maxItems: 100, items: { $ref: '#/components/schemas/Pet' } },
                },
                'text/csv': { schema: { type: 'string' } },
              },
            },
            400: {
              description: 'Invalid',
              content: {
                'application/problem+json': {
                  schema: { type: 'object', properties: { detail: { type: 'string' } } },
                },
              },
            },
          },
        },
        post: {
          operationId: 'createPet',
          security: [{ oauth: ['pets:write'] }, { key: [] }],
          requestBody: {
            required: false,
            content: {
              'application/json': { schema: { $ref: '#/components/schemas/NewPet' } },
              'application/xml': { schema: { $ref: '#/components/schemas/NewPet' } },
            },
          },
          responses: {
            201: {
              description: 'Created',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
            },
            409: { description: 'Exists' },
          },
        },
      },
      '/pets/{petId}': {
        parameters: [
          { name: 'petId', in: 'path', required: true, schema: { type: 'string', maxLength: 40 } },
        ],
        get: {
          operationId: 'getPet',
          security: [],
          responses: {
            200: {
              description: 'A pet',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Animal' } } },
            },
            404: { description: 'No pet' },
          },
        },
        delete: { operationId: 'deletePet', responses: { 204: { description: 'Gone' } } },
      },
      '/subscriptions': {
        post: {
          operationId: 'subscribe',
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: { type: 'object', properties: { url: { type: 'string' } } } },
            },
          },
          responses: { 202: { description: 'Accepted' } },
          callbacks: {
            petChanged: {
              '{$request.body#/url}': {
                post: {
                  requestBody: {
                    required: true,
                    content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
                  },
                  responses: { 204: { description: 'Received' } },
                },
              },
            },
          },
        },
      },
    },
    components: {
      securitySchemes: {
        key: { type: 'apiKey', in: 'header', name: 'X-Key' },
        oauth: {
          type: 'oauth2',
          flows: {
            clientCredentials: {
              tokenUrl: 'https://id.example/token',
              scopes: { 'pets:read': 'r', 'pets:write': 'w' },
            },
          },
        },
      },
      schemas: {
        NewPet: {
          type: 'object',
          required: ['name'],
          properties: {
            name: { type: 'string', minLength: 1, maxLength: 80, pattern: '^[A-Z]' },
            kind: { type: 'string', enum: ['cat', 'dog'], default: 'cat' },
            weight: { type: 'number', minimum: 0, maximum: 500, multipleOf: 0.5 },
            tags: { type: 'array', items: { type: 'string' }, minItems: 0, maxItems: 10, uniqueItems: false },
            email: { type: 'string' },
            owner: { type: 'object', properties: { id: { type: 'string' } }, maxProperties: 4 },
            payload: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
          },
        },
        Pet: {
          type: 'object',
          required: ['id', 'name', 'state'],
          properties: {
            id: { type: 'string', format: 'uuid', readOnly: true },
            name: { type: 'string', maxLength: 80 },
            state: { type: 'string', enum: ['new', 'sold'] },
            weight: { type: 'number', minimum: 0, maximum: 500 },
            tags: { type: 'array', items: { type: 'string' }, maxItems: 10 },
            born: { type: 'string', format: 'date' },
            note: { type: 'string' },
          },
        },
        Cat: {
          type: 'object',
          required: ['kind'],
          properties: { kind: { type: 'string' }, lives: { type: 'integer' } },
        },
        Dog: {
          type: 'object',
          required: ['kind'],
          properties: { kind: { type: 'string' }, tricks: { type: 'integer' } },
        },
        Animal: {
          oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
          discriminator: {
            propertyName: 'kind',
            mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' },
          },
        },
      },
    },
  }
  if (version.startsWith('3.1'))
    base.webhooks = {
      petSold: {
        post: {
          operationId: 'onPetSold',
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['id'],
                  properties: { id: { type: 'string' }, price: { type: 'number' } },
                },
              },
            },
          },
          responses: { 204: { description: 'Received' } },
        },
      },
    }
  return base
}

export const BREAKING: Edit[] = [
  { name: 'a path is removed', edit: (d) => delete d.paths['/subscriptions'] },
  { name: 'a method is removed', edit: (d) => delete d.paths['/pets/{petId}'].delete },
  { name: 'a path is renamed', edit: (d) => swapKey(d.paths, '/pets', '/animals') },
  { name: 'the operationId changes', edit: (d) => (list(d).operationId = 'getPets') },
  // Parameters
  { name: 'a query parameter is removed', edit: (d) => list(d).parameters.splice(1, 1) },
  {
    name: 'a required query parameter is added',
    edit: (d) =>
      list(d).parameters.push({ name: 'q', in: 'query', required: true, schema: { type: 'string' } }),
  },
  { name: 'a parameter becomes required', edit: (d) => (parameter(d, 'kind').required = true) },
  { name: 'a parameter moves from query to header', edit: (d) => (parameter(d, 'kind').in = 'header') },
  { name: 'a parameter is renamed', edit: (d) => (parameter(d, 'kind').name = 'species') },
  { name: 'the maximum of a parameter decreases', edit: (d) => (parameter(d, 'limit').schema.maximum = 50) },
  { name: 'the minimum of a parameter increases', edit: (d) => (parameter(d, 'limit').schema.minimum = 5) },
  {
    name: 'a value of the enum of a parameter is removed',
    edit: (d) => parameter(d, 'kind').schema.enum.pop(),
  },
  { name: 'the default of a parameter changes', edit: (d) => (parameter(d, 'limit').schema.default = 10) },
  { name: 'a parameter changes its style', edit: (d) => (parameter(d, 'tags').explode = false) },
  { name: 'a parameter gets a pattern', edit: (d) => (parameter(d, 'session').schema.pattern = '^s') },
  {
    name: 'the pattern of a header parameter changes',
    edit: (d) => (parameter(d, 'X-Tenant').schema.pattern = '^[a-z]{3}$'),
  },
  {
    name: 'maxLength of a path parameter decreases',
    edit: (d) => (d.paths['/pets/{petId}'].parameters[0].schema.maxLength = 20),
  },
  {
    name: 'a path parameter gets a format',
    edit: (d) => (d.paths['/pets/{petId}'].parameters[0].schema.format = 'uuid'),
  },
  { name: 'maxItems of a parameter decreases', edit: (d) => (parameter(d, 'tags').schema.maxItems = 3) },
  {
    name: 'a parameter changes from integer to boolean',
    edit: (d) => (parameter(d, 'limit').schema = { type: 'boolean' }),
  },
  {
    name: 'a required header is added to all operations of a path',
    edit: (d) =>
      d.paths['/pets/{petId}'].parameters.push({
        name: 'X-Api',
        in: 'header',
        required: true,
        schema: { type: 'string' },
      }),
  },
  // Request bodies
  { name: 'the body becomes required', edit: (d) => (create(d).requestBody.required = true) },
  {
    name: 'a media type of the request is removed',
    edit: (d) => delete create(d).requestBody.content['application/xml'],
  },
  {
    name: 'a required body is added',
    edit: (d) =>
      (d.paths['/pets/{petId}'].delete.requestBody = {
        required: true,
        content: { 'application/json': { schema: { type: 'object' } } },
      }),
  },
  {
    name: 'a property of the request is removed',
    given: (d) => (d.components.schemas.NewPet.additionalProperties = false),
    edit: (d) => delete draft(d).email,
  },
  {
    name: 'a property of the request becomes required',
    edit: (d) => d.components.schemas.NewPet.required.push('kind'),
  },
  {
    name: 'a required property is added to the request',
    edit: (d) => {
      draft(d).breed = { type: 'string' }
      d.components.schemas.NewPet.required.push('breed')
    },
  },
  { name: 'the type of a request property changes', edit: (d) => (draft(d).email = { type: 'integer' }) },
  { name: 'number becomes integer in a request', edit: (d) => (draft(d).weight.type = 'integer') },
  {
    name: 'a request property is not nullable any more',
    given: (d) => nullable(d, draft(d).email),
    edit: (d) => (draft(d).email = { type: 'string' }),
  },
  { name: 'an enum value of a request is removed', edit: (d) => draft(d).kind.enum.pop() },
  { name: 'a request property gets an enum', edit: (d) => (draft(d).email.enum = ['a@b.example']) },
  { name: 'maxLength of a request decreases', edit: (d) => (draft(d).name.maxLength = 40) },
  { name: 'minLength of a request increases', edit: (d) => (draft(d).name.minLength = 3) },
  { name: 'a request property gets maxLength', edit: (d) => (draft(d).email.maxLength = 100) },
  { name: 'the pattern of a request changes', edit: (d) => (draft(d).name.pattern = '^[A-Z][a-z]') },
  { name: 'a request property gets a format', edit: (d) => (draft(d).email.format = 'email') },
  { name: 'multipleOf of a request changes', edit: (d) => (draft(d).weight.multipleOf = 1) },
  {
    name: 'a limit of a request becomes exclusive',
    only: '3.0',
    edit: (d) => (draft(d).weight.exclusiveMinimum = true),
  },
  {
    name: 'a limit of a request becomes exclusive',
    only: '3.1',
    edit: (d) => {
      delete draft(d).weight.minimum
      draft(d).weight.exclusiveMinimum = 0
    },
  },
  { name: 'minItems of a request increases', edit: (d) => (draft(d).tags.minItems = 1) },
  { name: 'uniqueItems of a request', edit: (d) => (draft(d).tags.uniqueItems = true) },
  { name: 'maxProperties of a request decreases', edit: (d) => (draft(d).owner.maxProperties = 2) },
  {
    name: 'additionalProperties of a request become forbidden',
    edit: (d) => (d.components.schemas.NewPet.additionalProperties = false),
  },
  { name: 'an alternative of a request is removed', edit: (d) => draft(d).payload.anyOf.pop() },
  {
    name: 'an allOf with another requirement is added to a request',
    edit: (d) => (d.components.schemas.NewPet.allOf = [{ required: ['email'] }]),
  },
  { name: 'the default of a request property changes', edit: (d) => (draft(d).kind.default = 'dog') },
  { name: 'a request property becomes read-only', edit: (d) => (draft(d).email.readOnly = true) },
  {
    name: 'items of a request narrow',
    edit: (d) => (draft(d).tags.items = { type: 'string', maxLength: 5 }),
  },
  // Responses
  { name: 'a success status is removed', edit: (d) => swapKey(create(d).responses, '201', '200') },
  { name: 'an error status is removed', edit: (d) => delete create(d).responses['409'] },
  {
    name: 'a media type of a response is removed',
    edit: (d) => delete list(d).responses['200'].content['text/csv'],
  },
  {
    name: 'the media type of an error changes',
    edit: (d) => swapKey(list(d).responses['400'].content, 'application/problem+json', 'application/json'),
  },
  { name: 'a response header is removed', edit: (d) => delete list(d).responses['200'].headers.ETag },
  {
    name: 'a response header becomes optional',
    edit: (d) => delete list(d).responses['200'].headers['X-Total'].required,
  },
  {
    name: 'the type of a response header changes',
    edit: (d) => (list(d).responses['200'].headers.ETag.schema.type = 'integer'),
  },
  {
    name: 'a required response property is removed',
    edit: (d) => {
      delete pet(d).state
      d.components.schemas.Pet.required.pop()
    },
  },
  { name: 'an optional response property is removed', edit: (d) => delete pet(d).note },
  { name: 'a response property becomes optional', edit: (d) => d.components.schemas.Pet.required.pop() },
  { name: 'a response property becomes nullable', edit: (d) => nullable(d, pet(d).name) },
  { name: 'the type of a response property changes', edit: (d) => (pet(d).weight = { type: 'string' }) },
  { name: 'the format of a response property changes', edit: (d) => (pet(d).born.format = 'date-time') },
  { name: 'the format of a response property is removed', edit: (d) => delete pet(d).id.format },
  { name: 'an enum value is added to a response', edit: (d) => pet(d).state.enum.push('reserved') },
  { name: 'the enum of a response is removed', edit: (d) => delete pet(d).state.enum },
  { name: 'maxLength of a response increases', edit: (d) => (pet(d).name.maxLength = 200) },
  { name: 'maxLength of a response is removed', edit: (d) => delete pet(d).name.maxLength },
  { name: 'minimum of a response decreases', edit: (d) => (pet(d).weight.minimum = -10) },
  { name: 'maximum of a response increases', edit: (d) => (pet(d).weight.maximum = 1000) },
  {
    name: 'maxItems of a response increases',
    edit: (d) => (json(list(d).responses['200']).schema.maxItems = 1000),
  },
  {
    name: 'a response becomes an envelope',
    edit: (d) =>
      (json(list(d).responses['200']).schema = {
        type: 'object',
        properties: { items: { type: 'array', items: { $ref: '#/components/schemas/Pet' } } },
      }),
  },
  { name: 'a response property becomes write-only', edit: (d) => (pet(d).note.writeOnly = true) },
  {
    name: 'integer becomes number in a response',
    edit: (d) => (d.components.schemas.Cat.properties.lives.type = 'number'),
  },
  {
    name: 'a response gets an alternative',
    edit: (d) =>
      d.components.schemas.Animal.oneOf.push({
        type: 'object',
        required: ['fins'],
        properties: { kind: { type: 'string' }, fins: { type: 'integer' } },
      }),
  },
  { name: 'a response without content loses the body', edit: (d) => delete one(d).responses['200'].content },
  // Discriminators
  {
    name: 'the discriminator names another property',
    edit: (d) => (d.components.schemas.Animal.discriminator.propertyName = 'type'),
  },
  { name: 'the discriminator is removed', edit: (d) => delete d.components.schemas.Animal.discriminator },
  {
    name: 'a value of the mapping changes',
    edit: (d) => swapKey(d.components.schemas.Animal.discriminator.mapping, 'dog', 'hound'),
  },
  // Security
  { name: 'security is added to an open operation', edit: (d) => (one(d).security = [{ key: [] }]) },
  { name: 'an alternative of security is removed', edit: (d) => create(d).security.pop() },
  { name: 'a scope is added', edit: (d) => (create(d).security[0].oauth = ['pets:read', 'pets:write']) },
  { name: 'another scope is needed', edit: (d) => (d.security = [{ oauth: ['pets:write'] }]) },
  {
    name: 'a second scheme is needed',
    edit: (d) => (create(d).security = [{ oauth: ['pets:write'], key: [] }]),
  },
  {
    name: 'a key moves to another header',
    edit: (d) => (d.components.securitySchemes.key.name = 'X-Api-Key'),
  },
  { name: 'a key moves to the query', edit: (d) => (d.components.securitySchemes.key.in = 'query') },
  {
    name: 'the type of a scheme changes',
    edit: (d) => (d.components.securitySchemes.key = { type: 'http', scheme: 'basic' }),
  },
  {
    name: 'the token URL changes',
    edit: (d) =>
      (d.components.securitySchemes.oauth.flows.clientCredentials.tokenUrl = 'https://other.example/token'),
  },
  {
    name: 'a flow is replaced',
    edit: (d) => swapKey(d.components.securitySchemes.oauth.flows, 'clientCredentials', 'password'),
  },
  {
    name: 'the security of the document becomes stricter',
    given: (d) => delete d.security,
    edit: (d) => (d.security = [{ key: [] }]),
  },
  // Servers
  { name: 'a server is removed', edit: (d) => d.servers.pop() },
  {
    name: 'the base path changes',
    edit: (d) => (d.servers = [{ url: 'https://api.example/v2' }, { url: 'https://eu.api.example/v2' }]),
  },
  // Extensions
  { name: 'an operation becomes internal', edit: (d) => (list(d)['x-internal'] = true) },
  {
    name: 'an Idempotency-Key becomes required',
    given: (d) => (create(d)['x-idempotency'] = 'optional'),
    edit: (d) => (create(d)['x-idempotency'] = 'required'),
  },
  {
    name: 'a rate limit decreases',
    given: (d) => (list(d)['x-rate-limit'] = { limit: 100, windowSeconds: 60 }),
    edit: (d) => (list(d)['x-rate-limit'].limit = 10),
  },
  {
    name: 'a deadline decreases',
    given: (d) => (list(d)['x-timeout-ms'] = 5000),
    edit: (d) => (list(d)['x-timeout-ms'] = 100),
  },
  // Callbacks, webhooks and events
  { name: 'a callback is removed', edit: (d) => delete d.paths['/subscriptions'].post.callbacks },
  { name: 'a webhook is removed', only: '3.1', edit: (d) => delete d.webhooks.petSold },
  {
    name: 'a webhook loses a property',
    only: '3.1',
    edit: (d) => delete json(d.webhooks.petSold.post.requestBody).schema.properties.price,
  },
  {
    name: 'a property of a webhook becomes optional',
    only: '3.1',
    edit: (d) => delete json(d.webhooks.petSold.post.requestBody).schema.required,
  },
  // Only JSON Schema 2020-12
  { name: 'a const of a request', only: '3.1', edit: (d) => (draft(d).email.const = 'a') },
  {
    name: 'a type of a list is removed from a request',
    only: '3.1',
    given: (d) => (draft(d).email.type = ['string', 'integer']),
    edit: (d) => (draft(d).email.type = ['string']),
  },
  {
    name: 'patternProperties of a request narrow',
    only: '3.1',
    given: (d) => (draft(d).owner.patternProperties = { '^x-': { type: 'string' } }),
    edit: (d) => (draft(d).owner.patternProperties['^x-'].maxLength = 3),
  },
  {
    name: 'propertyNames of a request',
    only: '3.1',
    edit: (d) => (draft(d).owner.propertyNames = { maxLength: 10 }),
  },
  {
    name: 'dependentRequired of a request',
    only: '3.1',
    edit: (d) => (d.components.schemas.NewPet.dependentRequired = { email: ['weight'] }),
  },
  {
    name: 'if and then are added to a request',
    only: '3.1',
    edit: (d) =>
      Object.assign(d.components.schemas.NewPet, {
        if: { required: ['email'] },
        then: { required: ['weight'] },
      }),
  },
  {
    name: 'contains is added to a request',
    only: '3.1',
    edit: (d) => (draft(d).tags.contains = { const: 'a' }),
  },
  {
    name: 'prefixItems of a request narrow',
    only: '3.1',
    given: (d) => (draft(d).tags.prefixItems = [{ type: 'string' }]),
    edit: (d) => (draft(d).tags.prefixItems[0].minLength = 3),
  },
  {
    name: 'unevaluatedProperties of a request become forbidden',
    only: '3.1',
    edit: (d) => (d.components.schemas.NewPet.unevaluatedProperties = false),
  },
  { name: 'not is added to a request', edit: (d) => (draft(d).email.not = { enum: ['root'] }) },
  {
    name: 'not of a request refuses more',
    given: (d) => (draft(d).email.not = { enum: ['root'] }),
    edit: (d) => draft(d).email.not.enum.push('admin'),
  },
  {
    name: 'not of a response refuses less',
    given: (d) => (pet(d).note.not = { enum: ['a', 'b'] }),
    edit: (d) => pet(d).note.not.enum.pop(),
  },
]

export const HARMLESS: Edit[] = [
  {
    name: 'a path is added',
    edit: (d) =>
      (d.paths['/shops'] = {
        get: { operationId: 'listShops', responses: { 200: { description: 'Shops' } } },
      }),
  },
  {
    name: 'a method is added',
    edit: (d) =>
      (d.paths['/pets/{petId}'].patch = {
        operationId: 'patchPet',
        responses: { 204: { description: 'Changed' } },
      }),
  },
  {
    name: 'an optional parameter is added',
    edit: (d) => list(d).parameters.push({ name: 'q', in: 'query', schema: { type: 'string' } }),
  },
  {
    name: 'a parameter becomes optional',
    given: (d) => (parameter(d, 'kind').required = true),
    edit: (d) => delete parameter(d, 'kind').required,
  },
  {
    name: 'the limits of a parameter widen',
    edit: (d) => Object.assign(parameter(d, 'limit').schema, { minimum: 0, maximum: 500 }),
  },
  {
    name: 'a value is added to the enum of a parameter',
    edit: (d) => parameter(d, 'kind').schema.enum.push('bird'),
  },
  { name: 'parameters are reordered', edit: (d) => list(d).parameters.reverse() },
  {
    name: 'a header parameter is written in other case',
    edit: (d) => (parameter(d, 'X-Tenant').name = 'x-tenant'),
  },
  {
    name: 'a path parameter is renamed',
    edit: (d) => {
      swapKey(d.paths, '/pets/{petId}', '/pets/{id}')
      d.paths['/pets/{id}'].parameters[0].name = 'id'
    },
  },
  {
    name: 'a parameter moves to components',
    edit: (d) => {
      d.components.parameters = { Limit: list(d).parameters[0] }
      list(d).parameters[0] = { $ref: '#/components/parameters/Limit' }
    },
  },
  {
    name: 'path parameters move to the operations',
    edit: (d) => {
      const path = d.paths['/pets/{petId}']
      path.get.parameters = path.delete.parameters = path.parameters
      delete path.parameters
    },
  },
  {
    name: 'style and explode are written out',
    edit: (d) => Object.assign(parameter(d, 'tags'), { style: 'form', explode: true }),
  },
  {
    name: 'a pattern of a parameter is removed',
    edit: (d) => delete parameter(d, 'X-Tenant').schema.pattern,
  },
  {
    name: 'the body becomes optional',
    given: (d) => (create(d).requestBody.required = true),
    edit: (d) => delete create(d).requestBody.required,
  },
  {
    name: 'a media type of the request is added',
    edit: (d) =>
      (create(d).requestBody.content['application/yaml'] = {
        schema: { $ref: '#/components/schemas/NewPet' },
      }),
  },
  {
    name: 'an optional property is added to the request',
    edit: (d) => (draft(d).breed = { type: 'string' }),
  },
  { name: 'a request property becomes optional', edit: (d) => delete d.components.schemas.NewPet.required },
  { name: 'a request property becomes nullable', edit: (d) => nullable(d, draft(d).email) },
  {
    name: 'limits of a request widen',
    edit: (d) => {
      Object.assign(draft(d).name, { minLength: 0, maxLength: 800 })
      Object.assign(draft(d).weight, { minimum: -1, maximum: 900, multipleOf: 0.25 })
    },
  },
  { name: 'an enum value is added to a request', edit: (d) => draft(d).kind.enum.push('fish') },
  {
    name: 'integer becomes number in a request',
    given: (d) => (draft(d).weight = { type: 'integer' }),
    edit: (d) => (draft(d).weight.type = 'number'),
  },
  {
    name: 'an alternative is added to a request',
    edit: (d) => draft(d).payload.anyOf.push({ type: 'boolean' }),
  },
  { name: 'the pattern of a request is removed', edit: (d) => delete draft(d).name.pattern },
  {
    name: 'a format of a request is removed',
    given: (d) => (draft(d).email.format = 'email'),
    edit: (d) => delete draft(d).email.format,
  },
  {
    name: 'additionalProperties of a request become allowed',
    given: (d) => (d.components.schemas.NewPet.additionalProperties = false),
    edit: (d) => delete d.components.schemas.NewPet.additionalProperties,
  },
  {
    name: 'an error status is added',
    edit: (d) => (create(d).responses['422'] = { description: 'Invalid' }),
  },
  { name: 'a response property is added', edit: (d) => (pet(d).colour = { type: 'string' }) },
  {
    name: 'a response property becomes required',
    edit: (d) => d.components.schemas.Pet.required.push('note'),
  },
  {
    name: 'a response property is never null any more',
    given: (d) => nullable(d, pet(d).note),
    edit: (d) => (pet(d).note = { type: 'string' }),
  },
  { name: 'an enum value of a response is removed', edit: (d) => pet(d).state.enum.pop() },
  {
    name: 'limits of a response narrow',
    edit: (d) => {
      pet(d).name.maxLength = 20
      pet(d).weight.maximum = 100
      pet(d).tags.maxItems = 5
    },
  },
  { name: 'number becomes integer in a response', edit: (d) => (pet(d).weight.type = 'integer') },
  {
    name: 'a response header is added',
    edit: (d) => (list(d).responses['200'].headers['X-Page'] = { schema: { type: 'integer' } }),
  },
  {
    name: 'a response header becomes required',
    edit: (d) => (list(d).responses['200'].headers.ETag.required = true),
  },
  { name: 'an alternative of security is added', edit: (d) => create(d).security.push({ oauth: ['admin'] }) },
  { name: 'security is removed', edit: (d) => (list(d).security = []) },
  { name: 'a scope is not needed any more', edit: (d) => (create(d).security[0].oauth = []) },
  {
    name: 'the security of the document is written out',
    edit: (d) => (list(d).security = [{ oauth: ['pets:read'] }]),
  },
  {
    name: 'a scheme gets a new name',
    edit: (d) => {
      swapKey(d.components.securitySchemes, 'key', 'apiKey')
      create(d).security[1] = { apiKey: [] }
    },
  },
  { name: 'a server is added', edit: (d) => d.servers.push({ url: 'https://us.api.example/v1' }) },
  {
    name: 'descriptions, summaries, tags and examples change',
    edit: (d) => {
      Object.assign(list(d), { summary: 'All', description: 'All pets', tags: ['other'] })
      pet(d).note.description = 'A note'
      pet(d).note.example = 'x'
      d.info.title = 'Animals'
    },
  },
  {
    name: 'an operation and a property become deprecated',
    edit: (d) => {
      list(d).deprecated = true
      pet(d).note.deprecated = true
    },
  },
  { name: 'an unknown extension is added', edit: (d) => (list(d)['x-team'] = 'a') },
  {
    name: 'a rate limit increases',
    given: (d) => (list(d)['x-rate-limit'] = { limit: 100, windowSeconds: 60 }),
    edit: (d) => (list(d)['x-rate-limit'].limit = 1000),
  },
  {
    name: 'a schema is renamed',
    edit: (d) => {
      const text = JSON.stringify(d)
        .replaceAll('schemas/Pet"', 'schemas/Beast"')
        .replace('"Pet":', '"Beast":')
      Object.assign(d, JSON.parse(text))
    },
  },
  {
    name: 'a schema is inlined',
    edit: (d) => (json(create(d).responses['201']).schema = d.components.schemas.Pet),
  },
  {
    name: 'a schema is split with allOf',
    edit: (d) => {
      const { name, ...rest } = pet(d)
      d.components.schemas.Pet = {
        allOf: [
          { type: 'object', required: ['id', 'state'], properties: rest },
          { type: 'object', required: ['name'], properties: { name } },
        ],
      }
    },
  },
  {
    name: 'enum and required are reordered',
    edit: (d) => {
      pet(d).state.enum.reverse()
      d.components.schemas.Pet.required.reverse()
      draft(d).kind.enum.reverse()
    },
  },
  { name: 'alternatives are reordered', edit: (d) => d.components.schemas.Animal.oneOf.reverse() },
  {
    name: 'defaults of JSON Schema are written out',
    edit: (d) => {
      d.components.schemas.NewPet.additionalProperties = true
      draft(d).tags.minItems = 0
      draft(d).email.minLength = 0
      pet(d).tags.uniqueItems = false
    },
  },
  {
    name: 'a component that nothing uses is removed',
    given: (d) => (d.components.schemas.Unused = { type: 'string' }),
    edit: (d) => delete d.components.schemas.Unused,
  },
  {
    name: 'a callback is added',
    edit: (d) =>
      (d.paths['/subscriptions'].post.callbacks.other = {
        '{$request.body#/url}': { post: { responses: { 204: { description: 'Received' } } } },
      }),
  },
  {
    name: 'a webhook is added',
    only: '3.1',
    edit: (d) =>
      (d.webhooks.petLost = {
        post: { operationId: 'onPetLost', responses: { 204: { description: 'Received' } } },
      }),
  },
  {
    name: 'a webhook gets a property',
    only: '3.1',
    edit: (d) => (json(d.webhooks.petSold.post.requestBody).schema.properties.buyer = { type: 'string' }),
  },
  { name: 'a single type becomes a list', only: '3.1', edit: (d) => (draft(d).email.type = ['string']) },
  {
    name: 'an enum of one value becomes a const',
    only: '3.1',
    given: (d) => (pet(d).state = { type: 'string', enum: ['new'] }),
    edit: (d) => (pet(d).state = { type: 'string', const: 'new' }),
  },
  {
    name: 'null is written as an alternative',
    only: '3.1',
    given: (d) => nullable(d, pet(d).note),
    edit: (d) => (pet(d).note = { anyOf: [{ type: 'string' }, { type: 'null' }] }),
  },
  {
    name: 'not is written with other keys in other order',
    given: (d) => (draft(d).email.not = { type: 'string', enum: ['a', 'b'] }),
    edit: (d) => (draft(d).email.not = { description: 'Reserved', enum: ['b', 'a'], type: 'string' }),
  },
  {
    name: 'not is moved to components',
    given: (d) => (draft(d).email.not = { enum: ['a'] }),
    edit: (d) => {
      d.components.schemas.Reserved = { enum: ['a'] }
      draft(d).email.not = { $ref: '#/components/schemas/Reserved' }
    },
  },
  {
    name: 'not of a request refuses less',
    given: (d) => (draft(d).email.not = { enum: ['a', 'b'] }),
    edit: (d) => draft(d).email.not.enum.pop(),
  },
  {
    name: 'not of a response refuses more',
    given: (d) => (pet(d).note.not = { enum: ['a'] }),
    edit: (d) => pet(d).note.not.enum.push('b'),
  },
  {
    name: 'if, then and else get annotations and an inlined reference',
    only: '3.1',
    given: (d) => {
      d.components.schemas.Heavy = { properties: { weight: { minimum: 100 } } }
      Object.assign(d.components.schemas.NewPet, {
        if: { $ref: '#/components/schemas/Heavy' },
        then: { required: ['email'] },
      })
    },
    edit: (d) =>
      Object.assign(d.components.schemas.NewPet, {
        if: { description: 'A heavy one', properties: { weight: { minimum: 100 } } },
        then: { required: ['email'], title: 'Heavy' },
      }),
  },
  {
    name: 'then of a request widens',
    only: '3.1',
    given: (d) =>
      Object.assign(d.components.schemas.NewPet, {
        if: { required: ['email'] },
        then: { required: ['weight', 'kind'] },
      }),
    edit: (d) => (d.components.schemas.NewPet.then.required = ['weight']),
  },
  {
    name: 'patternProperties of a request widen',
    only: '3.1',
    given: (d) => (draft(d).owner.patternProperties = { '^x-': { type: 'string', maxLength: 3 } }),
    edit: (d) => (draft(d).owner.patternProperties['^x-'].maxLength = 30),
  },
  {
    name: 'dependentRequired of a request is removed',
    only: '3.1',
    given: (d) => (d.components.schemas.NewPet.dependentRequired = { email: ['weight', 'kind'] }),
    edit: (d) => (d.components.schemas.NewPet.dependentRequired = { email: ['kind'] }),
  },
  {
    name: 'propertyNames of a request widen',
    only: '3.1',
    given: (d) => (draft(d).owner.propertyNames = { maxLength: 5 }),
    edit: (d) => (draft(d).owner.propertyNames = { maxLength: 50 }),
  },
  {
    name: 'contains of a request widens',
    only: '3.1',
    given: (d) => Object.assign(draft(d).tags, { contains: { enum: ['a'] } }),
    edit: (d) => draft(d).tags.contains.enum.push('b'),
  },
  {
    name: 'contains of a response narrows',
    only: '3.1',
    given: (d) => Object.assign(pet(d).tags, { contains: { enum: ['a', 'b'] } }),
    edit: (d) => pet(d).tags.contains.enum.pop(),
  },
]
