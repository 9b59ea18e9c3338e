import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { createSchemaCheck } from './schema-check.ts'

const root = mkdtempSync(join(tmpdir(), 'schema-'))
for (const name of ['1_init', '2_add_colour']) {
  mkdirSync(join(root, 'prisma/things/migrations', name), { recursive: true })
  writeFileSync(join(root, 'prisma/things/migrations', name, 'migration.sql'), '')
}
afterAll(() => rmSync(root, { recursive: true }))

const warn = vi.fn()
const checkOf = (applied: () => Promise<string[]>, service = 'things') => {
  const query = async () => ({ rows: (await applied()).map((name) => ({ name })) })
  return createSchemaCheck(service, { query } as never, { warn }, root)
}
const check = (...applied: string[]) => checkOf(async () => applied)!()

test('the database has the migrations of the code', async () => {
  await expect(check('1_init', '2_add_colour')).resolves.toBeUndefined()
  expect(warn).not.toHaveBeenCalled()
})

test('a database that lacks some is not ready, and neither is an empty one', async () => {
  await expect(check('1_init')).rejects.toThrow(
    'the database lacks the migrations 2_add_colour: run npm run db:migrate',
  )
  const empty = checkOf(() => Promise.reject(Object.assign(new Error('no table'), { code: '42P01' })))!
  await expect(empty()).rejects.toThrow('lacks the migrations 1_init, 2_add_colour')
})

test('a newer database is warned about once, unless a migration removed what this version needs', async () => {
  const newer = checkOf(async () => ['1_init', '2_add_colour', '3_add_size'])!
  await newer()
  await newer()
  expect(warn).toHaveBeenCalledExactlyOnceWith(
    { migrations: ['3_add_size'] },
    'The database has migrations of a newer version',
  )
  await expect(check('1_init', '2_add_colour', '3_contract_colour')).rejects.toThrow(
    'the database is too new for this version: it has the migrations 3_contract_colour',
  )
})

test('another error is that of the database; a service without migrations has no check', async () => {
  await expect(checkOf(() => Promise.reject(new Error('down')))!()).rejects.toThrow('down')
  expect(checkOf(async () => [], 'others')).toBeUndefined()
})
