import { describe, expect, test } from 'vitest'
import { contracts } from '#generated/gateway/contracts.ts'
import { operationsOf } from '#platform/contract/contract.ts'
import { createPathTree, entryOf } from '#platform/http/path-tree.ts'
import { createRouter } from './routes.ts'
import { contractOf } from '../testing/proxy.ts'

const internal = { 'x-internal': true }
const found = (match: ReturnType<ReturnType<typeof createRouter>>) =>
  match?.kind === 'operation' ? match.operation.id : match?.allow

describe('a request is routed', () => {
  const route = createRouter([
    contractOf({
      '/things': { get: {}, post: internal },
      '/things/{thingId}': { get: {} },
      '/things/mine': { get: {} },
      '/things/hidden': { get: internal },
      '/things/{thingId}/parts/{partId}.json': { get: {} },
      '/hidden/{thingId}': { post: internal },
    }),
  ])

  test.each([
    ['GET', '/api/v1/things', 'get/things'],
    ['HEAD', '/api/v1/things', 'get/things'],
    ['GET', '/api/v1/things/1', 'get/things/{thingId}'],
    ['GET', '/api/v1/things/a%2Fb', 'get/things/{thingId}'],
    ['GET', '/api/v1/things/mine', 'get/things/mine'],
    ['GET', '/api/v1/things/1/parts/2.json', 'get/things/{thingId}/parts/{partId}.json'],
    ['PUT', '/api/v1/things/mine', 'GET, HEAD, OPTIONS'],
  ])('%s %s leads to %s', (method, path, expected) => {
    expect(found(route(method, path))).toBe(expected)
  })

  test.each([
    ['GET', '/api/v1/things/'],
    ['GET', '/api/v1/things/1/parts/2xjson'],
    ['GET', '/api/v1/Things'],
    ['GET', '//api/v1/things'],
    ['GET', '/api/v1/things/1/../2'],
    ['GET', '/things'],
  ])('%s %s leads nowhere', (method, path) => {
    expect(route(method, path)).toBeUndefined()
  })

  test.each(['hidden', '%68idden', 'h%69dden', 'hidde%6E', '%68%69%64%64%65%6e'])(
    'things/%s matches the internal operation, as in the service',
    (segment) => {
      const tree = createPathTree<string>()
      tree.add('GET', '/api/v1/things/{thingId}', 'parameter')
      tree.add('GET', '/api/v1/things/hidden', 'internal')
      const path = `/api/v1/things/${segment}`
      const leaf = tree.find(path)?.leaf
      expect(leaf && entryOf(leaf, 'GET')).toBe('internal')
      expect(route('GET', path)).toBeUndefined()
    },
  )

  test('an internal operation is not routed, and its path does not match a template', () => {
    expect(route('GET', '/api/v1/things/hidden')).toBeUndefined()
    expect(route('POST', '/api/v1/hidden/1')).toBeUndefined()
    expect(found(route('POST', '/api/v1/things'))).toBe('GET, HEAD, OPTIONS')
  })
})

test('two contracts with the same method and path are rejected, naming both operations', () => {
  const one = contractOf({ '/things/{thingId}': { get: {} } })
  const other = { ...contractOf({ '/things/{id}': { get: {} } }), service: 'others' }
  expect(() => createRouter([one, other])).toThrow(
    /things v1 get\/things\/\{thingId\} and others v1 get\/things\/\{id\} both claim GET \/api\/v1\/things/,
  )
})

test('the contracts of this system do not conflict, and each public operation is routed', () => {
  const route = createRouter(contracts)
  for (const operation of contracts.flatMap(operationsOf).filter(({ internal }) => !internal)) {
    const path = (operation.basePath + operation.path).replaceAll(/\{[^}]+\}/g, 'x')
    expect(found(route(operation.method, path))).toBe(operation.id)
  }
})
