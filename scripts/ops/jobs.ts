/**
 * `npm run jobs -- dead <command>`: operates the dead letters of jobs.
 *
 *   dead list  [--service X] [--job NAME]                        one line of JSON for each
 *   dead retry --service X [--job NAME] [id...]                  requeues them: all, or those named
 *   dead drop  --service X [--job NAME] [id... | --all]          deletes them
 */
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { openJobQueues, type QueuedJob } from '#platform/queue/jobs.ts'
import type { DeadLetter, Queues } from '#platform/queue/queue.ts'
import { inDatabase } from '../database/databases.ts'
import { chosenServices, runCommand, withDatabases } from '../database/migrate.ts'
import { CommandError } from '../database/postgres-binaries.ts'

export type ListedDeadJob = Pick<DeadLetter<unknown>, 'id' | 'data' | 'reason' | 'attempts' | 'diedAt'> & {
  job: string
}

/**
 * The dead letters of a service's jobs.
 *
 * @param url the service's database
 * @param job the kind of job; all kinds without it
 */
export async function listDeadJobs(url: string, job?: string): Promise<ListedDeadJob[]> {
  const lists = await eachKind(url, job, (queues, kind) =>
    queues.deadLetters<QueuedJob<unknown>>(kind, 10_000),
  )
  return lists.flat().map(({ queue, id, data, reason, attempts, diedAt }) => ({
    ...{ job: queue, id, data: data.data, reason, attempts, diedAt },
  }))
}

/** Requeues dead letters with all their attempts: those with these ids, or all. @returns how many */
export const requeueDeadJobs = async (url: string, job?: string, ids?: readonly string[]): Promise<number> =>
  sum(await eachKind(url, job, (queues, kind) => queues.requeue(kind, ids)))

/** Deletes dead letters: those with these ids, or all. @returns how many */
export const discardDeadJobs = async (url: string, job?: string, ids?: readonly string[]): Promise<number> =>
  sum(await eachKind(url, job, (queues, kind) => queues.discard(kind, ids)))

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)

/** @throws CommandError when the service has no such kind of job */
async function eachKind<T>(
  url: string,
  job: string | undefined,
  work: (queues: Queues, kind: string) => Promise<T>,
): Promise<T[]> {
  const kinds = await kindsOf(url)
  if (job !== undefined && !kinds.includes(job))
    throw new CommandError(`There is no job ${job} here. Jobs: ${kinds.join(', ') || 'none'}.`)
  if (kinds.length === 0) return []
  const queues = openJobQueues(url, 'jobs', pino({ level: 'silent' }))
  try {
    const results: T[] = []
    for (const kind of job === undefined ? kinds : [job]) results.push(await work(queues, kind))
    return results
  } finally {
    await queues.close()
  }
}

/** The kinds of job in the service's database; none for a service without jobs. */
const kindsOf = (url: string): Promise<string[]> =>
  inDatabase(url, async (client) => {
    const known = await client.query(`SELECT FROM pg_class WHERE oid = to_regclass('jobs.job_kind')`)
    if (known.rows.length === 0) return []
    const { rows } = await client.query<{ name: string }>('SELECT name FROM jobs.job_kind ORDER BY name')
    return rows.map(({ name }) => name)
  })

interface Arguments {
  service?: string | undefined
  job?: string | undefined
  all: boolean
}

async function main([what, action, ...ids]: string[], { service, job, all }: Arguments): Promise<void> {
  if (what !== 'dead' || !['list', 'retry', 'drop'].includes(action ?? ''))
    throw new CommandError(
      'Commands: dead list, dead retry --service X [id...], dead drop --service X [id... | --all]',
    )
  if (action !== 'list' && service === undefined) throw new CommandError('--service is missing.')
  if (action === 'drop' && ids.length === 0 && !all)
    throw new CommandError('Specify ids of jobs to drop, or --all.')
  const named = ids.length > 0 ? ids : undefined
  await withDatabases(chosenServices(service === undefined ? [] : [service]), async (name, url) => {
    if (action === 'list') {
      const kinds = await kindsOf(url)
      if (service === undefined && job !== undefined && !kinds.includes(job)) return
      for (const dead of await listDeadJobs(url, job)) console.log(JSON.stringify({ service: name, ...dead }))
    } else if (action === 'retry') {
      console.log(`${await requeueDeadJobs(url, job, named)} dead letters of ${name} were requeued.`)
    } else console.log(`${await discardDeadJobs(url, job, named)} dead letters of ${name} were deleted.`)
  })
}

/** `npm run jobs -- <args>` */
export const jobsCommand = (args: string[]): Promise<void> =>
  runCommand(async () => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        service: { type: 'string' },
        job: { type: 'string' },
        all: { type: 'boolean', default: false },
      },
    })
    await main(positionals, values)
  })

if (import.meta.main) await jobsCommand(process.argv.slice(2))
