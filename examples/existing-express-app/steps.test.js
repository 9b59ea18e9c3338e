import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, before, describe, test } from 'node:test'
import * as after2 from './step2-after.js'
import * as before0 from './step0-before.js'
import * as mounted from './step1-mounted.js'

const steps = { before: before0, 'step 1': mounted, 'step 2': after2 }

for (const [name, { createApp }] of Object.entries(steps)) {
  describe(name, () => {
    let server
    let url
    after(() => server.close())
    before(async () => {
      server = createApp().listen(0)
      await once(server, 'listening')
      url = `http://127.0.0.1:${server.address().port}`
    })
    const call = async (method, path, { user, body } = {}) => {
      const headers = {
        ...(user && { cookie: `session=${user}` }),
        ...(body && { 'Content-Type': 'application/json' }),
      }
      const response = await fetch(url + path, { method, headers, body: body && JSON.stringify(body) })
      const text = await response.text()
      return {
        status: response.status,
        body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
        headers: response.headers,
      }
    }

    test('valid requests have the same responses in each step', async () => {
      assert.equal((await call('GET', '/about')).body, 'Notes')
      const added = await call('POST', '/api/notes', { user: 'ada', body: { text: 'Call Bob' } })
      assert.deepEqual([added.status, added.body.id, added.body.text], [201, 2, 'Call Bob'])
      const listed = await call('GET', '/api/notes?limit=1')
      assert.deepEqual([listed.status, listed.body.map(({ text }) => text)], [200, ['Call Bob']])
      assert.equal((await call('DELETE', '/api/notes/2', { user: 'ada' })).status, 204)
      assert.equal((await call('DELETE', '/api/notes/2', { user: 'ada' })).status, 404)
    })
    test('who is not logged in is refused', async () => {
      assert.equal((await call('POST', '/api/notes', { body: { text: 'x' } })).status, 401)
      assert.equal((await call('DELETE', '/api/notes/1')).status, 401)
    })
    test('the middleware of the app still runs', async () => {
      const { headers } = await call('GET', '/api/notes')
      assert.equal(headers.get('access-control-allow-origin'), '*')
      assert.ok(headers.get('content-security-policy'))
    })
    test('what the contract does not declare stays inside, once an operation is adopted', async () => {
      const { body } = await call('GET', '/api/notes')
      assert.equal('author' in body[0], name === 'before')
    })
    test('an invalid parameter is refused, once an operation is adopted', async () => {
      assert.equal((await call('GET', '/api/notes?limit=many')).status, name === 'before' ? 200 : 400)
    })
    test('an invalid body is refused with all errors in the last step', async () => {
      const { status, body } = await call('POST', '/api/notes', {
        user: 'ada',
        body: { text: 7, colour: 'red' },
      })
      if (name !== 'step 2') return assert.equal(status, 201)
      assert.deepEqual([status, body.errors.length], [400, 2])
    })
  })
}
