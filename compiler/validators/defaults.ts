import { checkFunction } from './checks.ts'
import { block, literal, read, type Scope } from './check-text.ts'
import type { Prepared } from './prepared.ts'
import type { Located } from '../document/source.ts'
import { compilePattern } from '../schemas/patterns.ts'
import { helpers } from './runtime-helpers.ts'

/** What the writing of defaults needs beside the scope. */
export interface DefaultTools {
  scope: Scope
  /** The function that sets the defaults of another schema; undefined when that has none. */
  fill: (pointer: string) => string | undefined
  /** Whether a default matches its schema. One that does not is an annotation without effect. */
  fits: (value: unknown, at: Located) => boolean
}

const OBJECT = (value: string) =>
  `typeof ${value} === "object" && ${value} !== null && !Array.isArray(${value})`

/**
 * Writes statements that set the defaults of a value which has been found valid, and remove what is read-only and ignored. `default` is an annotation (JSON
 * Schema 2020-12 validation, section 9.2), so it takes no part in the validation itself.
 */
export function defaultLines(tools: DefaultTools, schema: Prepared | boolean, value: string): string[] {
  if (typeof schema === 'boolean') return []
  const { scope } = tools
  const lines: string[] = []
  const fill = schema.call && tools.fill(schema.call.pointer)
  if (fill) lines.push(`${fill}(${value})`)
  for (const part of schema.allOf ?? []) lines.push(...defaultLines(tools, part, value))
  const branch = (test: Prepared | boolean, body: string[]) => {
    if (body.length > 0) lines.push(...block(`if (${checkFunction(scope, test)}(${value}))`, body))
  }
  for (const union of schema.unions ?? [])
    for (const one of union.branches) branch(one, defaultLines(tools, one, value))
  if (schema.if !== undefined) {
    branch(schema.if, defaultLines(tools, schema.then ?? true, value))
    branch({ not: schema.if }, defaultLines(tools, schema.else ?? true, value))
  }
  const own = propertyLines(tools, schema, value)
  if (own.length > 0) lines.push(...block(`if (${OBJECT(value)})`, own))
  const items = itemLines(tools, schema, value)
  if (items.length > 0) lines.push(...block(`if (Array.isArray(${value}))`, items))
  return lines
}

function propertyLines(tools: DefaultTools, schema: Prepared, value: string): string[] {
  const { scope } = tools
  const lines: string[] = []
  for (const [name, child] of Object.entries(schema.dependentSchemas ?? {})) {
    const body = defaultLines(tools, child, value)
    if (body.length > 0) lines.push(...block(`if (${read(value, name)} !== undefined)`, body))
  }
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    const declared = typeof child === 'boolean' ? undefined : child.default
    if (typeof child !== 'boolean' && child.readOnly === 'ignore')
      lines.push(`delete ${value}[${JSON.stringify(name)}]`)
    if (declared && tools.fits(declared.value, declared.at))
      lines.push(
        `if (${read(value, name)} === undefined) ${helpers.setOwn}(${value}, ${JSON.stringify(name)}, ${literal(declared.value)})`,
      )
    const item = scope.name('v')
    const body = defaultLines(tools, child, item)
    if (body.length > 0) lines.push(...block('', [`const ${item} = ${read(value, name)}`, ...body]))
  }
  const each: [test: string, schema: Prepared | boolean][] = Object.entries(
    schema.patternProperties ?? {},
  ).map(([pattern, child]) => {
    const { source, flags } = compilePattern(pattern)
    return [`new RegExp(${JSON.stringify(source)}, ${JSON.stringify(flags)}).test(k)`, child]
  })
  const others = [
    ...Object.keys(schema.properties ?? {}).map((name) => `k !== ${JSON.stringify(name)}`),
    ...each.map(([test]) => `!${test}`),
  ]
  each.push([others.join(' && ') || 'true', schema.additionalProperties ?? true])
  for (const [test, child] of each) {
    const item = scope.name('v')
    const body = defaultLines(tools, child, item)
    if (body.length > 0)
      lines.push(
        ...block(
          `for (const k in ${value})`,
          block(`if (${test})`, [`const ${item} = ${value}[k]`, ...body]),
        ),
      )
  }
  return lines
}

function itemLines(tools: DefaultTools, schema: Prepared, value: string): string[] {
  const lines: string[] = []
  const prefix = schema.prefixItems ?? []
  for (const [i, child] of prefix.entries()) {
    const item = tools.scope.name('v')
    const body = defaultLines(tools, child, item)
    if (body.length > 0) lines.push(...block('', [`const ${item} = ${value}[${i}]`, ...body]))
  }
  const item = tools.scope.name('v')
  const body = schema.items === undefined ? [] : defaultLines(tools, schema.items, item)
  if (body.length > 0)
    lines.push(
      ...block(`for (const ${item} of ${value}${prefix.length > 0 ? `.slice(${prefix.length})` : ''})`, body),
    )
  return lines
}
