import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { compileInMemory } from '#compiler/in-memory.ts'
import type { AnyHandler } from './handler.ts'
import { remoteSessions, withSessionChecks } from './session-check.ts'
import type { Principal } from '../auth/principal.ts'

const responses = { 204: { description: 'Done' } }
const contract = compileInMemory(
  {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1.0.0' },
    paths: {
      '/things': {
        get: { operationId: 'listThings', security: [{ bearer: [] }], responses },
        post: {
          operationId: 'makeThing',
          security: [{ bearer: ['staff'] }],
          'x-check-session': true,
          responses,
        },
        put: { operationId: 'putThing', security: [{ bearer: [] }], 'x-check-session': true, responses },
      },
    },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  },
  'things',
)

let seen: (string | undefined)[] = []
let reply: { status: number; body: string; drop?: boolean }
const server = createServer((request, response) => {
  seen.push(request.headers.authorization)
  if (reply.drop) request.socket.destroy()
  else response.writeHead(reply.status, { 'Content-Type': 'application/json' }).end(reply.body)
})
let url: string
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})
beforeEach(() => {
  seen = []
  reply = { status: 200, body: '{"role":"staff"}' }
})

const run = async (operation: string, principal: Partial<Principal>) => {
  let ran: Principal | undefined
  const handler: AnyHandler = async (input: { principal: Principal }) => {
    ran = input.principal
    return { status: 204 }
  }
  const handlers = { listThings: handler, makeThing: handler, putThing: handler }
  const wrapped = withSessionChecks(contract, handlers, remoteSessions(url))
  const request = { headers: { authorization: 'Bearer the-token' } }
  await wrapped[operation]?.(
    { principal: { id: 'ann', kind: 'user', roles: ['customer'], ...principal }, request },
    {},
  )
  return ran
}

test('the session is read with the token of the caller, and the handler gets the current role', async () => {
  expect(await run('makeThing', { roles: ['staff'] })).toMatchObject({ id: 'ann', roles: ['staff'] })
  expect(await run('putThing', { roles: ['customer'] })).toMatchObject({ roles: ['staff'] })
  expect(seen).toEqual(['Bearer the-token', 'Bearer the-token'])
})

test('operations without the mark, and services, read no session', async () => {
  expect(await run('listThings', {})).toMatchObject({ roles: ['customer'] })
  expect(await run('putThing', { kind: 'service', roles: ['service'] })).toMatchObject({ roles: ['service'] })
  expect(seen).toEqual([])
})

test.each([401, 403])('a session that has ended (%i) is a 401', async (status) => {
  reply = { status, body: '{}' }
  await expect(run('putThing', {})).rejects.toMatchObject({ status: 401, code: 'unauthenticated' })
})

test('a role that no longer suffices is a 403', async () => {
  reply.body = '{"role":"customer"}'
  await expect(run('makeThing', { roles: ['staff'] })).rejects.toMatchObject({
    status: 403,
    code: 'forbidden',
  })
})

test.each([
  ['fails', { status: 500, body: '{}' }],
  ['is down', { status: 404, body: '{}' }],
  ['sends an invalid response', { status: 200, body: '{}' }],
  ['closes the connection', { status: 200, body: '', drop: true }],
])('when the issuer %s, the response is 503', async (_what, bad) => {
  reply = bad
  await expect(run('putThing', {})).rejects.toMatchObject({ status: 503, headers: { 'Retry-After': '1' } })
})
