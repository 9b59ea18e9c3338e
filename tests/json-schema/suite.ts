import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { openCompiled } from '#platform/contract/load-operation.ts'
import { compileInMemory } from '#compiler/in-memory.ts'
import type { Validate } from '#platform/contract/validator.ts'

/** Where `npm run json-schema` puts the JSON Schema Test Suite. */
export const SUITE = join(import.meta.dirname, '../../.cache/json-schema-test-suite')

interface Group {
  description: string
  schema: Record<string, unknown> | boolean
  tests: { description: string; data: unknown; valid: boolean }[]
}

export interface Deviation {
  /** `ref.json: remote ref, containing refs itself` */
  group: string
  /** How many of the group's tests have another result. */
  tests: number
  /** Why the generator refuses the schema; undefined when it compiles it. */
  refusal?: string
}

export interface FileResult {
  file: string
  tests: number
  deviations: Deviation[]
}

/* What is known to be different, and why. */
const REASONS: readonly [of: RegExp, reason: string][] = [
  [
    /^vocabulary\.json/,
    'The dialect of a schema is that of the OpenAPI document (`jsonSchemaDialect`); meta-schemas that leave vocabularies out are not supported.',
  ],
  [
    /^optional\/dependencies-compatibility\.json/,
    '`dependencies` was replaced by `dependentRequired` and `dependentSchemas` in draft 2019-09.',
  ],
  [
    /^refRemote\.json: remote HTTP ref with different/,
    'A schema of a document is known by its `$id`, not by an address at which it might also be found: nothing is fetched.',
  ],
  [
    /^optional\/cross-draft\.json/,
    'All schemas of a document are of draft 2020-12: a reference to another draft is refused.',
  ],
]

export const reasonOf = (group: string): string | undefined => REASONS.find(([of]) => of.test(group))?.[1]

/**
 * Runs the tests of draft 2020-12 by the same way as a request body: each schema is put into an OpenAPI document, the
 * generator compiles that, and the operation's validator decides.
 *
 * @param folder the suite, with its folders `tests` and `remotes`
 */
export function runSuite(folder = SUITE): FileResult[] {
  const others = { ...remotes(folder), ...metaSchemas() }
  const root = join(folder, 'tests/draft2020-12')
  return globSync('**/*.json', { cwd: root })
    .sort()
    .map((file) => {
      const groups = JSON.parse(readFileSync(join(root, file), 'utf8')) as Group[]
      const deviations = groups.flatMap((group, i) => {
        const name = `${file}: ${group.description}`
        return runGroup(group, name, `https://example.com/${file}/${i}`, others)
      })
      return { file, tests: groups.flatMap(({ tests }) => tests).length, deviations }
    })
}

function runGroup(group: Group, name: string, id: string, others: Record<string, unknown>): Deviation[] {
  let validate: Validate
  try {
    validate = validatorOf(group.schema, id, others)
  } catch (error) {
    return [{ group: name, tests: group.tests.length, refusal: (error as Error).message }]
  }
  const tests = group.tests.filter(({ data, valid }) => validate(data) !== valid).length
  return tests === 0 ? [] : [{ group: name, tests }]
}

function validatorOf(schema: Group['schema'], id: string, others: Record<string, unknown>): Validate {
  // A document of its own, as in the suite: `#` means the schema.
  const embedded = typeof schema === 'boolean' ? schema : { $id: id, ...schema }
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Schema' } } }
  const contract = compileInMemory({
    openapi: '3.1.1',
    info: { title: 'JSON Schema', version: '1' },
    paths: {
      '/values': {
        post: { operationId: 'post', requestBody: { content }, responses: { 204: { description: 'Valid' } } },
      },
    },
    components: { schemas: { Schema: embedded, ...referred(schema, others) } },
  })
  if (!contract.compiled) throw new Error('The contract is not compiled')
  const { body } = openCompiled(contract.compiled)('operations/post')
  return body?.content['application/json']?.validate as Validate
}

/** Of the other documents those that a schema, or one that it refers to, names. */
function referred(schema: unknown, others: Record<string, unknown>): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  // Which dialect a schema is of is no reference.
  const next = [JSON.stringify(schema).replace(/"\$schema":"[^"]*"/g, '')]
  for (let text = next.pop(); text !== undefined; text = next.pop()) {
    for (const [name, other] of Object.entries(others)) {
      const { $id } = other as { $id: string }
      if (name in found || !text.includes(`${$id.split('/').at(-1)}`)) continue
      found[name] = other
      next.push(JSON.stringify(other).replace(/"\$(?:schema|id)":"[^"]*"/g, ''))
    }
  }
  return found
}

/** The documents that the suite refers to, as schemas with an `$id`. */
function remotes(folder: string): Record<string, unknown> {
  const root = join(folder, 'remotes')
  const files = globSync('**/*.json', { cwd: root }).filter((file) => !/^draft(?!2020-12)/.test(file))
  return Object.fromEntries(
    files.flatMap((file, i) => {
      const schema = JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, unknown>
      const isOther = typeof schema.$schema === 'string' && !schema.$schema.includes('2020-12')
      return isOther ? [] : [[`remote-${i}`, { $id: `http://localhost:1234/${file}`, ...schema }]]
    }),
  )
}

function metaSchemas(): Record<string, unknown> {
  const root = dirname(
    createRequire(import.meta.url).resolve('ajv/dist/refs/json-schema-2020-12/schema.json'),
  )
  const files = ['schema.json', ...readdirSync(join(root, 'meta')).map((file) => `meta/${file}`)]
  return Object.fromEntries(
    files.map((file) => [
      `meta-${file.replace(/\W/g, '-')}`,
      JSON.parse(readFileSync(join(root, file), 'utf8')) as unknown,
    ]),
  )
}

/** The published report: docs/reference/conformance/json-schema.md. */
export function report(results: readonly FileResult[]): string {
  const rows = results.map(({ file, tests, deviations }) => {
    const wrong = deviations.reduce((sum, one) => sum + one.tests, 0)
    return { file, tests, wrong, isOptional: file.startsWith('optional/') }
  })
  const sum = (isOptional: boolean) => {
    const of = rows.filter((row) => row.isOptional === isOptional)
    const tests = of.reduce((total, row) => total + row.tests, 0)
    return `${tests - of.reduce((total, row) => total + row.wrong, 0)} of ${tests}`
  }
  const exceptions = results.flatMap(({ deviations }) => deviations)
  return `# JSON Schema

Written by \`npm run json-schema\`. The [JSON Schema Test Suite](https://github.com/json-schema-org/JSON-Schema-Test-Suite),
draft 2020-12, runs through the compiled validators: each schema becomes the request body of an operation.

| tests | as expected |
|---|---|
| required | ${sum(false)} |
| optional, with formats | ${sum(true)} |

## Exceptions

| group | tests | reason |
|---|---|---|
${exceptions.map(({ group, tests }) => `| ${group} | ${tests} | ${reasonOf(group) ?? 'unknown'} |`).join('\n')}

## Files

| file | tests | as expected |
|---|---|---|
${rows.map(({ file, tests, wrong }) => `| ${file} | ${tests} | ${tests - wrong} |`).join('\n')}
`
}

export const isPresent = (): boolean => existsSync(join(SUITE, 'tests/draft2020-12'))
