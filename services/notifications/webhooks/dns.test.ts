import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createResolver } from './dns.ts'

/** A DNS server with one record for each name (RFC 1035, section 4), and silence for names that begin with "silent". */
let server: Socket
let queries: string[]
let records: Record<string, { address: string; ttl: number }>
beforeEach(async () => {
  queries = []
  records = {}
  server = createSocket('udp4')
  server.on('message', (query, from) => {
    const { name, end } = questionOf(query)
    const type = query.readUInt16BE(end)
    if (type === 1) queries.push(name)
    if (name.startsWith('silent')) return
    const record = type === 1 ? records[name] : undefined
    const response = Buffer.concat([query.subarray(0, end + 4), record ? answerOf(record) : Buffer.alloc(0)])
    // A response, or a name error for an unknown name.
    response.writeUInt16BE(0x8180 | (records[name] ? 0 : 3), 2)
    response.writeUInt16BE(record ? 1 : 0, 6)
    response.writeUInt16BE(0, 8)
    response.writeUInt16BE(0, 10)
    server.send(response, from.port, from.address)
  })
  server.bind(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(() => server.close())

function questionOf(query: Buffer): { name: string; end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 }
}

function answerOf({ address, ttl }: { address: string; ttl: number }): Buffer {
  const record = Buffer.alloc(16)
  record.writeUInt16BE(0xc00c, 0)
  record.writeUInt16BE(1, 2)
  record.writeUInt16BE(1, 4)
  record.writeUInt32BE(ttl, 6)
  record.writeUInt16BE(4, 10)
  Buffer.from(address.split('.').map(Number)).copy(record, 12)
  return record
}

const resolver = (now?: () => number) =>
  createResolver({
    servers: [`127.0.0.1:${server.address().port}`],
    timeoutMs: 50,
    ...(now && { now }),
  })

test('a result is cached for its TTL, at most one minute', async () => {
  let time = 0
  const resolve = resolver(() => time)
  records = {
    'short.example': { address: '192.0.2.1', ttl: 30 },
    'long.example': { address: '192.0.2.2', ttl: 86_400 },
  }
  const names = ['short.example', 'Short.Example.', 'long.example']
  expect(await Promise.all(names.map(resolve))).toEqual([['192.0.2.1'], ['192.0.2.1'], ['192.0.2.2']])
  expect(queries.toSorted()).toEqual(['long.example', 'short.example'])
  time = 29_999
  await Promise.all(names.map(resolve))
  expect(queries).toHaveLength(2)
  time = 30_000
  records['short.example'] = { address: '192.0.2.9', ttl: 30 }
  expect(await resolve('short.example')).toEqual(['192.0.2.9'])
  time = 60_000
  await resolve('long.example')
  expect(queries).toHaveLength(4)
})

test('a name without addresses is queried again after ten seconds', async () => {
  let time = 0
  const resolve = resolver(() => time)
  for (const at of [0, 9_999, 10_000]) {
    time = at
    await expect(resolve('nowhere.example')).rejects.toMatchObject({ code: 'ENOTFOUND' })
  }
  expect(queries).toEqual(['nowhere.example', 'nowhere.example'])
})

test('unresponsive DNS servers do not delay other names', async () => {
  const resolve = resolver()
  records['good.example'] = { address: '192.0.2.3', ttl: 60 }
  let silent = 0
  const waiting = Array.from({ length: 50 }, (_, i) =>
    resolve(`silent-${i}.example`).catch((error: { code: string }) => {
      silent += 1
      return error.code
    }),
  )
  expect(await resolve('good.example')).toEqual(['192.0.2.3'])
  expect(silent).toBe(0)
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(['ETIMEOUT']))
})

test('IP addresses and localhost are resolved without a DNS server', async () => {
  const resolve = resolver()
  expect(await resolve('192.0.2.7')).toEqual(['192.0.2.7'])
  expect(await resolve('localhost')).toEqual(['127.0.0.1', '::1'])
  expect(queries).toEqual([])
})
