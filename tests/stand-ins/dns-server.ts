import { createSocket } from 'node:dgram'

/** A record of the fake, by its name in lower case. */
export type DnsRecord =
  | { type: 'A'; address: string; ttl: number }
  | { type: 'SRV'; priority: number; port: number; target: string; ttl: number }

const TYPES = { A: 1, SRV: 33 }
const NXDOMAIN = 3
const SERVFAIL = 2

/** A DNS server on UDP (RFC 1035, section 4; RFC 2782) whose records the test sets. */
export async function startDnsServer() {
  const records: Record<string, DnsRecord[]> = {}
  const state = { isFailing: false, queries: 0 }
  const socket = createSocket('udp4')
  socket.on('message', (query, { port, address }) => {
    state.queries++
    const end = query.indexOf(0, 12) + 5
    const question = query.subarray(12, end)
    const name = nameOf(question).toLowerCase()
    const type = question.readUInt16BE(question.length - 4)
    const known = records[name]
    const answers = (known ?? []).filter((record) => TYPES[record.type] === type)
    const header = Buffer.alloc(12)
    query.copy(header, 0, 0, 2)
    header.writeUInt16BE(0x8180 | (state.isFailing ? SERVFAIL : known ? 0 : NXDOMAIN), 2)
    header.writeUInt16BE(1, 4)
    header.writeUInt16BE(state.isFailing ? 0 : answers.length, 6)
    const body = state.isFailing ? [] : answers.map(encode)
    socket.send(Buffer.concat([header, question, ...body]), port, address)
  })
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done))
  return {
    server: `127.0.0.1:${socket.address().port}`,
    records,
    state,
    close: () => new Promise<void>((done) => socket.close(() => done())),
  }
}

function nameOf(question: Buffer): string {
  const labels: string[] = []
  for (let at = 0; question[at]; at += (question[at] as number) + 1)
    labels.push(question.toString('latin1', at + 1, at + 1 + (question[at] as number)))
  return labels.join('.')
}

function encode(record: DnsRecord): Buffer {
  const data =
    record.type === 'A'
      ? Buffer.from(record.address.split('.').map(Number))
      : Buffer.concat([numbers(record.priority, 0, record.port), encodeName(record.target)])
  const ttl = Buffer.alloc(4)
  ttl.writeUInt32BE(record.ttl)
  // The name of the question (a pointer to it), type, class IN, TTL, length and data.
  return Buffer.concat([numbers(0xc00c, TYPES[record.type], 1), ttl, numbers(data.length), data])
}

const encodeName = (name: string) =>
  Buffer.concat([
    ...name.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label)])),
    Buffer.alloc(1),
  ])

const numbers = (...values: number[]) => {
  const buffer = Buffer.alloc(2 * values.length)
  values.forEach((value, i) => buffer.writeUInt16BE(value, 2 * i))
  return buffer
}
