/** A column as `schema.prisma` declares it. */
export interface Column {
  name: string
  /** `String`, `Int`, or the name of an enum. */
  type: string
  isList: boolean
  isNullable: boolean
  hasDefault: boolean
  isUnique: boolean
  /** `Uuid`, `VarChar(80)`, … of `@db`. */
  native: string | undefined
  line: number
  /** `// contract <kind>: <reason>`: explained differences. */
  explained: Map<string, { reason: string; line: number }>
  /** `// contract is <path>`: the property with another name. */
  property: string
}

export interface PrismaSchema {
  models: Map<string, Column[]>
  enums: Map<string, string[]>
  /** What is explained before the first model applies to all of them. */
  explained: Map<string, { reason: string; line: number }>
}

const EXPLANATION = /\/\/+ contract ([a-zA-Z]+): *(.*)$/
const MAPPING = /\/\/+ contract is ([\w.]+)/

/** Reads the models and enums of a `schema.prisma`; relations are columns whose type is a model. */
export function readPrismaSchema(text: string): PrismaSchema {
  const result: PrismaSchema = { models: new Map(), enums: new Map(), explained: new Map() }
  let block: { kind: string; name: string } | undefined
  let isFirst = true
  let pending = new Map<string, { reason: string; line: number }>()
  for (const [index, raw] of text.split('\n').entries()) {
    const line = index + 1
    const explanation = EXPLANATION.exec(raw)
    if (explanation)
      pending.set(explanation[1] as string, { reason: (explanation[2] as string).trim(), line })
    const opening = /^(model|enum|generator|datasource) (\w+) \{/.exec(raw)
    if (opening) {
      const [, kind = '', name = ''] = opening
      block = { kind, name }
      if (kind === 'model') result.models.set(name, [])
      if (kind === 'enum') result.enums.set(name, [])
      if (isFirst) result.explained = pending
      isFirst = false
      pending = new Map()
    } else if (raw.startsWith('}')) {
      block = undefined
      pending = new Map()
    } else if (block?.kind === 'enum') {
      const value = /^ +(\w+)(?:.*@map\("([^"]+)"\))?/.exec(raw)
      if (value) result.enums.get(block.name)?.push(value[2] ?? (value[1] as string))
    } else if (block?.kind === 'model') {
      const columns = result.models.get(block.name) ?? []
      const unique = /^ +@@unique\(\[(\w+)\]/.exec(raw)?.[1]
      for (const column of columns) if (column.name === unique) column.isUnique = true
      const column = columnOf(raw, line, pending)
      if (!column) continue
      pending = new Map()
      columns.push(column)
    }
  }
  return result
}

function columnOf(raw: string, line: number, explained: Column['explained']): Column | undefined {
  const match = /^ +(\w+) +(\w+)(\[\])?(\?)?(.*)$/.exec(raw)
  if (!match) return undefined
  const [, name = '', type = '', list, optional, rest = ''] = match
  const attributes = rest.split('//')[0] as string
  return {
    ...{ name, type, line, explained },
    isList: list !== undefined,
    isNullable: optional !== undefined,
    hasDefault: /@default|@updatedAt/.test(attributes),
    isUnique: /@unique|@id/.test(attributes),
    native: /@db\.(\w+(?:\([^)]*\))?)/.exec(attributes)?.[1],
    property: MAPPING.exec(rest)?.[1] ?? name,
  }
}
