import { randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServerVariable } from '#platform/testing/database.ts'
import { dropDatabase, inDatabase } from '../../../scripts/database/databases.ts'
import { lintMigrations } from '../../../scripts/database/migration-lint.ts'
import { checkMigrations } from '../../../scripts/database/migration.ts'
import { migrate } from '../../../scripts/database/schema-engine.ts'
import { RELEASES, startRelease } from './releases.ts'

const SOURCE = import.meta.dirname
const NAMES = readdirSync(join(SOURCE, 'contacts/migrations'))
  .filter((name) => /^\d/.test(name))
  .sort()
const ROWS = 2_000

let folder: string
let url: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'charter-expand-'))
  mkdirSync(join(folder, 'contacts/migrations'), { recursive: true })
  for (const file of ['schema.prisma', 'migrations/migration_lock.toml'])
    cpSync(join(SOURCE, 'contacts', file), join(folder, 'contacts', file))
  const server = new URL(process.env[testServerVariable] as string)
  server.pathname = `/test_contacts_${randomUUID().replaceAll('-', '')}`
  url = server.href
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await dropDatabase(url)
})

/** Applies the next migration, as a deployment does. */
const applyNext = async () => {
  const applied = readdirSync(join(folder, 'contacts/migrations')).filter((name) => /^\d/.test(name))
  const next = NAMES[applied.length] as string
  cpSync(join(SOURCE, 'contacts/migrations', next), join(folder, 'contacts/migrations', next), {
    recursive: true,
  })
  expect(await migrate('contacts', url, folder)).toEqual([next])
}

/** Fills the new columns in short transactions. */
const backfill = () =>
  inDatabase(url, async (client) => {
    for (let count = 1; count > 0;) {
      const { rowCount } = await client.query(
        `UPDATE contacts SET phone = phone WHERE id IN
           (SELECT id FROM contacts WHERE country_code IS NULL LIMIT 500 FOR UPDATE SKIP LOCKED)`,
      )
      count = rowCount ?? 0
    }
  })

test('the expand/contract migrations run under load, with two releases at once, without a failed request', async () => {
  await applyNext()
  const old = await inDatabase(url, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO contacts SELECT gen_random_uuid(), '+49 30' || i FROM generate_series(100, $1) i RETURNING id`,
      [ROWS + 99],
    )
    return rows.map((row) => row.id)
  })
  const instances = [await startRelease(RELEASES.one, url), await startRelease(RELEASES.one, url)]
  const load = startLoad(() => instances.map((instance) => instance.url), old)
  const replace = async (index: number) => {
    const before = instances[index]
    instances[index] = await startRelease(RELEASES.two, url)
    await load.some()
    await before?.close()
  }
  await load.some()
  await applyNext()
  await load.some()
  // Release 2 reads the new columns only, so they are filled before it starts.
  await backfill()
  await load.some()
  await replace(0)
  await load.some()
  await applyNext()
  await replace(1)
  await load.some()
  await applyNext()
  await load.some()
  const { requests, failures } = await load.stop()
  for (const instance of instances) await instance.close()
  expect(failures).toEqual([])
  expect(requests).toBeGreaterThan(300)
})

/** Writes and reads contacts through the instances in turn; what was written is what every release reads. */
function startLoad(urls: () => string[], old: readonly string[]) {
  const failures: string[] = []
  let requests = 0
  let isStopping = false
  let turn = 0
  const call = async (path: string, init?: RequestInit): Promise<Response | undefined> => {
    const all = urls()
    const base = all[turn++ % all.length] as string
    requests++
    try {
      const response = await fetch(base + path, {
        ...init,
        headers: { 'content-type': 'application/json', connection: 'close' },
      })
      if (!response.ok) failures.push(`${init?.method ?? 'GET'}: ${response.status} ${await response.text()}`)
      return response
    } catch (error) {
      failures.push(String((error as Error).cause ?? error))
      return undefined
    }
  }
  const work = async (worker: number) => {
    for (let i = 0; !isStopping; i++) {
      const id = i % 3 === 0 ? (old[(i * 7 + worker) % old.length] as string) : randomUUID()
      const phone = `+${worker + 1} ${1_000 + i}`
      if (i % 3 !== 0 || worker === 0) {
        await call(`/contacts/${id}`, { method: 'PUT', body: JSON.stringify({ phone }) })
        const read = (await (await call(`/contacts/${id}`))?.json().catch(() => undefined)) as {
          phone?: string
        }
        if (read?.phone !== phone) failures.push(`${id}: ${read?.phone} is not ${phone}`)
      } else await (await call(`/contacts/${id}`))?.text()
    }
  }
  const working = [0, 1, 2, 3].map(work)
  return {
    /** Resolves after some more requests. */
    some: async () => {
      for (const end = requests + 40; requests < end;) await new Promise((done) => setImmediate(done))
    },
    stop: async () => {
      isStopping = true
      await Promise.all(working)
      return { requests, failures: failures.slice(0, 5) }
    },
  }
}

test('they pass the lint of migrations, and lead to the schema', async () => {
  expect(await lintMigrations(SOURCE)).toEqual([])
  const sql = readFileSync(
    join(SOURCE, 'contacts/migrations', NAMES.at(-1) as string, 'migration.sql'),
    'utf8',
  )
  expect(sql).toContain('DROP COLUMN phone')
  expect(await checkMigrations(process.env[testServerVariable] as string, SOURCE)).toEqual([])
})
