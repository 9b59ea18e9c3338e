import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'

let server
let url
after(() => server.close())
before(async () => {
  process.env.PORT = '0'
  ;({ server } = await import('./server.js'))
  if (!server.listening) await once(server, 'listening')
  url = `http://127.0.0.1:${server.address().port}`
})

const post = (body) =>
  fetch(`${url}/sums`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })

test('a request of the contract', async () => {
  const response = await post('[1, 2, 3.5]')
  assert.deepEqual([response.status, await response.json()], [200, { sum: 6.5 }])
})

test('an invalid request is a problem', async () => {
  const response = await post('["one"]')
  assert.equal(response.status, 400)
  assert.match(response.headers.get('content-type'), /^application\/problem\+json/)
  assert.deepEqual(
    (await response.json()).errors.map(({ pointer }) => pointer),
    ['/body/0'],
  )
})

test('a method that the path does not have', async () => {
  const response = await fetch(`${url}/sums`)
  assert.deepEqual([response.status, response.headers.get('allow')?.includes('POST')], [405, true])
})

test('Express is not loaded', () => {
  // Installed it is: the command line brings it.
  const { cache } = createRequire(import.meta.url)
  const loaded = Object.keys(cache).filter((file) => /node_modules[\\/]express[\\/]/.test(file))
  assert.deepEqual(loaded, [])
})
