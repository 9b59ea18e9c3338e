import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { benchFolder, cacheFolder, progress } from './prepare.ts'
import type { FromLoad, LoadOrder, ToLoad } from './load.ts'
import type { FromServer, ToServer } from './server.ts'

export interface Sample {
  /** User and system time of the whole server process, its garbage collector and compiler threads included. */
  cpuUs: number
  rps: number
  p99Ms: number
}

export interface ProcessOptions {
  args?: string[] | undefined
  /** Leaves a CPU profile of this name in .cache/profiles/ when it ends. */
  profile?: string | undefined
}

const ANSWER_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 5_000

/** A process of bench/ that talks to this one over IPC; what it writes to stderr is kept for its failure. */
export class Child {
  readonly #child: ChildProcess
  #stderr = ''

  constructor(file: string, { args = [], profile }: ProcessOptions = {}) {
    this.#child = fork(join(benchFolder, file), args, {
      execArgv:
        profile === undefined
          ? []
          : [
              '--cpu-prof',
              `--cpu-prof-dir=${join(cacheFolder, 'profiles')}`,
              `--cpu-prof-name=${profile}.cpuprofile`,
            ],
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.#stderr = (this.#stderr + chunk).slice(-2000)))
  }

  send(message: ToServer | ToLoad): void {
    this.#child.send(message)
  }

  /** The next message; an exit or silence in its place is a failure. */
  next<T>(timeoutMs = ANSWER_TIMEOUT_MS): Promise<T> {
    return new Promise((resolve, reject) => {
      const settle = (outcome: () => void): void => {
        clearTimeout(timer)
        this.#child.off('message', onMessage).off('exit', onExit)
        outcome()
      }
      const fail = (what: string): void => settle(() => reject(new Error(`${what}: ${this.#stderr.trim()}`)))
      const onMessage = (message: unknown): void => settle(() => resolve(message as T))
      const onExit = (code: number | null): void => fail(`it ended with code ${code}`)
      const timer = setTimeout(() => fail(`no response in ${timeoutMs} ms`), timeoutMs)
      this.#child.once('message', onMessage).once('exit', onExit)
    })
  }

  /** Lets it end by itself, which writes its profile if it makes one; kills it when it doesn't. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const exited = once(this.#child, 'exit')
    if (this.#child.connected) this.#child.disconnect()
    const killer = setTimeout(() => this.#child.kill('SIGKILL'), STOP_TIMEOUT_MS)
    await exited
    clearTimeout(killer)
  }
}

export interface RunningServer {
  child: Child
  port: number
}

export async function startServer(file: string, options?: ProcessOptions): Promise<RunningServer> {
  const child = new Child(file, options)
  try {
    const { port } = await child.next<Extract<FromServer, { port: number }>>()
    return { child, port }
  } catch (error) {
    await child.stop()
    throw error
  }
}

export async function askUsage({ child }: RunningServer): Promise<Extract<FromServer, { usage: unknown }>> {
  const answer = child.next<Extract<FromServer, { usage: unknown }>>()
  child.send('usage')
  return answer
}

/** The load generator's process. One serves the whole run, so that it is compiled and warm in every window. */
export class Load {
  #child = new Child('load.ts')

  /**
   * One window: connects and sends for `rampSeconds` uncounted, then counts. The server's CPU clock is read while no
   * request is in flight, so what it used between the two readings belongs to the counted requests.
   */
  async measure(server: RunningServer, order: Omit<LoadOrder, 'port'>, rampSeconds: number): Promise<Sample> {
    const window = { ...order, port: server.port }
    const { before, after, result } = await this.between(window, rampSeconds, () => askUsage(server))
    const usedUs = after.usage.user + after.usage.system - before.usage.user - before.usage.system
    return { cpuUs: usedUs / result.requests, rps: result.requests / result.seconds, p99Ms: result.p99Ms }
  }

  /** One window, with a reading before and after what is counted, each while no request is in flight. */
  async between<Reading>(order: LoadOrder, rampSeconds: number, read: () => Promise<Reading>) {
    await this.#tell({ connect: order, rampSeconds })
    const before = await read()
    const result = await this.#tell('go')
    const after = await read()
    if (result === 'ready') throw new Error('the load generator answered out of turn')
    return { before, after, result }
  }

  async #tell(message: ToLoad): Promise<Exclude<FromLoad, { fault: string }>> {
    const answer = this.#child.next<FromLoad>()
    this.#child.send(message)
    const value = await answer
    if (typeof value === 'object' && 'fault' in value) {
      // Its connections are in no known state: the next window gets a new one.
      await this.#child.stop()
      this.#child = new Child('load.ts')
      throw new Error(value.fault)
    }
    return value
  }

  stop(): Promise<void> {
    return this.#child.stop()
  }
}

/** The windows that were taken, by stack and operation. */
export class Samples<Operation extends string> {
  readonly #taken = new Map<string, Sample[]>()

  of(stack: string, operation: Operation): Sample[] {
    const key = `${stack} ${operation}`
    const known = this.#taken.get(key)
    if (known) return known
    const none: Sample[] = []
    this.#taken.set(key, none)
    return none
  }
}

export interface RoundOptions<Operation extends string> {
  operations: readonly Operation[]
  /** What is sent for an operation, and the status of its response. */
  orderOf(operation: Operation): Pick<LoadOrder, 'requests' | 'status' | 'connections'>
  rounds: number
  /** Length of a window. */
  seconds: number
  warmUpSeconds: number
  /** Until everything is compiled, which on a busy machine takes longer than `warmUpSeconds`. */
  warmUpRequests?: number
  rampSeconds: number
  samples: Samples<Operation>
  /** Why a stack is not in the results, by its name. */
  failed: Record<string, string>
}

/**
 * Takes the samples of one pass: warms each contestant up, then visits all of them in a new order each round. One that
 * fails on the way is reported in `failed` and left out from then on.
 */
export async function takeSamples<Operation extends string>(
  contestants: readonly { name: string; server: RunningServer }[],
  load: Load,
  options: RoundOptions<Operation>,
): Promise<void> {
  const { operations, orderOf, rounds, samples, failed } = options
  type Contestant = (typeof contestants)[number]
  const window = async ({ server, name }: Contestant, operation: Operation, seconds: number) => {
    if (failed[name] !== undefined) return undefined
    try {
      return await load.measure(server, { ...orderOf(operation), seconds }, options.rampSeconds)
    } catch (error) {
      failed[name] = `fails under load: ${(error as Error).message}`
      return undefined
    }
  }
  for (const [index, contestant] of contestants.entries()) {
    progress(`warming up ${index + 1}/${contestants.length}: ${contestant.name}`)
    for (const operation of operations) {
      let requests = 0
      do {
        const sample = await window(contestant, operation, options.warmUpSeconds)
        if (!sample) break
        requests += sample.rps * options.warmUpSeconds
      } while (requests < (options.warmUpRequests ?? 0))
    }
  }
  for (let round = 1; round <= rounds; round++) {
    progress(`round ${round}/${rounds}`)
    for (const operation of shuffled(operations)) {
      for (const contestant of shuffled(contestants)) {
        const sample = await window(contestant, operation, options.seconds)
        if (sample) samples.of(contestant.name, operation).push(sample)
      }
    }
  }
  progress('')
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export const medianSample = (samples: Sample[]): Sample => ({
  cpuUs: median(samples.map((sample) => sample.cpuUs)),
  rps: median(samples.map((sample) => sample.rps)),
  p99Ms: median(samples.map((sample) => sample.p99Ms)),
})

/** A new order each round: no stack always follows the same neighbour. */
export function shuffled<T>(values: readonly T[]): T[] {
  const result = [...values]
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1))
    ;[result[i], result[j]] = [result[j]!, result[i]!]
  }
  return result
}
