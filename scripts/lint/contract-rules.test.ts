import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'

/** A part of a contract as plain data; what a case asserts on it is the check. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as deep and as loose as OpenAPI is
type Node = Record<string, any>
interface Parts {
  document: Node
  get: Node
  patch: Node
  schemas: Node
}
type Break = (parts: Parts) => void

const without = (node: Node, key: string) => delete node[key]
const problemOf = (patch: Node): Node => patch.responses['409'].content['application/problem+json']
const jsonOf = (get: Node): Node => get.responses['200'].content['application/json']
const missing =
  (status: string): Break =>
  ({ get, patch }) => {
    without(get.responses, status)
    without(patch.responses, status)
  }

const CASES: [rule: string, fault: string, breakIt: Break][] = [
  ...['304', '400', '401', '403', '404', '406', '412', '413', '415', '500', '503'].map(
    (status): [string, string, Break] => ['charter/statuses', `${status} is missing`, missing(status)],
  ),
  ['charter/statuses', 'a range', ({ get }) => (get.responses['5XX'] = get.responses['500'])],
  ['charter/statuses', 'default', ({ get }) => (get.responses.default = get.responses['500'])],
  ['charter/statuses', '405', ({ get }) => (get.responses['405'] = get.responses['404'])],
  [
    'charter/statuses',
    '406 without a body',
    ({ get, patch }) => (patch.responses['406'] = get.responses['406']),
  ],
  ['charter/statuses', '412 without If-Match', ({ patch }) => (patch.parameters = [])],
  ['charter/statuses', '413 without a body', ({ patch }) => without(patch, 'requestBody')],
  ['charter/statuses', '304 without If-None-Match', ({ get }) => (get.parameters = [])],
  ['charter/statuses', '304 without an ETag', ({ get }) => without(get.responses['200'].headers, 'ETag')],
  [
    'charter/problems',
    'an error as application/json',
    ({ patch }) => (patch.responses['409'].content = { 'application/json': problemOf(patch) }),
  ],
  [
    'charter/problems',
    'a problem of another schema',
    ({ patch }) => (problemOf(patch).schema = { type: 'object' }),
  ],
  [
    'charter/problems',
    'a success as a problem',
    ({ get, patch }) => (get.responses['200'].content = patch.responses['409'].content),
  ],
  [
    'charter/problems',
    'an example of another status',
    ({ patch }) => (problemOf(patch).examples.taken.value.status = 404),
  ],
  [
    'charter/problems',
    "another service's code",
    ({ patch }) => (problemOf(patch).examples.taken.value.code = 'users.name-taken'),
  ],
  [
    'charter/problems',
    'a type that is not its code',
    ({ patch }) => (problemOf(patch).examples.taken.value.type = 'urn:problem-type:taken'),
  ],
  [
    'charter/bounds',
    'an endless string',
    ({ schemas }) => without(schemas.Thing.properties.tags.items, 'maxLength'),
  ],
  ['charter/bounds', 'an endless array', ({ schemas }) => without(schemas.Thing.properties.tags, 'maxItems')],
  [
    'charter/bounds',
    'an endless number',
    ({ get }) => without(get.responses['200'].headers.Age.schema, 'maximum'),
  ],
  [
    'charter/requests',
    'unknown fields are let in',
    ({ schemas }) => without(schemas.ThingChange, 'additionalProperties'),
  ],
  ['charter/requests', 'control characters are let in', ({ schemas }) => without(schemas.Name, 'pattern')],
  [
    'charter/descriptions',
    'a property',
    ({ schemas }) => without(schemas.Thing.properties.tags, 'description'),
  ],
  ['charter/descriptions', 'a schema', ({ schemas }) => without(schemas.ThingChange, 'description')],
  ['charter/extensions', 'an unknown one', ({ get }) => (get['x-colour'] = 'red')],
  ['charter/extensions', 'one of another form', ({ get }) => (get['x-internal'] = 'yes')],
  ['charter/extensions', 'one in another place', ({ schemas }) => (schemas.Thing['x-timeout-ms'] = 5)],
  ['charter/extensions', 'one not honoured yet', ({ patch }) => (patch['x-idempotency'] = 'required')],
  [
    'charter/references',
    'a reference to another service',
    ({ get }) => (jsonOf(get).schema.$ref = '../strangers/v1.yaml#/components/schemas/Thing'),
  ],
  [
    'charter/names',
    'a link to nothing',
    ({ get }) => (get.responses['200'].links.updateThing.operationId = 'moveThing'),
  ],
  ['charter/names', 'a version of another file', ({ document }) => (document.info.version = '77.0.0')],
  [
    'response-contains-header',
    '401 without WWW-Authenticate',
    ({ patch }) => (patch.responses['401'] = patch.responses['409']),
  ],
  ['rule/openapi-3-1', 'OpenAPI 3.0', ({ document }) => (document.openapi = '3.0.3')],
  [
    'rule/license-identifier',
    'a license without it',
    ({ document }) => without(document.info.license, 'identifier'),
  ],
  ['rule/operation-id-camel-case', 'a kebab', ({ patch }) => (patch.operationId = 'update-thing')],
  ['rule/operation-tags', 'no tag', ({ get }) => (get.tags = [])],
  ['rule/operation-security', 'none', ({ get }) => without(get, 'security')],
  [
    'rule/parameter-example',
    'none',
    ({ document }) => without(document.paths['/things/{thingId}'].parameters[0], 'example'),
  ],
  ['rule/header-example', 'none', ({ get }) => without(get.responses['200'].headers.Age, 'example')],
  ['rule/header-description', 'none', ({ get }) => without(get.responses['200'].headers.Age, 'description')],
  ['rule/request-body-description', 'none', ({ patch }) => without(patch.requestBody, 'description')],
  [
    'rule/body-example',
    'a request',
    ({ patch }) => without(patch.requestBody.content['application/json'], 'examples'),
  ],
  ['rule/body-example', 'a reply', ({ get }) => without(jsonOf(get), 'examples')],
  ['rule/body-example', 'a problem', ({ patch }) => without(problemOf(patch), 'examples')],
  // A few of Redocly's own, to see that they are on.
  [
    'no-invalid-media-type-examples',
    'an example of another form',
    ({ get }) => (jsonOf(get).examples.thing.value.name = '?'),
  ],
  ['no-unused-components', 'a leftover', ({ schemas }) => (schemas.Unused = schemas.Name)],
  [
    'no-unresolved-refs',
    'a reference to nothing',
    ({ get }) => (jsonOf(get).schema.$ref = '#/components/schemas/Nothing'),
  ],
  ['operation-operationId-unique', 'the same twice', ({ patch }) => (patch.operationId = 'getThing')],
  ['operation-summary', 'none', ({ get }) => without(get, 'summary')],
  ['operation-description', 'none', ({ get }) => without(get, 'description')],
  ['operation-tag-defined', 'a tag without a description', ({ get }) => (get.tags = ['Others'])],
  ['operation-2xx-response', 'only errors', ({ patch }) => without(patch.responses, '204')],
  ['security-defined', 'an unknown scheme', ({ patch }) => (patch.security = [{ cookie: [] }])],
  ['struct', 'a keyword that OpenAPI does not have', ({ get }) => (get.sumary = 'Read a thing')],
]

const folder = mkdtempSync(join(tmpdir(), 'charter-lint-'))
/** By file, the names of the rules that it breaks. */
let faults: Map<string, Set<string>>

function write(service: string, version: number, breakIt?: Break): string {
  const document = parse(readFileSync('scripts/lint/sound.yaml', 'utf8')) as Node
  document.info.version = `${version}.0.0`
  const { get, patch } = document.paths['/things/{thingId}']
  breakIt?.({ document, get, patch, schemas: document.components.schemas })
  const file = join(folder, service, `v${version}.yaml`)
  mkdirSync(join(folder, service), { recursive: true })
  writeFileSync(file, stringify(document, { aliasDuplicateObjects: false }))
  return file
}

beforeAll(async () => {
  cpSync('openapi/shared', join(folder, 'shared'), { recursive: true })
  write('strangers', 1)
  // Sound first: the first to use an operationId owns it.
  const files = [
    write('things', 1),
    write('others', 1, ({ patch }) => without(patch.responses, '409')),
    ...CASES.map((each, i) => write('things', i + 2, each[2])),
  ]
  const cli = 'node_modules/@redocly/cli/bin/cli.js'
  const args = [
    cli,
    'lint',
    ...files,
    '--config',
    'redocly.yaml',
    '--format',
    'github-actions',
    '--max-problems',
    '1000',
  ]
  const output = await new Promise<string>((done) =>
    execFile(process.execPath, args, { maxBuffer: 2 ** 26 }, (_exit, stdout) => done(stdout)),
  )
  faults = new Map(files.map((file) => [file, new Set()]))
  for (const [, rule, file] of output.matchAll(/^::error title=([^,]+),file=([^,]+),/gm)) {
    const name = files.find((each) => file?.endsWith(each.slice(folder.length))) ?? String(file)
    faults.set(name, (faults.get(name) ?? new Set()).add(String(rule)))
  }
})

afterAll(() => rmSync(folder, { recursive: true }))

const of = (service: string, version: number) => [
  ...(faults.get(join(folder, service, `v${version}.yaml`)) ?? ['no such file']),
]

describe('contract lint', () => {
  it('lets a sound contract pass', () => {
    expect(of('things', 1)).toEqual([])
  })

  it.each(CASES.map(([rule, fault], i) => [rule, fault, i + 2] as const))(
    '%s refuses: %s',
    (rule, _fault, version) => {
      expect(of('things', version)).toContain(rule)
    },
  )

  it('refuses an operationId that another service has', () => {
    expect(of('others', 1)).toEqual(['charter/names'])
  })
})
