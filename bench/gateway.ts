/**
 * `npm run bench:gateway`: the CPU time that a proxied request costs on each proxy. See README.md.
 *
 *   --quick             a rough answer in a minute
 *   --passes <n>        times that everything begins with new processes (default 2)
 *   --rounds <n>        windows for each stack and operation in a pass (default 8)
 *   --seconds <n>       length of a window (default 0.5)
 *   --stacks a,b        only these; prints, and leaves the results as they are
 *   --profile           writes a CPU profile of each proxy to .cache/profiles/
 *   --soak <minutes>    instead: Charter's memory under clients of which every fourth closes its connection early
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startTokenIssuer, type TokenIssuer } from '../platform/testing/tokens.ts'
import { createDatabase } from '../scripts/database/databases.ts'
import { startTemporaryPostgres } from '../scripts/database/postgres.ts'
import { chosen } from './choice.ts'
import {
  OPERATIONS,
  PROXIES,
  requestsWith,
  statuses,
  titles,
  USERS,
  type OperationId,
} from './gateway/requests.ts'
import { soak } from './gateway/soak.ts'
import { Load, medianSample, Samples, startServer, takeSamples, type RunningServer } from './measure.ts'
import { benchFolder, prepare, progress } from './prepare.ts'
import { HOST } from './server.ts'

/* Charter's CPU time over that of the other. */
const goals: { against: string; operations: OperationId[]; atMost: number }[] = [
  { against: 'http-proxy-middleware', operations: ['getOrder', 'placeOrder'], atMost: 0.6 },
  { against: 'fastify-http-proxy', operations: ['getOrder', 'placeOrder'], atMost: 1 },
  { against: 'undici', operations: ['getProduct'], atMost: 1 },
]
const CONNECTIONS = 32

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    passes: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string', default: '0.5' },
    stacks: { type: 'string' },
    profile: { type: 'boolean', default: false },
    soak: { type: 'string' },
  },
})
const passes = Number(values.passes ?? (values.quick || values.profile ? 1 : 2))
const rounds = Number(values.rounds ?? (values.quick ? 3 : 8))
const seconds = Number(values.seconds)
const warmUpSeconds = values.quick ? 1 : 4
const warmUpRequests = values.quick ? 0 : 12_000
const rampSeconds = 0.15

interface Contestant {
  name: string
  server: RunningServer
}
const failed: Record<string, string> = {}
const samples = new Samples<OperationId>()

const urlOf = ({ port }: RunningServer) => `http://${HOST}:${port}`
const argsFor = (upstream: string, { jwksUrl, issuer, audience }: TokenIssuer, eventsUrl: string) => [
  upstream,
  jwksUrl,
  issuer,
  audience,
  eventsUrl,
]

async function enter(name: string, args: string[]): Promise<Contestant | undefined> {
  const profile = values.profile ? `gateway-${name}` : undefined
  try {
    return { name, server: await startServer(`gateway/${name}.ts`, { args, profile }) }
  } catch (error) {
    failed[name] = `does not start: ${(error as Error).message}`
    return undefined
  }
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits))

prepare()
const names = chosen(Object.keys(PROXIES), values.stacks)
await using opened = new AsyncDisposableStack()
const issuer = await startTokenIssuer()
opened.defer(() => issuer.close())
const upstream = await startServer('gateway/upstream.ts')
opened.defer(() => upstream.child.stop())
// The broker, without which responses with tags are revalidated.
const postgres = await startTemporaryPostgres()
opened.defer(() => postgres.stop())
const eventsUrl = postgres.url('events')
await createDatabase(eventsUrl)
const args = argsFor(urlOf(upstream), issuer, eventsUrl)
const requests = requestsWith(
  Array.from({ length: USERS }, () => issuer.token(['customer'], { expiresIn: 24 * 3600 })),
)

if (values.soak !== undefined) {
  await soak(args, requests.getOrder, Number(values.soak))
} else {
  const load = new Load()
  opened.defer(() => load.stop())
  for (let pass = 1; pass <= passes; pass++) {
    progress(`pass ${pass}/${passes}`)
    const contestants: Contestant[] = []
    try {
      for (const name of names.filter((each) => failed[each] === undefined)) {
        const contestant = await enter(name, args)
        if (contestant) contestants.push(contestant)
      }
      await takeSamples(contestants, load, {
        ...{
          operations: OPERATIONS,
          rounds,
          seconds,
          warmUpSeconds,
          warmUpRequests,
          rampSeconds,
          samples,
          failed,
        },
        orderOf: (operation) => ({
          requests: requests[operation],
          status: statuses[operation],
          connections: CONNECTIONS,
        }),
      })
    } finally {
      await Promise.all(contestants.map(({ server }) => server.child.stop()))
    }
  }
  const rows = names
    .filter((name) => failed[name] === undefined)
    .flatMap((stack) =>
      OPERATIONS.map((operation) => {
        const { cpuUs, rps, p99Ms } = medianSample(samples.of(stack, operation))
        return {
          stack,
          operation,
          cpuUs: rounded(cpuUs, 1),
          rps: rounded(rps, 0),
          p99Ms: rounded(p99Ms, 2),
        }
      }),
    )
  const cpuOf = (stack: string, operation: OperationId) =>
    rows.find((row) => row.stack === stack && row.operation === operation)?.cpuUs
  console.log(
    `CPU time of the proxy for one request (${process.version}, ${availableParallelism()} x ${cpus()[0]?.model.trim()}; ${CONNECTIONS} connections, median of ${passes} x ${rounds} windows of ${seconds} s)\n`,
  )
  console.log(`${''.padEnd(42)}${OPERATIONS.map((operation) => titles[operation].padStart(24)).join('')}`)
  console.log(
    `${''.padEnd(42)}${OPERATIONS.map(() => `${'us'.padStart(8)}${'rps'.padStart(8)}${'p99 ms'.padStart(8)}`).join('')}`,
  )
  for (const name of names) {
    const own = rows.filter((row) => row.stack === name)
    const cells = own.map(
      ({ cpuUs, rps, p99Ms }) =>
        `${cpuUs.toFixed(1).padStart(8)}${String(rps).padStart(8)}${p99Ms.toFixed(1).padStart(8)}`,
    )
    console.log(`${PROXIES[name]!.padEnd(42)}${failed[name] ?? cells.join('')}`)
  }
  console.log('\nCharter over')
  for (const { against, operations, atMost } of goals) {
    for (const operation of operations) {
      const [own, other] = [cpuOf('charter', operation), cpuOf(against, operation)]
      if (own === undefined || other === undefined) continue
      const ratio = own / other
      console.log(
        `${against.padEnd(24)}${titles[operation].padEnd(20)}${ratio.toFixed(2)} (goal ${atMost}: ${ratio <= atMost ? 'met' : 'missed'})`,
      )
    }
  }
  if (values.stacks === undefined) {
    mkdirSync(join(benchFolder, 'results'), { recursive: true })
    writeFileSync(join(benchFolder, 'results/gateway.json'), `${JSON.stringify(rows, null, 2)}\n`)
    console.log('\nWritten: bench/results/gateway.json')
  }
  if (Object.keys(failed).length > 0) process.exitCode = 1
}
