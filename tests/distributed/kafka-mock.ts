import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { type Proxy, startProxy } from './proxy.ts'

/** The mock cluster of librdkafka, in `kcat`: one server that speaks Kafka's protocol and stores in memory. */
export interface KafkaMock {
  /** Of the proxy in front of it. */
  url: string
  proxy: Proxy
  close(): Promise<void>
}

export async function startKafkaMock(): Promise<KafkaMock> {
  const settings = ['-X', 'test.mock.num.brokers=1', '-d', 'mock']
  // It produces what comes from its standard input: nothing.
  const child = spawn('kcat', ['-P', '-b', 'mock', '-t', 'unused', '-p', '0', ...settings], {
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  const failed = once(child, 'error').then(([cause]) => {
    throw new Error('These tests need kcat: `apt-get install kcat`', { cause })
  })
  const port = await Promise.race([portOf(child.stderr), failed])
  const proxy = await startProxy(`kafka://127.0.0.1:${port}`, {
    rewrite: (chunk, proxyPort) =>
      replace(replace(chunk, addressBytes(port), addressBytes(proxyPort)), ANNOUNCED, SPOKEN),
    delay: (chunk) => (isAssignment(chunk) ? 500 : 0),
  })
  return {
    url: `kafka://127.0.0.1:${proxy.port}`,
    proxy,
    close: async () => {
      await proxy.cut()
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

async function portOf(log: NodeJS.ReadableStream): Promise<number> {
  for await (const line of createInterface(log)) {
    const [, port] = /bootstrap\.servers=127\.0\.0\.1:(\d+)/.exec(line) ?? []
    // The rest of its log is read and dropped, or it would block.
    log.resume()
    if (port !== undefined) return Number(port)
  }
  throw new Error('kcat ended before its mock cluster began')
}

/** How metadata contain an address: the host, then the port in four bytes. */
function addressBytes(port: number): Buffer {
  const bytes = Buffer.from('127.0.0.1\0\0\0\0')
  bytes.writeInt32BE(port, 9)
  return bytes
}

/*
 * librdkafka 2.0 announces versions 0 to 5 of ListOffsets (key 2, after Fetch with 0 to 11), but its responses to 4 and 5
 * have the fields of 3.
 */
const ANNOUNCED = Buffer.from('00010000000b000200000005', 'hex')
const SPOKEN = Buffer.from('00010000000b000200000003', 'hex')

const SYNC_GROUP = 14

/**
 * The request of a group's leader, with the assignments of several members. The mock refuses the requests of the others
 * when they arrive after it: it is held back.
 */
function isAssignment(chunk: Buffer): boolean {
  if (chunk.length < 14 || chunk.readInt16BE(4) !== SYNC_GROUP) return false
  /** Skips a string, or null. */
  const after = (at: number) => at + 2 + Math.max(0, chunk.readInt16BE(at))
  // Size, key, version, correlation; client; group, generation; member; instance.
  const count = after(after(after(after(12)) + 4))
  return chunk.readInt32BE(count) > 1
}

/** Replaces bytes by as many others. */
function replace(chunk: Buffer, from: Buffer, to: Buffer): Buffer {
  for (let at = chunk.indexOf(from); at >= 0; at = chunk.indexOf(from, at + to.length)) to.copy(chunk, at)
  return chunk
}
