import { describe, expect, test } from 'vitest'
import type { Contract } from './contract.ts'
import { hasPublicPart, publicContract, publicDocument } from './public-document.ts'

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` })
const replying = (schema: object) => ({
  200: { description: 'x', content: { 'application/json': { schema } } },
})

function contractOf(service: string, version: string, more: Partial<Contract['document']>): Contract {
  const info = { title: service.toUpperCase(), version: '1.0.0' }
  const servers = [{ url: `/api/${version}` }]
  return { service, version, document: { openapi: '3.1.0', info, servers, ...more } }
}

const things = contractOf('things', 'v1', {
  security: [{ bearer: [] }],
  tags: [{ name: 'Main' }, { name: 'Hidden' }],
  paths: {
    '/things': {
      parameters: [ref('parameters', 'Limit')],
      get: {
        operationId: 'listThings',
        tags: ['Main'],
        responses: {
          200: {
            ...replying(ref('schemas', 'Page'))[200],
            links: { add: { operationId: 'addThing' }, read: { operationId: 'listThings' } },
          },
        },
      },
      post: {
        operationId: 'addThing',
        'x-internal': true,
        tags: ['Hidden'],
        responses: replying(ref('schemas', 'Secret')),
      },
    },
    '/hidden': { get: { operationId: 'hidden', 'x-internal': true, responses: {} } },
  },
  components: {
    parameters: { Limit: { name: 'limit', in: 'query', schema: { type: 'integer' } } },
    schemas: {
      Page: { type: 'object', properties: { items: { type: 'array', items: ref('schemas', 'Item') } } },
      Item: { type: 'object', properties: { name: { type: 'string' }, same: ref('schemas', 'Same') } },
      Same: { type: 'string' },
      Secret: { type: 'string' },
    },
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer' },
      client: { type: 'http', scheme: 'basic' },
    },
  },
})

const others = contractOf('gift-cards', 'v1', {
  paths: { '/cards': { get: { operationId: 'listCards', responses: replying(ref('schemas', 'Page')) } } },
  components: {
    schemas: {
      // Equal in text to the one above, but its items are not.
      Page: { properties: { items: { type: 'array', items: ref('schemas', 'Item') } }, type: 'object' },
      Item: { type: 'object', properties: { cents: { type: 'integer' }, same: ref('schemas', 'Same') } },
      Same: { type: 'string' },
    },
  },
})

const shouting = (version: string) =>
  contractOf('loud', version, {
    tags: [{ name: 'Events' }],
    webhooks: {
      Shouted: {
        post: {
          operationId: 'onShouted',
          tags: ['Events'],
          security: [],
          requestBody: { content: { 'application/cloudevents+json': { schema: ref('schemas', 'Noise') } } },
        },
      },
    },
    components: { schemas: { Noise: { type: 'object' } } },
  })

describe('the public part of a contract', () => {
  const document = publicContract(things)

  test('has no internal operation, and nothing that only those use', () => {
    expect(Object.keys(document.paths)).toEqual(['/things'])
    expect(document.paths['/things']).not.toHaveProperty('post')
    expect(Object.keys(document.components?.schemas ?? {})).toEqual(['Page', 'Item', 'Same'])
    expect(Object.keys(document.components?.securitySchemes ?? {})).toEqual(['bearer'])
    expect(document.tags).toEqual([{ name: 'Main' }])
  })

  test('has no link to an internal operation', () => {
    const { get } = document.paths['/things'] as { get: { responses: { 200: { links: object } } } }
    expect(Object.keys(get.responses[200].links)).toEqual(['read'])
  })

  test('names the security of each operation', () => {
    expect(document.paths['/things']?.get).toMatchObject({ security: [{ bearer: [] }] })
  })

  test('leaves the contract unchanged', () => {
    expect(things.document.paths?.['/things']).toHaveProperty('post')
  })

  test('of a contract for services only is empty', () => {
    const item = { get: { operationId: 'a', 'x-internal': true, responses: {} } }
    expect(hasPublicPart(contractOf('a', 'v1', { paths: { '/a': item } }))).toBe(false)
    expect(hasPublicPart(things)).toBe(true)
  })
})

describe('all public operations in one document', () => {
  const info = { title: 'All', version: '1.0.0' }

  test('have the full paths, and tags under their service', () => {
    const { paths, tags, servers } = publicDocument([things, others], info)
    expect(Object.keys(paths)).toEqual(['/api/v1/things', '/api/v1/cards'])
    expect(servers).toEqual([{ url: '/' }])
    expect(tags).toEqual([{ name: 'THINGS: Main' }])
    expect(paths['/api/v1/things']?.get).toMatchObject({ tags: ['THINGS: Main'] })
  })

  test('share equal components; those that differ, themselves or in what they refer to, are renamed', () => {
    const { components, paths } = publicDocument([things, others], info)
    expect(Object.keys(components?.schemas ?? {})).toEqual([
      'ThingsPage',
      'ThingsItem',
      'Same',
      'GiftCardsPage',
      'GiftCardsItem',
    ])
    expect(JSON.stringify(paths['/api/v1/cards'])).toContain('#/components/schemas/GiftCardsPage')
    expect(JSON.stringify(components?.schemas?.GiftCardsPage)).toContain('#/components/schemas/GiftCardsItem')
    expect(JSON.stringify(components?.schemas?.ThingsItem)).toContain('#/components/schemas/Same')
  })

  test('do not depend on the order of the contracts, except for their own order', () => {
    const sorted = (contracts: Contract[]) =>
      Object.keys(publicDocument(contracts, info).components?.schemas ?? {}).sort()
    expect(sorted([others, things])).toEqual(sorted([things, others]))
  })

  test('have their events beside them, those of a later version under its name', () => {
    const document = publicDocument([shouting('v1'), shouting('v2'), things], info)
    expect(document.webhooks).toMatchObject({
      Shouted: { post: { operationId: 'onShouted', tags: ['LOUD v1: Events'] } },
      LoudV2Shouted: { post: { operationId: 'onShoutedV2', tags: ['LOUD v2: Events'] } },
    })
    expect(document.tags).toContainEqual({ name: 'LOUD v1: Events' })
    expect(document.components?.schemas).toHaveProperty('Noise')
  })

  test('of a later version have its name behind their id', () => {
    const paths = { '/things': { get: { operationId: 'listThings', responses: {} } } }
    const document = publicDocument([things, contractOf('things', 'v2', { paths })], info)
    expect(document.paths['/api/v2/things']?.get).toMatchObject({ operationId: 'listThingsV2' })
  })

  test('with one id, or one method and path, in two services are rejected', () => {
    const same = { get: { operationId: 'listThings', responses: {} } }
    expect(() => publicDocument([things, contractOf('b', 'v1', { paths: { '/b': same } })], info)).toThrow(
      'b v1 and things v1 both have an operation listThings: rename one of them',
    )
    const path = { get: { operationId: 'other', responses: {} } }
    expect(() =>
      publicDocument([things, contractOf('b', 'v1', { paths: { '/things': path } })], info),
    ).toThrow('listThings and other both claim GET /api/v1/things')
  })
})
