import { contractRouter, StreamEvent } from '@charter/express'
import express from 'express'
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { contract } from './generated/contract.js'

/** @type {import('./generated/handlers.js').Handlers} */
const handlers = {
  // The form is complete and valid before the handler runs; the file is a stream, on disk if it is large.
  uploadFile: async ({ body: { title, file } }) => {
    const hash = createHash('sha256')
    for await (const chunk of file) hash.update(chunk)
    return { status: 201, body: { title, sizeBytes: file.sizeBytes, sha256: hash.digest('hex') } }
  },
  // A stream needs the memory of a chunk, and stops when the client goes away.
  downloadLines: async ({ query: { count } }) => ({ status: 200, body: Readable.from(lines(count)) }),
  // Each value is validated and filtered by its schema. The id lets a client resume.
  streamTicks: async ({ headers }) => ({ status: 200, body: ticks(headers['Last-Event-ID']) }),
}

function* lines(count) {
  for (let first = 1; first <= count; first += 1000) {
    const size = Math.min(1000, count - first + 1)
    yield Array.from({ length: size }, (_, i) => `line ${first + i}\n`).join('')
  }
}

async function* ticks(after) {
  for (let count = after + 1; ; count += 1) {
    yield new StreamEvent({ count, internal: 'not declared' }, { id: String(count), event: 'tick' })
    await setTimeout(10)
  }
}

const app = express()
app.use(contractRouter({ contract, handlers }))

export const server = app.listen(process.env.PORT ?? 3000, () => {
  console.log(`listening on ${server.address().port}`)
})
