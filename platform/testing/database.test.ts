import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { createTestDatabase, templateName, testServerVariable } from './database.ts'

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows as unknown[]
  } finally {
    await client.end()
  }
}

describe('a test database', () => {
  it('is migrated and empty', async () => {
    const database = await createTestDatabase('platform')
    expect(await query(database.url, 'SELECT * FROM outbox')).toEqual([])
    await database.drop()
  })

  it('is a separate one for each of many concurrent callers', async () => {
    const databases = await Promise.all(Array.from({ length: 8 }, () => createTestDatabase('platform')))
    expect(new Set(databases.map(({ url }) => url)).size).toBe(8)
    await Promise.all(
      databases.map(({ url }) => query(url, "INSERT INTO inbox VALUES ('tests', gen_random_uuid())")),
    )
    await Promise.all(databases.map((database) => database.drop()))
  })

  it('is removed when it is dropped, even with an open connection', async () => {
    const database = await createTestDatabase('platform')
    const client = new pg.Client({ connectionString: database.url })
    const lost = new Promise((done) => client.on('error', done))
    await client.connect()
    await database.drop()
    await lost
    await expect(query(database.url, 'SELECT 1')).rejects.toMatchObject({ code: '3D000' })
  })

  it('is copied from a template that rejects connections', async () => {
    const url = new URL(process.env[testServerVariable]!)
    url.pathname = templateName('platform')
    await expect(query(url.href, 'SELECT 1')).rejects.toMatchObject({ code: '55000' })
  })
})
