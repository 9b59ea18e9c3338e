import { Ajv2020 } from 'ajv/dist/2020.js'
import { _, Name, ValueScope } from 'ajv/dist/compile/codegen/index.js'
import type { CodeKeywordDefinition, KeywordCxt } from 'ajv'
import { callRef } from 'ajv/dist/vocabularies/core/ref.js'
import standaloneModule from 'ajv/dist/standalone/index.js'
import { formats } from '#platform/formats.ts'
import { limitErrors } from './error-limit.ts'
import { prepare, type Reference } from './schemas.ts'
import { hashUniqueItems } from './unique-items.ts'
import { leastVariant, type Variant } from './variants.ts'
import {
  at,
  childrenOf,
  isObject,
  Refusal,
  resolveRef,
  resolveSchema,
  type Located,
  type Schema,
  type Source,
} from './source.ts'

const standaloneCode = standaloneModule as unknown as (ajv: Ajv2020, validate: unknown) => string

export interface ValidatorWriter {
  /**
   * The text of an expression whose value is a validator of the schema: that of a shared schema itself where it is just that.
   *
   * @param refer names the variable that holds a compiled schema
   */
  write: (
    here: Located,
    variant: Variant,
    refer: (pointer: string) => string,
    needed: (reference: Reference) => void,
  ) => string
  /** The same for a schema that the generator itself made up from schemas of the contract. */
  writePrepared: (
    schema: Schema | boolean,
    pointer: string,
    refer: (pointer: string) => string,
    needed: (reference: Reference) => void,
  ) => string
}

/** Opens AJV for one document: its standalone code, with references to other schemas left as calls of their functions. */
export function openValidators(source: Source): ValidatorWriter {
  let refer: (pointer: string) => string = () => ''
  let needed: (reference: Reference) => void = () => {}
  const charterRef: CodeKeywordDefinition = {
    keyword: 'charterRef',
    code(cxt: KeywordCxt) {
      const reference = cxt.schema as Reference
      needed(reference)
      callRef(cxt, _`${new Name(refer(reference.pointer))}.${new Name(reference.variant)}`)
    },
  }
  const readOnly: CodeKeywordDefinition = {
    keyword: 'charterReadOnly',
    error: { message: 'read-only' },
    code: (cxt: KeywordCxt) => cxt.error(),
  }
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    messages: false,
    meta: false,
    validateSchema: false,
    addUsedSchema: false,
    inlineRefs: false,
    useDefaults: true,
    logger: false,
    unevaluated: true,
    code: { source: true, lines: true, optimize: true, formats: _`formats`, regExp: tolerantRegExp },
    keywords: [charterRef, readOnly],
  })
  for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, format as never)
  limitErrors(ajv)
  hashUniqueItems(ajv)

  const tracked = trackedSchemas(source)

  const writePrepared: ValidatorWriter['writePrepared'] = (schema, pointer, refers, needs) => {
    refer = refers
    needed = needs
    // Which properties were looked at is kept track of only where a contract asks for it: it costs at each reference.
    ajv.opts.unevaluated = tracked.has(pointer) || JSON.stringify(schema).includes('"unevaluated')
    // A scope of its own for each function: names start at 0, so a change of one schema does not rename all others.
    const scope = new ValueScope({
      scope: {},
      prefixes: new Set([
        'schema',
        'validate',
        'formats',
        'pattern',
        'func',
        'default',
        'keyword',
        'root',
        'wrapper',
        'source',
        'Error',
      ]),
      es5: false,
      lines: true,
    })
    ;(ajv as { scope: ValueScope }).scope = scope
    ;(ajv as unknown as { _cache: Map<unknown, unknown> })._cache.clear()
    try {
      const validate = ajv.compile(isObject(schema) ? schema : schema ? {} : { not: {} })
      return tidy(standaloneCode(ajv, validate))
    } catch (error) {
      if (error instanceof Refusal) throw error
      throw new Refusal(pointer, `the schema can't be compiled: ${(error as Error).message}`)
    }
  }
  return {
    writePrepared,
    write(here, variant, refers, needs) {
      const schema = prepare(source, here, leastVariant(source, here, variant))
      const reference =
        isObject(schema) && Object.keys(schema).length === 1
          ? (schema.charterRef as Reference | undefined)
          : undefined
      if (!reference) return writePrepared(schema, here.pointer, refers, needs)
      needs(reference)
      return `${refers(reference.pointer)}.${reference.variant}`
    },
  }
}

/* A pattern that is only valid without the flag `u` is written without it: see `tidy`. */
const tolerantRegExp = Object.assign(
  (pattern: string, flags: string) => new RegExp(pattern, isUnicode(pattern) ? flags : ''),
  { code: 'new RegExp' },
)

/** The shared schemas that apply in the same place as an `unevaluatedProperties` or `unevaluatedItems`. */
function trackedSchemas(source: Source): Set<string> {
  const tracked = new Set<string>()
  const follow = (here: Located): void => {
    if (!isObject(here.schema)) return
    for (const keyword of ['$ref', '$dynamicRef']) {
      const ref = here.schema[keyword]
      if (typeof ref !== 'string') continue
      const target = resolveSchema(source, resolveRef(source, ref, here))
      if (tracked.has(target.pointer)) continue
      tracked.add(target.pointer)
      follow(target)
    }
    for (const child of childrenOf(here)) if (IN_PLACE.has(child.keyword)) follow(child)
  }
  const search = (node: unknown, pointer: string): void => {
    if (typeof node !== 'object' || node === null) return
    if ('unevaluatedProperties' in node || 'unevaluatedItems' in node)
      follow({ schema: node, pointer, base: '' })
    for (const [key, child] of Object.entries(node)) search(child, at(pointer, key))
  }
  if (!source.is30) search(source.document, '#')
  return tracked
}

const IN_PLACE = new Set(['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else', 'dependentSchemas'])

/** AJV writes a CommonJS module; what is needed is an expression that takes its helpers from the runtime. */
function tidy(code: string): string {
  const name = /module\.exports = (\w+);/.exec(code)?.[1]
  const body = code
    .replace('"use strict";', '')
    .replace(/module\.exports = \w+;\s*module\.exports\.default = \w+;/, '')
    .replace(/require\("ajv\/dist\/runtime\/(\w+)"\)\.default/g, 'runtime.$1')
    .replace(/new RegExp\(("(?:[^"\\]|\\.)*"), "u"\)/g, (text, pattern: string) =>
      isUnicode(JSON.parse(pattern) as string) ? text : `new RegExp(${pattern})`,
    )
    // Counting characters is slow; in most cases the length in UTF-16 units decides (each character has one or two).
    .replace(/if\((func\d+)\((\w+)\) > (\d+)\)/g, 'if($2.length > $3 && $1($2) > $3)')
    .replace(
      /if\((func\d+)\((\w+)\) < (\d+)\)/g,
      (_, count, value, limit) => `if(${value}.length < ${2 * limit} && ${count}(${value}) < ${limit})`,
    )
    .trim()
  return `(() => {\n${body}\nreturn ${name}\n})()`
}

function isUnicode(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u')
    return true
  } catch {
    return false
  }
}
