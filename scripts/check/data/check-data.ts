import { existsSync, globSync, readFileSync } from 'node:fs'
import { METHODS, type OpenApiDocument } from '#platform/contract/contract.ts'
import { compareModel } from './compare.ts'
import { readPrismaSchema } from './prisma-schema.ts'

/**
 * Compares the models of each `schema.prisma` with the schemas of the same names in the newest contract of the service. A
 * difference is explained by `// contract <kind>: <reason>` above the column, or before the first model for all columns.
 *
 * @returns a line for each difference that is not explained, and for each explanation of none; undefined without any
 */
export async function checkData(): Promise<string | undefined> {
  const lines = globSync('prisma/*/schema.prisma')
    .sort()
    .flatMap((file) => {
      const service = file.split(/[\\/]/)[1] as string
      const contract = newestContract(service)
      return contract ? differencesIn(file, readFileSync(file, 'utf8'), contract) : []
    })
  return Promise.resolve(lines.length > 0 ? lines.join('\n') : undefined)
}

function newestContract(service: string): OpenApiDocument | undefined {
  const versions = globSync(`generated/${service}/v*/contract.json`).sort(
    (a, b) => Number(/v(\d+)/.exec(b)?.[1]) - Number(/v(\d+)/.exec(a)?.[1]),
  )
  const [newest] = versions
  return newest !== undefined && existsSync(newest)
    ? (JSON.parse(readFileSync(newest, 'utf8')) as OpenApiDocument)
    : undefined
}

export function differencesIn(file: string, text: string, document: OpenApiDocument): string[] {
  const { models, enums, explained } = readPrismaSchema(text)
  const lines: string[] = []
  const used = new Set<number>()
  for (const [name, columns] of models) {
    const compared = compareModel(columns, name, { document, enums, unique: uniqueIn(document) })
    for (const { column, differences } of compared) {
      for (const { kind, message } of differences) {
        const explanation = column.explained.get(kind) ?? explained.get(kind)
        if (explanation) used.add(explanation.line)
        else
          lines.push(
            `${file}:${column.line}: ${name}.${column.name} is ${message}: change one, or explain it: // contract ${kind}: <reason>`,
          )
      }
    }
  }
  const all = [explained, ...[...models.values()].flat().map((column) => column.explained)]
  for (const [kind, { reason, line }] of all.flatMap((map) => [...map])) {
    if (!used.has(line))
      lines.push(`${file}:${line}: there is no difference of ${kind} to explain: delete the line`)
    else if (reason === '') lines.push(`${file}:${line}: // contract ${kind}: needs a reason`)
  }
  return lines
}

/** The properties that `x-unique` of an operation names. */
function uniqueIn({ paths = {} }: OpenApiDocument): Set<string> {
  const items = Object.values(paths) as Record<string, { 'x-unique'?: string[] } | undefined>[]
  return new Set(items.flatMap((item) => METHODS.flatMap((method) => item[method]?.['x-unique'] ?? [])))
}
