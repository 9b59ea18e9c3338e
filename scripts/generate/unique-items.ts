import type { CodeKeywordDefinition, KeywordCxt } from 'ajv'
import type { Ajv2020 } from 'ajv/dist/2020.js'
import { _, Name } from 'ajv/dist/compile/codegen/index.js'

const RUNTIME = new Name('runtime')

/** Has `uniqueItems` checked by the platform: AJV would compare each item of a list with each other one. */
export function hashUniqueItems(ajv: Ajv2020): void {
  const definition = ajv.getKeyword('uniqueItems') as CodeKeywordDefinition
  definition.code = (cxt: KeywordCxt) => {
    if (cxt.schema !== true) return
    const same = cxt.gen.const('same', _`${RUNTIME}.sameItems(${cxt.data})`)
    cxt.setParams({ i: _`${same}[0]`, j: _`${same}[1]` })
    cxt.fail(same)
  }
}
