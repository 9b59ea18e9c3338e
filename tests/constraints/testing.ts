import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'

/** A database of a service with one connection to it. */
export function connected(service: string) {
  let database: TestDatabase
  let connection: pg.Client
  const query = (sql: string, values?: unknown[]) => connection.query(sql, values)
  beforeAll(async () => {
    database = await createTestDatabase(service)
    connection = new pg.Client({ connectionString: database.url })
    await connection.connect()
  })
  afterAll(async () => {
    await connection.end()
    await database.drop()
  })
  /** The constraint that rejects the statements, run as one transaction that is rolled back in any case. */
  const refusal = async (...statements: [sql: string, ...values: unknown[]][]) => {
    await query('BEGIN')
    try {
      for (const [sql, ...values] of statements) await query(sql, values)
      await query('SET CONSTRAINTS ALL IMMEDIATE')
      return undefined
    } catch (error) {
      return (error as pg.DatabaseError).constraint
    } finally {
      await query('ROLLBACK')
    }
  }
  return { query, refusal }
}
