import { existsSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { upgrade } from '@scalar/openapi-upgrader'
import { stringify } from 'yaml'
import { readPlain } from '#compiler/document/document.ts'

/**
 * `charter convert <swagger.yaml> --out <openapi.yaml>`: writes a Swagger 2.0 or OpenAPI 3.0 document as OpenAPI 3.1.
 * References to other files are kept as they are.
 *
 * @throws Error in one sentence
 */
export async function convert(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: 'string' } },
  })
  const [file, ...others] = positionals
  const { out } = values
  if (file === undefined || out === undefined || others.length > 0)
    throw new Error('Usage: charter convert <swagger.yaml> --out <openapi.yaml>')
  if (existsSync(out)) throw new Error(`${out} exists already: charter convert writes a new file.`)
  const document = readPlain(file) as { swagger?: string; openapi?: string } | null
  const version = String(document?.swagger ?? document?.openapi ?? '')
  if (!/^(2\.0|3\.0\.\d+)$/.test(version))
    throw new Error(
      `${file} is ${version ? `OpenAPI ${version}` : 'no OpenAPI document'}: 2.0 and 3.0 can be converted.`,
    )
  const { openapi, info, servers, ...rest } = upgrade(document, '3.1')
  const converted = { openapi, info, servers, ...rest }
  writeFileSync(
    out,
    out.endsWith('.json')
      ? `${JSON.stringify(converted, null, 2)}\n`
      : stringify(converted, { lineWidth: 0 }),
  )
  console.log(`${out}: OpenAPI ${String(openapi)}, from ${version}. Read it before you build on it.`)
}
