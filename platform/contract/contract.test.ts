import { describe, expect, test } from 'vitest'
import { serverPathOf, serverPathsOf } from './contract.ts'
import { get, serve } from '../testing/router.ts'

describe('the paths of servers', () => {
  const variables = {
    version: { default: 'v1', enum: ['v1', 'v2'] },
    tenant: { default: 'demo' },
    host: { default: 'api.example.com', enum: ['api.example.com', 'eu.example.com'] },
    scheme: { default: 'https' },
    root: {
      default: 'https://api.example.com/root',
      enum: ['https://api.example.com/root', 'http://localhost:80/dev'],
    },
    base: { default: 'api/v1' },
  }
  test.each<[unknown, string[]]>([
    [undefined, ['']],
    [[], ['']],
    [[{ url: '/' }], ['']],
    [[{ url: '/v1/' }], ['/v1']],
    [[{ url: 'https://a.example.com' }], ['']],
    [[{ url: 'https://a.example.com/v1' }, { url: 'https://b.example.com/v1/' }], ['/v1']],
    [
      [{ url: '/v1' }, { url: 'https://staging.example.com/staging/v1' }],
      ['/v1', '/staging/v1'],
    ],
    [[{ url: 'v1' }], ['/v1']],
    [[{ url: './v1' }], ['/v1']],
    [[{ url: '../v1' }], ['/v1']],
    [[{ url: '//cdn.example.com/v1' }], ['/v1']],
    [[{ url: '/v1?x=1#y' }], ['/v1']],
    [[{ url: '/{version}/files', variables }], ['/v1/files', '/v2/files']],
    [[{ url: '/t/{tenant}', variables }], ['/t/{tenant}']],
    [[{ url: '{scheme}://{host}:8080/{version}/{tenant}', variables }], ['/v1/{tenant}', '/v2/{tenant}']],
    [[{ url: '{root}/{version}', variables }], ['/root/v1', '/root/v2', '/dev/v1', '/dev/v2']],
    [[{ url: '/{base}', variables }], ['/api/v1', '/{base}']],
    [[{ url: '/api-{version}', variables }], ['/api-v1', '/api-v2']],
    [[{ url: 'https://x/{nowhere}' }], ['/{nowhere}']],
  ])('%j', (servers, expected) => {
    expect(serverPathsOf(servers)).toEqual(expected)
  })

  test('are all served; those of an operation or a path override those of the document', async () => {
    const at = (operationId: string, more: object = {}) => ({
      ...get([{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }]).get,
      operationId,
      ...more,
    })
    const open = { id: { default: 'i' }, other: { default: 'o' }, first: { default: 'f' } }
    const { agent, seen } = serve({
      paths: {
        '/a/{id}': { get: at('a') },
        '/b/{id}': {
          servers: [{ url: '/{version}/files', variables: { version: variables.version } }],
          get: at('b'),
        },
        '/c/{id}': {
          get: at('c', {
            servers: [
              { url: '/t/{id}/x-{other}', variables: open },
              { url: '/{first}', variables: open },
            ],
          }),
        },
      },
    })
    await agent.get('/v1/a/1').expect(204)
    await agent.get('/v1/files/b/2').expect(204)
    await agent.get('/v2/files/b/3').expect(204)
    await agent.get('/v3/files/b/3').expect(404)
    await agent.get('/v1/b/3').expect(404)
    // The variables of a server are not parameters of the operation.
    await agent.get('/t/acme/x-1/c/4').expect(204)
    await agent.get('/acme/c/5').expect(204)
    expect(seen.map(({ params }) => params)).toEqual([1, 2, 3, 4, 5].map((id) => ({ id })))
    // Below a path of the contract it is 404 by the contract; elsewhere another middleware may handle it.
    expect((await agent.get('/t/acme/x-1/nothing').expect(404)).body.code).toBe('not-found')
    expect((await agent.get('/v1x').expect(200)).text).toBe('behind')
  })

  test('have one that represents all', () => {
    expect(serverPathOf([{ url: 'https://{host}/{version}/{tenant}', variables }])).toBe('/v1/demo')
  })
})
