import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { after, before, test } from 'node:test'

let server
let url
after(() => {
  server.closeAllConnections()
  server.close()
})
before(async () => {
  process.env.PORT = '0'
  ;({ server } = await import('./server.js'))
  if (!server.listening) await once(server, 'listening')
  url = `http://127.0.0.1:${server.address().port}`
})

function form(bytes, title) {
  const data = new FormData()
  if (title !== undefined) data.set('title', title)
  data.set('file', new Blob([bytes]), 'x.bin')
  return { method: 'POST', body: data }
}

test('a file of 900 kB arrives as it was sent', async () => {
  const bytes = randomBytes(900_000)
  const response = await fetch(`${url}/files`, form(bytes, 'Random'))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  assert.deepEqual(
    [response.status, await response.json()],
    [201, { title: 'Random', sizeBytes: 900_000, sha256 }],
  )
})

test('a file above its maxLength is refused, and a form without its title', async () => {
  assert.equal((await fetch(`${url}/files`, form(randomBytes(1_000_001), 'Large'))).status, 413)
  assert.equal((await fetch(`${url}/files`, form(randomBytes(10)))).status, 400)
})

test('a download of a million lines is complete', async () => {
  const response = await fetch(`${url}/lines?count=1000000`)
  let [count, last] = [0, '']
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    count += chunk.split('\n').length - 1
    last = (last + chunk).slice(-20)
  }
  assert.deepEqual([response.status, count, last.endsWith('line 1000000\n')], [200, 1_000_000, true])
})

test('events have ids, declared properties only, and are resumed after the last one', async () => {
  const response = await fetch(`${url}/ticks`, { headers: { 'Last-Event-ID': '41' } })
  assert.match(response.headers.get('content-type'), /^text\/event-stream/)
  let text = ''
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk
    if (text.includes('"count":43')) break
  }
  assert.match(text, /event: tick/)
  assert.match(text, /id: 42/)
  assert.match(text, /data: \{"count":42\}/)
})
