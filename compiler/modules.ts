import { keysOf } from './document/json-pointer.ts'
import { openProjections } from './filters/response-filter.ts'
import type { Variant } from './schemas/variants.ts'
import { filterHelper, runtimeLines, schemaAt } from './validators/runtime-helpers.ts'
import { openValidators, type Links } from './validators/validators.ts'
import type { Prepared } from './validators/prepared.ts'
import { nodeAt, type Located, type Schema, type Source } from './document/source.ts'

/** Texts of compiled functions, and the files that those of shared schemas go to. */
export interface Modules {
  /** Starts a file: expressions that are asked of it may refer to schemas that have files of their own. */
  open: () => ModuleText
  /**
   * The files of all schemas that were referred to, by name without extension.
   *
   * @param attempt does the work for one schema, and keeps what it throws
   */
  schemas: (attempt: (pointer: string, work: () => void) => void) => Map<string, string>
  fileName: (wanted: string) => string
}

export interface ModuleText {
  validator: (here: Located, variant: Variant) => string
  prepared: (schema: Prepared) => string
  projection: (here: Located) => string
  filterNode: (here: Located) => string
  /** A function that other files call: a check by its variant, or `defaults`. */
  member: (here: Located, name: string) => string
  /** The whole text of the file, given the expression that it exports. */
  text: (expression: string) => string
}

export function openModules(source: Source, header: string): Modules {
  const validators = openValidators(source)
  const projections = openProjections(source)
  const names = new Map<string, { file: string; variable: string }>()
  const taken = new Set<string>()
  /** What of each schema is referred to: variants, `cut` and `node`. */
  const wanted = new Map<string, Set<string>>()
  const queue: [pointer: string, what: string][] = []

  /* File systems may ignore case, so names differ by more than that. */
  const fileName = (text: string): string => {
    const base =
      text
        .replace(/[^\w-]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 80) || 'x'
    let name = base
    for (let i = 2; taken.has(name.toLowerCase().replaceAll('-', '_')); i++) name = `${base}-${i}`
    taken.add(name.toLowerCase().replaceAll('-', '_'))
    return name
  }
  const nameOf = (pointer: string) => {
    const known = names.get(pointer)
    if (known) return known
    const keys = keysOf(pointer)
    const isComponent = keys.length === 3 && keys[0] === 'components' && keys[1] === 'schemas'
    const file = `schemas/${fileName(isComponent ? (keys[2] as string) : keys.slice(-4).join('-'))}`
    const name = { file, variable: `$${file.slice('schemas/'.length).replaceAll('-', '_')}` }
    names.set(pointer, name)
    return name
  }
  const need = (pointer: string, what: string): void => {
    const set = wanted.get(pointer) ?? new Set()
    wanted.set(pointer, set)
    if (set.has(what)) return
    set.add(what)
    queue.push([pointer, what])
  }

  const open = (): ModuleText => {
    const used = new Map<string, string>()
    const refer = (pointer: string): string => {
      const { file, variable } = nameOf(pointer)
      used.set(variable, file)
      return variable
    }
    const links: Links = { refer, needed: need }
    return {
      validator: (here, variant) => validators.validator(here, variant, links),
      prepared: (schema) => validators.prepared(schema, links),
      projection: (here) => projections.write(here, { refer, needs: need }),
      filterNode: (here) => projections.writeNode(here, { refer, needs: need }),
      member: (here, name) => validators.member(here, name, links),
      text: (expression) => {
        const imports = [...used]
          .sort()
          .map(([variable, file]) => `  const ${variable} = ${schemaAt(file)}\n`)
        return `${header}\nexport default (runtime) => {\n${runtimeLines(expression)}${imports.join('')}  return ${expression}\n}\n`
      },
    }
  }

  const schemas: Modules['schemas'] = (attempt) => {
    const modules = new Map<string, { module: ModuleText; parts: Map<string, string> }>()
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [pointer, what] = next
      const entry = modules.get(pointer) ?? { module: open(), parts: new Map<string, string>() }
      modules.set(pointer, entry)
      const here: Located = { schema: nodeAt(source, pointer) as Schema, pointer }
      attempt(pointer, () => {
        const { projection, filterNode, member } = entry.module
        const text =
          what === 'node'
            ? filterNode(here)
            : what === 'cut'
              ? deferred(projection(here).replace(/^null$/, filterHelper('same')))
              : deferred(member(here, what))
        entry.parts.set(what, text)
      })
    }
    return new Map(
      [...modules]
        .map(([pointer, { module, parts }]): [string, string] => {
          const members = [...parts]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([what, text]) => `${what}: ${text}`)
          return [nameOf(pointer).file, module.text(`{\n${members.join(',\n')}\n}`)]
        })
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    )
  }
  return { open, schemas, fileName }
}

/** Schemas may refer to each other, so what a bare reference stands for is only looked up when it is called. */
function deferred(text: string): string {
  if (!/^\$\w+\.\w+$/.test(text)) return text
  return `(...values) => ${text}(...values)`
}
