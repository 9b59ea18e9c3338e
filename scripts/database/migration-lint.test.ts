import { expect, test } from 'vitest'
import { lintMigration, lintMigrations } from './migration-lint.ts'
import { MIGRATION_RULES } from './migration-rules.ts'

const TIMEOUT = "SET lock_timeout = '3s';\n"
const rulesOf = async (sql: string) =>
  (await lintMigration(sql)).map(({ message }) => /\[([\w-]+)\]$/.exec(message)?.[1] ?? message)

const REFUSED: [rule: string, sql: string][] = [
  ['drop-table', 'DROP TABLE a'],
  ['drop-column', 'ALTER TABLE "a" DROP COLUMN "b"'],
  ['drop-object', 'DROP INDEX a_b'],
  ['drop-object', 'DROP TYPE role'],
  ['drop-default', 'ALTER TABLE a ALTER COLUMN b DROP DEFAULT'],
  ['rename', 'ALTER TABLE a RENAME COLUMN b TO c'],
  ['rename', 'ALTER TABLE a RENAME TO b'],
  ['rename', "ALTER TYPE role RENAME VALUE 'x' TO 'y'"],
  ['change-type', 'ALTER TABLE a ALTER COLUMN b SET DATA TYPE bigint'],
  ['set-not-null', 'ALTER TABLE a ALTER COLUMN b SET NOT NULL'],
  ['add-required-column', 'ALTER TABLE a ADD COLUMN b text NOT NULL'],
  ['rewrite-table', 'ALTER TABLE a ADD COLUMN b uuid DEFAULT gen_random_uuid()'],
  ['rewrite-table', 'ALTER TABLE a ADD COLUMN b int GENERATED ALWAYS AS IDENTITY'],
  ['rewrite-table', 'ALTER TABLE a ADD COLUMN b text GENERATED ALWAYS AS (lower(c)) STORED'],
  ['index-not-concurrently', 'CREATE INDEX i ON a (b)'],
  ['validated-constraint', 'ALTER TABLE a ADD CONSTRAINT c CHECK (b > 0)'],
  ['validated-constraint', 'ALTER TABLE a ADD CONSTRAINT c FOREIGN KEY (b) REFERENCES d (id)'],
  ['drop-object', 'ALTER TABLE a DROP CONSTRAINT c'],
  ['unique-constraint', 'ALTER TABLE a ADD CONSTRAINT c UNIQUE (b)'],
  ['lock-table', 'TRUNCATE a'],
  ['lock-table', 'LOCK TABLE a'],
  ['lock-table', 'VACUUM FULL a'],
  ['lock-table', 'REINDEX TABLE a'],
  ['rewrite-rows', 'UPDATE a SET b = 1'],
  ['rewrite-rows', 'DELETE FROM a'],
  ['unchecked', "DO $$ BEGIN EXECUTE 'DROP TABLE a'; END $$"],
]

test.each(REFUSED)('%s: %s', async (rule, sql) => {
  expect(await rulesOf(`${TIMEOUT}${sql};`)).toEqual([rule])
  expect(await rulesOf(`${TIMEOUT}-- allow ${rule}: nothing has used it since 1.4.0\n${sql};`)).toEqual([])
})

test.each([
  'ALTER TABLE a ADD COLUMN b text',
  "ALTER TABLE a ADD COLUMN b text NOT NULL DEFAULT 'x'",
  'ALTER TABLE a ADD COLUMN b timestamptz NOT NULL DEFAULT now()',
  'ALTER TABLE a ADD CONSTRAINT c CHECK (b > 0) NOT VALID',
  'ALTER TABLE a VALIDATE CONSTRAINT c',
  'ALTER TABLE a ADD CONSTRAINT c UNIQUE USING INDEX i',
  "ALTER TYPE role ADD VALUE 'x'",
  'CREATE TABLE a (id int PRIMARY KEY); CREATE INDEX i ON a (id); INSERT INTO a VALUES (1); UPDATE a SET id = 2; ALTER TABLE a DROP COLUMN id',
])('nothing is wrong with: %s', async (sql) => {
  expect(await rulesOf(`${TIMEOUT}${sql};`)).toEqual([])
})

test('a lock needs a timeout before it, and an index that is built concurrently a migration of its own', async () => {
  expect(await rulesOf('ALTER TABLE a ADD COLUMN b text;')).toEqual(['no-lock-timeout'])
  expect(await rulesOf(`ALTER TABLE a ADD COLUMN b text; ${TIMEOUT}`)).toEqual(['no-lock-timeout'])
  const check = 'ALTER TABLE a ADD CONSTRAINT c CHECK (b > 0) NOT VALID'
  expect(await rulesOf(`${TIMEOUT}${check}; ALTER TABLE a VALIDATE CONSTRAINT c;`)).toEqual([
    'validated-constraint',
  ])
  expect(await rulesOf('CREATE INDEX CONCURRENTLY i ON a (b);')).toEqual([])
  expect(await rulesOf(`${TIMEOUT}CREATE INDEX CONCURRENTLY i ON a (b);`)).toEqual(['concurrently-not-alone'])
})

test('a violation has its line, and an exception needs a rule, a reason and a violation', async () => {
  const sql = `${TIMEOUT}-- ä€\n\nALTER TABLE a\n  ADD COLUMN x int;\n-- The old one.\nDROP TABLE b;`
  expect(await lintMigration(sql)).toMatchObject([
    { line: 7, message: expect.stringContaining('the table b') },
  ])
  const allow = (comment: string) => rulesOf(`${TIMEOUT}-- allow ${comment}\nDROP TABLE b;`)
  expect(await allow('drop-table')).toEqual([expect.stringContaining('needs a reason')])
  expect(await allow('drop-tables: x')).toEqual(['drop-table', 'there is no rule drop-tables to allow'])
  expect(await allow('rename: x')).toEqual(['drop-table', expect.stringContaining('delete its comment')])
  expect(await rulesOf('ALTER TABEL a')).toEqual([expect.stringContaining("can't parse")])
})

test('every rule has a case, and the migrations of this repository break none', async () => {
  const cases = new Set([...REFUSED.map(([rule]) => rule), 'no-lock-timeout', 'concurrently-not-alone'])
  expect(Object.keys(MIGRATION_RULES).filter((rule) => !cases.has(rule))).toEqual([])
  expect(await lintMigrations()).toEqual([])
})
