/**
 * `npm run bench:overload [-- --seconds 8]`: offered load of 0.5, 1, 2 and 4 times the capacity of a service against its
 * goodput (responses 200 within 500 ms) and p99, without load shedding and with two strategies of it. Requests arrive at
 * fixed times, whether or not earlier ones have ended; a fifth is critical, half is normal, the rest is sheddable.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { setTimeout } from 'node:timers/promises'
import { Agent, request } from 'undici'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '8' } } })
const SECONDS = Number(values.seconds)
const STRATEGIES = ['none', 'concurrency', 'delay'] as const
const LOADS = [0.5, 1, 2, 4]
const GOOD_WITHIN_MS = 500
const GIVE_UP_MS = 2_000
/* As from a few gateways; beyond it requests wait there. With a connection each, the accept queue of the kernel would shed. */
const CONNECTIONS = 256
const PRIORITIES = [
  'critical',
  'critical',
  ...Array<string>(5).fill('normal'),
  ...Array<string>(3).fill('sheddable'),
]

interface Row {
  strategy: string
  load: number
  offeredRps: number
  goodputRps: number
  /** Of the responses 200; null if there was none. */
  p99Ms: number | null
  /** The good share of what was offered, by priority. */
  good: Record<string, number>
}

async function withServer<T>(strategy: string, measure: (url: string) => Promise<T>): Promise<T> {
  const child = fork(join(import.meta.dirname, 'overload-server.ts'), [strategy])
  try {
    const [url] = (await once(child, 'message')) as [string]
    return await measure(url)
  } finally {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
}

/** Responses in a second with 16 requests in progress. */
const capacityOf = (url: string): Promise<number> => {
  const run = async (seconds: number) => {
    const endMs = performance.now() + seconds * 1000
    let count = 0
    const caller = async () => {
      while (performance.now() < endMs) {
        await (await request(`${url}/normal`)).body.dump()
        count++
      }
    }
    await Promise.all(Array.from({ length: 16 }, caller))
    return count / seconds
  }
  return run(2).then(() => run(4))
}

async function offer(url: string, strategy: string, load: number, capacity: number): Promise<Row> {
  const dispatcher = new Agent({ connections: CONNECTIONS, pipelining: 1 })
  const offeredRps = Math.round(capacity * load)
  const seen: { priority: string; status: number; ms: number }[] = []
  const call = async (priority: string, isMeasured: boolean) => {
    const startedMs = performance.now()
    let status = 0
    try {
      const response = await request(`${url}/${priority}`, {
        dispatcher,
        signal: AbortSignal.timeout(GIVE_UP_MS),
      })
      await response.body.dump()
      status = response.statusCode
    } catch {
      // Given up: no response.
    }
    if (isMeasured) seen.push({ priority, status, ms: performance.now() - startedMs })
  }
  const warmUpMs = 2_000
  const startMs = performance.now()
  const endMs = startMs + warmUpMs + SECONDS * 1000
  const running: Promise<void>[] = []
  for (let sent = 0; ;) {
    const nowMs = performance.now()
    if (nowMs >= endMs) break
    for (; sent < ((nowMs - startMs) / 1000) * offeredRps; sent++)
      running.push(call(PRIORITIES[(sent * 7) % PRIORITIES.length] as string, nowMs - startMs > warmUpMs))
    await setTimeout(1)
  }
  await Promise.all(running)
  await dispatcher.destroy()
  const isGood = ({ status, ms }: { status: number; ms: number }) => status === 200 && ms <= GOOD_WITHIN_MS
  const times = seen
    .filter(({ status }) => status === 200)
    .map(({ ms }) => ms)
    .sort((a, b) => a - b)
  const share = (priority: string) => {
    const own = seen.filter((each) => each.priority === priority)
    return Math.round((own.filter(isGood).length / own.length) * 100) / 100
  }
  return {
    ...{ strategy, load, offeredRps },
    goodputRps: Math.round(seen.filter(isGood).length / SECONDS),
    p99Ms: times.length === 0 ? null : Math.round(times[Math.floor(times.length * 0.99)] as number),
    good: Object.fromEntries([...new Set(PRIORITIES)].map((priority) => [priority, share(priority)])),
  }
}

const capacityRps = Math.round(await withServer('none', capacityOf))
console.log(`capacity: ${capacityRps} requests per second`)
const rows: Row[] = []
for (const load of LOADS) {
  for (const strategy of STRATEGIES) {
    const row = await withServer(strategy, (url) => offer(url, strategy, load, capacityRps))
    rows.push(row)
    console.log(JSON.stringify(row))
  }
}
const file = join(import.meta.dirname, 'results/overload.json')
writeFileSync(file, `${JSON.stringify({ capacityRps, goodWithinMs: GOOD_WITHIN_MS, rows }, null, 2)}\n`)
