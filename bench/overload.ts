/**
 * `npm run bench:overload [-- --seconds 8]`: offered load of 0.5, 1, 2 and 4 times the capacity of a service against its
 * goodput (responses 200 within 500 ms) and p99, without and with load shedding. Requests arrive at
 * fixed times, whether or not earlier ones have ended; a fifth is critical, half is normal, the rest is sheddable.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { setTimeout } from 'node:timers/promises'
import { Agent, request } from 'undici'

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '4' }, rounds: { type: 'string', default: '5' } },
})
const SECONDS = Number(values.seconds)
const ROUNDS = Number(values.rounds)
const SHEDDING = ['off', 'on'] as const
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
  shedding: string
  load: number
  /** Measured on the same process, just before. */
  capacityRps: number
  offeredRps: number
  goodputRps: number
  /** Of the responses 200; null if there was none. */
  p99Ms: number | null
  /** The good share of what was offered, by priority. */
  good: Record<string, number>
}

async function withServer<T>(shedding: string, measure: (url: string) => Promise<T>): Promise<T> {
  const child = fork(join(import.meta.dirname, 'overload-server.ts'), [shedding])
  try {
    const [url] = (await once(child, 'message')) as [string]
    return await measure(url)
  } finally {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
}

/** Responses in a second with 8 requests in progress: on a busy machine it differs from minute to minute. */
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
    await Promise.all(Array.from({ length: 8 }, caller))
    return count / seconds
  }
  return run(1).then(() => run(2))
}

async function offer(url: string, shedding: string, load: number, capacityRps: number): Promise<Row> {
  const dispatcher = new Agent({ connections: CONNECTIONS, pipelining: 1 })
  const offeredRps = Math.round(capacityRps * load)
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
  // Node accepts about one connection in a turn of its event loop: under overload, the connections would wait too.
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () =>
      (await request(`${url}/normal`, { dispatcher })).body.dump(),
    ),
  )
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
    ...{ shedding, load, capacityRps: Math.round(capacityRps), offeredRps },
    goodputRps: Math.round(seen.filter(isGood).length / SECONDS),
    p99Ms: times.length === 0 ? null : Math.round(times[Math.floor(times.length * 0.99)] as number),
    good: Object.fromEntries([...new Set(PRIORITIES)].map((priority) => [priority, share(priority)])),
  }
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] as number
/** Of several rounds; the shares are of what was offered, and the goodput is one of the capacity. */
const summary = (load: number, shedding: string, rows: Row[]) => {
  const priorities = Object.keys(rows[0]?.good ?? {})
  return {
    ...{ load, shedding },
    goodputOfCapacity: Number(median(rows.map((row) => row.goodputRps / row.capacityRps)).toFixed(2)),
    p99Ms: median(rows.map(({ p99Ms }) => p99Ms ?? GIVE_UP_MS)),
    good: Object.fromEntries(
      priorities.map((priority) => [priority, median(rows.map(({ good }) => good[priority] as number))]),
    ),
  }
}

const rows: Row[] = []
for (let round = 0; round < ROUNDS; round++) {
  for (const load of LOADS) {
    for (const shedding of SHEDDING) {
      const row = await withServer(shedding, async (url) => offer(url, shedding, load, await capacityOf(url)))
      rows.push(row)
      console.log(JSON.stringify(row))
    }
  }
}
const results = LOADS.flatMap((load) =>
  SHEDDING.map((shedding) =>
    summary(
      load,
      shedding,
      rows.filter((row) => row.load === load && row.shedding === shedding),
    ),
  ),
)
console.table(results.map(({ good, ...row }) => ({ ...row, ...good })))
writeFileSync(join(import.meta.dirname, 'results/overload.json'), `${JSON.stringify(results, null, 2)}\n`)
