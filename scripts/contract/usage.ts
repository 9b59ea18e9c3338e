import type { Usage, UsageEntry } from '#compiler/diff/usage.ts'
import { inDatabase } from '../database/databases.ts'
import { withDatabases } from '../database/migrate.ts'

/* 42P01 and 3F000: nothing has been counted in this database. 3D000: it does not exist. */
const NOT_YET = ['42P01', '3F000', '3D000']

/** Reads the usage of services from their databases: the counts are those of the last 30 days. */
export async function loadUsage(services: string[]): Promise<Usage> {
  const result = { at: new Date().toISOString(), services: {}, usage: [] } as {
    at: string
    services: Record<string, { since: string | null }>
    usage: UsageEntry[]
  }
  await withDatabases(services, async (service, url) => {
    const { since, entries } = await usageIn(service, url)
    result.services[service] = { since }
    result.usage.push(...entries)
  })
  return result
}

interface Row extends Omit<UsageEntry, 'service' | 'count' | 'lastUsed'> {
  count: string
  last: Date
}

/** Reads the usage that is kept in one database. */
export async function usageIn(
  service: string,
  url: string,
): Promise<{ since: string | null; entries: UsageEntry[] }> {
  try {
    return await inDatabase(url, async (client) => {
      const first = await client.query<{ since: Date | null }>(
        'SELECT min(hour) AS since FROM api_usage.hourly',
      )
      const { rows } = await client.query<Row>(
        `SELECT version, operation, element, consumer, max(hour) AS last,
           coalesce(sum(count) FILTER (WHERE hour >= now() - interval '30 days'), 0)::text AS count
         FROM api_usage.hourly GROUP BY version, operation, element, consumer
         ORDER BY version, operation, element, max(hour) DESC, consumer`,
      )
      const entries = rows.map(({ last, count, ...row }) => ({
        ...{ service, ...row, count: Number(count), lastUsed: last.toISOString() },
      }))
      return { since: first.rows[0]?.since?.toISOString() ?? null, entries }
    })
  } catch (error) {
    const { code, cause } = error as { code?: string; cause?: { code?: string } }
    if (!NOT_YET.includes(code ?? cause?.code ?? '')) throw error
    return { since: null, entries: [] }
  }
}

/** One line for each consumer, below the operation or the deprecated part that it uses. */
export function printUsage({ services, usage }: Usage): void {
  for (const [service, { since }] of Object.entries(services)) {
    console.log(
      since === null ? `${service}: nothing has been counted` : `${service}, counted since ${since}`,
    )
    const own = usage.filter((entry) => entry.service === service)
    for (const [name, list] of Map.groupBy(own, nameOf)) {
      console.log(`  ${name}`)
      for (const { consumer, count, lastUsed } of list)
        console.log(`    ${consumer}: ${count} within 30 days, last on ${lastUsed.slice(0, 10)}`)
    }
  }
}

const nameOf = ({ version, operation, element }: UsageEntry): string =>
  `${version} ${operation}${element === '' ? '' : `, deprecated ${element}`}`
