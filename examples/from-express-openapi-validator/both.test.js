import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import * as charter from './after.js'
import * as validator from './before.js'

const urls = {}
const servers = []
after(() => servers.forEach((server) => server.close()))
before(async () => {
  for (const [name, { createApp }] of Object.entries({ validator, charter })) {
    const server = createApp().listen(0)
    await once(server, 'listening')
    urls[name] = `http://127.0.0.1:${server.address().port}`
    servers.push(server)
  }
})

const json = { 'Content-Type': 'application/json' }
const key = { 'X-Api-Key': 'secret' }
const add = (body, headers = { ...json, ...key }) => ({ method: 'POST', headers, body })
const requests = [
  ['a list', 200, '/v1/shipments'],
  ['a filter and a limit', 200, '/v1/shipments?state=sent&limit=1'],
  ['a value outside of an enum', 400, '/v1/shipments?state=lost'],
  ['a limit that is too large', 400, '/v1/shipments?limit=51'],
  ['an unknown query parameter', 400, '/v1/shipments?sort=id'],
  ['a new shipment', 201, '/v1/shipments', add('{"to":"Eve","grams":20}')],
  ['no key', 401, '/v1/shipments', add('{"to":"Eve","grams":20}', json)],
  ['a wrong key', 401, '/v1/shipments', add('{"to":"Eve","grams":20}', { ...json, 'X-Api-Key': 'x' })],
  ['a missing field', 400, '/v1/shipments', add('{"to":"Eve"}')],
  ['an unknown field', 400, '/v1/shipments', add('{"to":"Eve","grams":20,"by":"air"}')],
  ['no JSON', 400, '/v1/shipments', add('{"to":')],
  ['another media type', 415, '/v1/shipments', add('x', { ...key, 'Content-Type': 'text/plain' })],
  ['a method that the path does not have', 405, '/v1/shipments', { method: 'DELETE' }],
  ['an unknown path', 404, '/v1/boxes'],
]

for (const [name, status, path, options] of requests) {
  test(`${name}: ${status} before and after`, async () => {
    const [before, after] = await Promise.all(
      [urls.validator, urls.charter].map((url) => fetch(url + path, options)),
    )
    assert.deepEqual([before.status, after.status], [status, status])
    const bodies = await Promise.all([before.text(), after.text()])
    if (status < 300) assert.deepEqual(JSON.parse(bodies[1]), JSON.parse(bodies[0]))
    else if (status !== 404) assert.match(after.headers.get('content-type'), /^application\/problem\+json/)
  })
}
