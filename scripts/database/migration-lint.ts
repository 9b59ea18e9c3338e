import { globSync, readFileSync } from 'node:fs'
import { parse } from 'libpg-query'
import { type Ast, type Finding, MIGRATION_RULES, STATEMENTS } from './migration-rules.ts'

interface Statement {
  kind: string
  node: Ast
  line: number
  /** The rules that the comment above it allows, with their reasons. */
  allowed: Map<string, string>
}

/**
 * Checks that a migration can run while the release before it runs: it must not drop, rename, lock or rewrite what that
 * release uses. Tables that the migration creates are free. `-- allow <rule>: <reason>` above a statement allows it.
 *
 * @returns one sentence for each violation, with the line
 */
export async function lintMigration(sql: string): Promise<{ line: number; message: string }[]> {
  let statements: Statement[]
  try {
    statements = statementsOf(sql, (await parse(sql)) as ParseResult)
  } catch (error) {
    return [{ line: 1, message: `PostgreSQL can't parse it: ${(error as Error).message}` }]
  }
  const created = new Set(statements.flatMap(({ kind, node }) => createdBy(kind, node)))
  const isNew = (table: unknown) => created.has(table)
  const hasTimeout = (index: number) =>
    statements
      .slice(0, index)
      .some(({ kind, node }) => kind === 'VariableSetStmt' && node.name === 'lock_timeout')
  return statements.flatMap((statement, index) => {
    const { kind, node, line, allowed } = statement
    const visit = STATEMENTS[kind]
    const found = visit ? visit(node as never, isNew) : []
    const { concurrent, relation } = node as { concurrent?: boolean; relation?: Ast }
    if (concurrent && statements.length > 1)
      found.push({ rule: 'concurrently-not-alone', what: 'It builds an index concurrently' })
    if (validatesOwn(statements.slice(0, index + 1), node))
      found.push({ rule: 'validated-constraint', what: 'It validates a constraint that it adds' })
    const locks = kind === 'AlterTableStmt' && !isNew(relation?.relname)
    if (
      (locks || found.some(({ rule }) => rule.startsWith('drop-') || rule === 'rename')) &&
      !hasTimeout(index)
    )
      found.push({ rule: 'no-lock-timeout', what: 'It locks a table that is in use' })
    return violationsOf(found, allowed).map((message) => ({ line, message }))
  })
}

function violationsOf(found: readonly Finding[], allowed: ReadonlyMap<string, string>): string[] {
  const rules = new Set(found.map(({ rule }) => rule))
  const unused = [...allowed].flatMap(([rule, reason]) => {
    if (!(rule in MIGRATION_RULES)) return [`there is no rule ${rule} to allow`]
    if (!rules.has(rule)) return [`nothing here breaks ${rule}: delete its comment`]
    return reason === '' ? [`-- allow ${rule} needs a reason: -- allow ${rule}: <why it is safe>`] : []
  })
  return [
    ...found
      .filter(({ rule }) => !allowed.has(rule))
      .map(({ rule, what }) => `${what}: ${MIGRATION_RULES[rule]} [${rule}]`),
    ...unused,
  ]
}

interface ParseResult {
  stmts?: { stmt: Record<string, Ast>; stmt_location?: number; stmt_len?: number }[]
}

/* Places are in bytes of UTF-8. Between two statements are a semicolon and comments. */
function statementsOf(sql: string, { stmts = [] }: ParseResult): Statement[] {
  const bytes = Buffer.from(sql)
  let end = 0
  return stmts.map(({ stmt, stmt_location: from = 0, stmt_len: length = 0 }) => {
    const comments = bytes.subarray(end, from).toString()
    end = from + length
    const [kind = '', node = {}] = Object.entries(stmt)[0] ?? []
    const allowed = new Map(
      [...comments.matchAll(/^\s*-- allow ([\w-]+):?[ \t]*(.*)$/gm)].map(
        ([, rule = '', reason = '']) => [rule, reason.trim()] as const,
      ),
    )
    return { kind, node, line: bytes.subarray(0, from).toString().split('\n').length, allowed }
  })
}

/* The lock of ADD CONSTRAINT lasts until the end of the migration, and so through the scan. */
function validatesOwn(statements: readonly Statement[], node: Ast): boolean {
  const commandsOf = ({ cmds = [] }: { cmds?: { AlterTableCmd: Ast }[] }) =>
    cmds.map((cmd) => cmd.AlterTableCmd)
  const added = statements
    .flatMap((statement) => commandsOf(statement.node))
    .map(({ def }) => (def as { Constraint?: { conname?: string } } | undefined)?.Constraint?.conname)
  return commandsOf(node).some(
    ({ subtype, name }) => subtype === 'AT_ValidateConstraint' && added.includes(name as string),
  )
}

function createdBy(kind: string, node: Ast): unknown[] {
  if (kind === 'CreateStmt') return [(node.relation as Ast).relname]
  return kind === 'CreateTableAsStmt' ? [((node.into as { rel?: Ast } | undefined)?.rel ?? {}).relname] : []
}

/** `prisma/users/migrations/…/migration.sql:3: …` for each violation in all migrations. */
export async function lintMigrations(folder = 'prisma'): Promise<string[]> {
  const files = globSync(`${folder}/*/migrations/*/migration.sql`).sort()
  const lists = await Promise.all(
    files.map(async (file) =>
      (await lintMigration(readFileSync(file, 'utf8'))).map(
        ({ line, message }) => `${file}:${line}: ${message}`,
      ),
    ),
  )
  return lists.flat()
}
