import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stringify } from 'yaml'
import type { Contract } from '#platform/contract/contract.ts'
import { loadContract } from '#compiler/in-memory.ts'
import { serve, type Served } from './serve.ts'

const json = (schema: unknown, more: object = {}) => ({
  content: { 'application/json': { schema, ...more } },
})
const thing = {
  type: 'object',
  required: ['id', 'sku'],
  properties: { id: { type: 'integer', minimum: 3 }, sku: { type: 'string', pattern: '^[A-Z]{2}\\d$' } },
}
const document = {
  openapi: '3.1.1',
  info: { title: 'Mock', version: '1' },
  servers: [{ url: 'https://example.com/v2' }],
  paths: {
    '/things': {
      get: {
        operationId: 'list',
        responses: {
          200: {
            description: 'ok',
            headers: {
              'X-Total': { schema: { type: 'integer', minimum: 4 } },
              Location: { example: 'HTTP/1.1 200\n/things', schema: { type: 'string', format: 'uri' } },
            },
            ...json(
              { type: 'array', items: thing },
              { examples: { none: { value: [] }, wrong: { value: [1] } } },
            ),
          },
          404: {
            description: 'none',
            ...json({ type: 'object', required: ['code'], properties: { code: { const: 'gone' } } }),
          },
        },
      },
    },
    '/made': { get: { operationId: 'made', responses: { '2XX': { description: 'ok', ...json(thing) } } } },
    '/interim': { get: { operationId: 'interim', responses: { 102: { description: 'wait' } } } },
    '/impossible': {
      get: {
        operationId: 'impossible',
        responses: {
          200: { description: 'ok', ...json({ allOf: [{ type: 'string' }, { type: 'integer' }] }) },
        },
      },
    },
  },
}

let folder: string
let contract: Contract
let served: Served

beforeAll(async () => {
  folder = mkdtempSync(resolve('.cache/serve-test-'))
  writeFileSync(join(folder, 'contract.yaml'), stringify(document))
  ;({ contract } = await loadContract(join(folder, 'contract.yaml')))
  served = await serve({ contract, port: 0 })
})

afterAll(() => {
  served.close()
  rmSync(folder, { recursive: true, force: true })
})

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(served.url + path, { headers, redirect: 'manual' })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: (/^[[{]/.test(text) ? JSON.parse(text) : text) as unknown,
  }
}

test('an operation without an example returns data generated from its schema', async () => {
  expect(await get('/v2/made')).toMatchObject({ status: 200, body: { id: 3, sku: 'AA0' } })
})

test('an example takes precedence, and response headers are generated too', async () => {
  const { body, headers } = await get('/v2/things')
  expect(body).toEqual([])
  expect(headers.get('X-Total')).toBe('4')
  // Its example is no URI.
  expect(headers.get('Location')).toBe('https://example.com/')
})

test('Prefer selects the status', async () => {
  const { status, body, headers } = await get('/v2/things', { Prefer: 'code=404' })
  expect([status, body]).toEqual([404, { code: 'gone' }])
  expect(headers.get('Preference-Applied')).toBe('code=404')
  expect(await get('/v2/things', { Prefer: 'code=418' })).toMatchObject({
    status: 501,
    body: { detail: expect.stringContaining('418') as string },
  })
})

test('Prefer selects the example, and one that does not match its schema is 501 with the reason', async () => {
  expect(await get('/v2/things', { Prefer: 'example=none' })).toMatchObject({ status: 200, body: [] })
  expect(await get('/v2/things', { Prefer: 'example=wrong' })).toMatchObject({
    status: 501,
    body: { detail: expect.stringContaining('does not match the schema at /0') as string },
  })
  expect(await get('/v2/things', { Prefer: 'example=other' })).toMatchObject({
    status: 501,
    body: { detail: expect.stringContaining('no example named other') as string },
  })
})

test('an interim response is no response', async () => {
  expect(await get('/v2/interim')).toMatchObject({ status: 501 })
  expect(await get('/v2/things', { Prefer: 'code=102' })).toMatchObject({ status: 501 })
})

test('a schema without a value is 501 with the reason', async () => {
  expect(await get('/v2/impossible')).toMatchObject({
    status: 501,
    body: { detail: expect.stringContaining('no type is left') as string },
  })
})

test('the documentation is at /docs, and / redirects there', async () => {
  expect((await get('/')).headers.get('location')).toBe('/docs/')
  expect((await get('/docs/')).body).toContain('swagger-ui')
  expect((await get('/openapi.json')).body).toMatchObject({ info: { title: 'Mock' } })
})

test('a new version of the contract replaces the one that is served', async () => {
  const changed = { ...document, paths: { '/new': document.paths['/made'] } }
  writeFileSync(join(folder, 'contract.yaml'), stringify(changed))
  served.replace((await loadContract(join(folder, 'contract.yaml'))).contract)
  expect((await get('/v2/new')).status).toBe(200)
  expect((await get('/v2/made')).status).toBe(404)
  served.replace(contract)
})

test('a taken port is one sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((listening) => other.once('listening', listening))
  const { port } = other.address() as AddressInfo
  await expect(serve({ contract, port })).rejects.toThrow(`Port ${port} is taken: choose another with --port`)
  other.close()
})
