import { Ajv2020 } from 'ajv/dist/2020.js'
import { _, Name, ValueScope } from 'ajv/dist/compile/codegen/index.js'
import type { CodeKeywordDefinition, KeywordCxt } from 'ajv'
import { callRef } from 'ajv/dist/vocabularies/core/ref.js'
import standaloneModule from 'ajv/dist/standalone/index.js'
import { formats } from '#platform/formats.ts'
import { leastVariant, prepare, type Reference, type Variant } from './schemas.ts'
import { isObject, Refusal, type Located, type Schema, type Source } from './source.ts'

const standaloneCode = standaloneModule as unknown as (ajv: Ajv2020, validate: unknown) => string

export interface ValidatorWriter {
  /**
   * The text of an expression whose value is a validator of the schema.
   *
   * @param refer names the variable that holds a compiled schema
   */
  write: (here: Located, variant: Variant, refer: (pointer: string) => string, needed: (reference: Reference) => void) => string
  /** The same for a schema that the generator itself made up from schemas of the contract. */
  writePrepared: (schema: Schema | boolean, pointer: string, refer: (pointer: string) => string, needed: (reference: Reference) => void) => string
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
  const readOnly: CodeKeywordDefinition = { keyword: 'charterReadOnly', error: { message: 'read-only' }, code: (cxt: KeywordCxt) => cxt.error() }
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
    // Which properties were looked at is kept track of only where a contract asks for it: it costs at each reference.
    unevaluated: JSON.stringify(source.document).includes('"unevaluated'),
    code: { source: true, lines: true, optimize: true, formats: _`formats` },
    keywords: [charterRef, readOnly],
  })
  for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, format as never)

  const writePrepared: ValidatorWriter['writePrepared'] = (schema, pointer, refers, needs) => {
    refer = refers
    needed = needs
    // A scope of its own for each function: names start at 0, so a change of one schema does not rename all others.
    const scope = new ValueScope({ scope: {}, prefixes: new Set(['schema', 'validate', 'formats', 'pattern', 'func', 'default', 'keyword', 'root', 'wrapper', 'source', 'Error']), es5: false, lines: true })
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
      const least = leastVariant(source, here, variant)
      return writePrepared(prepare(source, here, least), here.pointer, refers, needs)
    },
  }
}

/** AJV writes a CommonJS module; what is needed is an expression that takes its helpers from the runtime. */
function tidy(code: string): string {
  const name = /module\.exports = (\w+);/.exec(code)?.[1]
  const body = code
    .replace('"use strict";', '')
    .replace(/module\.exports = \w+;\s*module\.exports\.default = \w+;/, '')
    .replace(/require\("ajv\/dist\/runtime\/(\w+)"\)\.default/g, 'runtime.$1')
    .replace(/new RegExp\(("(?:[^"\\]|\\.)*"), "u"\)/g, (text, pattern: string) => (isUnicode(JSON.parse(pattern)) ? text : `new RegExp(${pattern})`))
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
