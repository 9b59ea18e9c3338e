import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, before, test } from 'node:test'

let server
let url
after(() => server.close())
before(async () => {
  process.env.PORT = '0'
  ;({ server } = await import('./server.ts'))
  if (!server.listening) await once(server, 'listening')
  url = `http://127.0.0.1:${server.address().port}`
})

test('a greeting, with the default of the contract', async () => {
  const response = await fetch(`${url}/hello/Ada`)
  assert.deepEqual([response.status, await response.json()], [200, { greeting: 'Hello, Ada!' }])
})

test('all errors of a request at once', async () => {
  const response = await fetch(`${url}/hello/${'x'.repeat(21)}?times=9&loud=1`)
  const { code, errors } = await response.json()
  assert.deepEqual([response.status, code], [400, 'validation-failed'])
  assert.deepEqual(errors.map(({ pointer }) => pointer).sort(), ['/path/name', '/query/loud', '/query/times'])
})
