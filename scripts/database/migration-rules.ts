/** A statement of a migration, as PostgreSQL parses it: `{ AlterTableStmt: {…} }`. */
export type Ast = Record<string, unknown>

export interface Finding {
  rule: string
  /** What the statement does, as the begin of a sentence. */
  what: string
}

/** Every rule with what to do instead. The page docs/guides/migrations.md explains the pattern. */
export const MIGRATION_RULES: Readonly<Record<string, string>> = {
  'drop-table': 'the running release reads it: remove its use in one release, and drop it in the next one',
  'drop-column': 'the running release reads it: remove its use in one release, and drop it in the next one',
  'drop-object': 'the running release may use it: remove its use in one release, and drop it in the next one',
  'drop-default': 'the running release inserts rows without this column: drop it in the next release',
  rename:
    'the running release knows the old name: add a new one, copy, and drop the old one in a later release',
  'change-type':
    'it rewrites the table under a lock, and the running release expects the old type: add a new column',
  'set-not-null':
    'it reads the whole table under a lock, and the running release may insert null: add a CHECK … NOT VALID, validate it, then set it',
  'add-required-column':
    'the running release inserts rows without it: give it a default, or let it be null at first',
  'rewrite-table': 'it rewrites the table under a lock: add the column without it, and fill it in batches',
  'index-not-concurrently':
    'it locks the table against writes: CREATE INDEX CONCURRENTLY, in a migration of its own',
  'concurrently-not-alone':
    'it can not run in the transaction of a migration with other statements: give it one of its own',
  'validated-constraint':
    'it reads the whole table under a lock: add it NOT VALID, and VALIDATE it in the next migration',
  'unique-constraint':
    'it builds its index under a lock: CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT … USING INDEX',
  'lock-table': 'it blocks the running release',
  'rewrite-rows':
    'it locks the rows until the end of the migration: fill them in batches while the system runs',
  'no-lock-timeout':
    "it waits behind long queries, and everything else waits behind it: begin with SET lock_timeout = '3s'",
  unchecked: 'it is a program, which is not checked',
}

type Visit = (node: never, isNew: (table: unknown) => boolean) => Finding[]

/** By the kind of the statement, what it does to tables that exist before the migration. */
export const STATEMENTS: Readonly<Record<string, Visit>> = {
  AlterTableStmt: ({ relation, cmds = [] }: { relation: Ast; cmds?: { AlterTableCmd: Command }[] }, isNew) =>
    isNew(relation.relname) ? [] : cmds.flatMap(({ AlterTableCmd }) => commandFindings(AlterTableCmd)),
  DropStmt: ({ removeType, objects = [] }: { removeType: string; objects?: unknown[] }, isNew) => {
    const names = objects.map((object) => lastName(object))
    if (removeType === 'OBJECT_TABLE')
      return names.every(isNew)
        ? []
        : [{ rule: 'drop-table', what: `It drops the table ${names.join(', ')}` }]
    const kind = removeType.replace('OBJECT_', '').toLowerCase()
    return [{ rule: 'drop-object', what: `It drops the ${kind} ${names.join(', ')}` }]
  },
  RenameStmt: (
    { relation, subname, newname }: { relation?: { relname: string }; subname?: string; newname: string },
    isNew,
  ) =>
    relation && isNew(relation.relname)
      ? []
      : [
          {
            rule: 'rename',
            what: `It renames ${subname ?? relation?.relname ?? 'something'} to ${newname}`,
          },
        ],
  AlterEnumStmt: ({ oldVal, newVal }: { oldVal?: string; newVal: string }) =>
    oldVal === undefined ? [] : [{ rule: 'rename', what: `It renames the value ${oldVal} to ${newVal}` }],
  IndexStmt: (
    { relation, concurrent, idxname }: { relation: Ast; concurrent?: boolean; idxname?: string },
    isNew,
  ) =>
    concurrent || isNew(relation.relname)
      ? []
      : [
          {
            rule: 'index-not-concurrently',
            what: `It creates the index ${idxname ?? ''} on ${String(relation.relname)}`,
          },
        ],
  UpdateStmt: rowsOf('updates rows of'),
  DeleteStmt: rowsOf('deletes rows of'),
  TruncateStmt: () => [{ rule: 'lock-table', what: 'It truncates a table' }],
  LockStmt: () => [{ rule: 'lock-table', what: 'It locks a table' }],
  ClusterStmt: () => [{ rule: 'lock-table', what: 'It rewrites a table in another order' }],
  ReindexStmt: () => [{ rule: 'lock-table', what: 'It builds indexes again' }],
  VacuumStmt: () => [{ rule: 'lock-table', what: 'It vacuums' }],
  DoStmt: () => [{ rule: 'unchecked', what: 'It runs a DO block' }],
}

function rowsOf(verb: string): Visit {
  return ({ relation }: { relation: Ast }, isNew) =>
    isNew(relation.relname) ? [] : [{ rule: 'rewrite-rows', what: `It ${verb} ${String(relation.relname)}` }]
}

interface Command {
  subtype: string
  name?: string
  def?: {
    ColumnDef?: { colname: string; constraints?: { Constraint: Constraint }[] }
    Constraint?: Constraint
  }
}

interface Constraint {
  contype: string
  conname?: string
  skip_validation?: boolean
  indexname?: string
  raw_expr?: Ast
}

function commandFindings({ subtype, name = '', def }: Command): Finding[] {
  switch (subtype) {
    case 'AT_DropColumn':
      return [{ rule: 'drop-column', what: `It drops the column ${name}` }]
    case 'AT_AlterColumnType':
      return [{ rule: 'change-type', what: `It changes the type of ${name}` }]
    case 'AT_DropConstraint':
      return [{ rule: 'drop-object', what: `It drops the constraint ${name}` }]
    case 'AT_SetNotNull':
      return [{ rule: 'set-not-null', what: `It sets NOT NULL on ${name}` }]
    case 'AT_ColumnDefault':
      return def === undefined ? [{ rule: 'drop-default', what: `It drops the default of ${name}` }] : []
    case 'AT_AddColumn':
      return def?.ColumnDef ? columnFindings(def.ColumnDef) : []
    case 'AT_AddConstraint':
      return def?.Constraint ? constraintFindings(def.Constraint) : []
    case 'AT_SetLogged':
    case 'AT_SetUnLogged':
    case 'AT_SetAccessMethod':
    case 'AT_SetTableSpace':
      return [{ rule: 'rewrite-table', what: 'It moves the table' }]
    default:
      return []
  }
}

/* Their value is the same for all rows, so that PostgreSQL keeps it once instead of rewriting the table. */
const CONSTANT = ['A_Const', 'TypeCast', 'SQLValueFunction', 'A_ArrayExpr', 'A_Expr']
const STABLE_FUNCTIONS = ['now', 'transaction_timestamp', 'statement_timestamp']

function columnFindings({
  colname,
  constraints = [],
}: NonNullable<NonNullable<Command['def']>['ColumnDef']>): Finding[] {
  const all = constraints.map(({ Constraint }) => Constraint)
  const has = (type: string) => all.find(({ contype }) => contype === type)
  const found: Finding[] = []
  const value = has('CONSTR_DEFAULT')?.raw_expr
  const isWritten = has('CONSTR_IDENTITY') ?? has('CONSTR_GENERATED')
  if (has('CONSTR_NOTNULL') && !value && !isWritten)
    found.push({ rule: 'add-required-column', what: `It adds ${colname} NOT NULL without a default` })
  if (isWritten || (value && !isConstant(value)))
    found.push({ rule: 'rewrite-table', what: `It adds ${colname} with a value of its own for each row` })
  if (has('CONSTR_UNIQUE') ?? has('CONSTR_PRIMARY'))
    found.push({ rule: 'unique-constraint', what: `It adds ${colname} with a unique constraint` })
  if ((has('CONSTR_FOREIGN') ?? has('CONSTR_CHECK')) && value)
    found.push({ rule: 'validated-constraint', what: `It adds ${colname} with a constraint` })
  return found
}

function isConstant(value: Ast): boolean {
  const [kind = ''] = Object.keys(value)
  if (CONSTANT.includes(kind)) return !JSON.stringify(value).includes('"FuncCall"')
  const names = (value.FuncCall as { funcname?: { String: { sval: string } }[] } | undefined)?.funcname
  return STABLE_FUNCTIONS.includes(names?.at(-1)?.String.sval ?? '')
}

function constraintFindings({
  contype,
  conname = '',
  skip_validation: isDeferred,
  indexname,
}: Constraint): Finding[] {
  if (contype === 'CONSTR_UNIQUE' || contype === 'CONSTR_PRIMARY' || contype === 'CONSTR_EXCLUSION')
    return indexname === undefined
      ? [{ rule: 'unique-constraint', what: `It adds the constraint ${conname}` }]
      : []
  return isDeferred ? [] : [{ rule: 'validated-constraint', what: `It adds the constraint ${conname}` }]
}

/** The last part of a name: `"a"."b"` is b. */
export function lastName(object: unknown): string {
  return /"sval":"([^"]*)"[^"]*$/.exec(JSON.stringify(object))?.[1] ?? '?'
}
