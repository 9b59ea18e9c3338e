import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { contractCommand } from '../contract.ts'

const V1 = 'openapi/pets/v1.yaml'
const CONTRACT = `openapi: 3.1.1
info:
  title: Pets
  version: 1.2.0
  description: All about pets.

tags: []

paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - { name: kind, in: query, schema: { $ref: ../shared/kinds.yaml#/Kind } }
        - { name: sort, in: query, deprecated: true, schema: { type: string } }
      responses: { '200': { description: ok } }
    delete:
      operationId: deletePets
      responses: { '204': { description: ok } }
`

const HOME = process.cwd()

let folder: string
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
const commit = (message: string) => [git('add', '-A'), git('commit', '-qm', message)]
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}
const read = (file: string) => readFileSync(join(folder, file), 'utf8')
const edit = (file: string, from: string, to: string) => {
  expect(read(file)).toContain(from)
  write(file, read(file).replace(from, to))
}
const run = async (...args: string[]) => {
  const lines: string[] = []
  const log = (line: string) => void lines.push(`${line}\n`)
  const spies = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')].map((spy) =>
    spy.mockImplementation(log),
  )
  await contractCommand(args)
  for (const spy of spies) spy.mockRestore()
  const status = process.exitCode ?? 0
  process.exitCode = undefined
  return { output: lines.join(''), status }
}
const fingerprintIn = (output: string) => / ([0-9a-f]{12})\]/.exec(output)?.[1] ?? ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'charter-diff-'))
  process.chdir(folder)
  git('init', '-q', '-b', 'main')
  write(V1, CONTRACT)
  write('openapi/shared/kinds.yaml', 'Kind: { type: string, enum: [cat, dog] }\n')
  commit('Pets')
  git('checkout', '-qb', 'work')
})
afterEach(() => {
  process.chdir(HOME)
  rmSync(folder, { recursive: true, force: true })
})

test('a breaking change is refused with rule, file and line; an approval survives a rebase, and goes with its change', async () => {
  expect(await run('diff', 'main')).toMatchObject({
    status: 0,
    output: '0 breaking (0 approved), 0 additive, 0 text\n',
  })
  // In a file that the contract refers to.
  edit('openapi/shared/kinds.yaml', 'cat, dog', 'cat')
  const refused = await run('diff', 'main')
  expect(refused.status).toBe(1)
  expect(refused.output).toMatch(
    /openapi\/shared\/kinds\.yaml:1: breaking: GET \/pets: .*dog.*\[request-parameter-enum-value-removed /,
  )
  const fingerprint = fingerprintIn(refused.output)

  write('openapi/pets/approvals.yaml', `- { fingerprint: ${fingerprint}, by: Ada }\n`)
  expect((await run('diff', 'main')).output).toContain('has no `reason`')
  write('openapi/pets/approvals.yaml', `- { fingerprint: ${fingerprint}, by: Ada, reason: No dogs }\n`)
  edit(V1, '1.2.0', '1.3.0')
  expect((await run('diff', 'main')).output).toContain('CHANGELOG.md lacks these changes')
  expect((await run('changelog')).status).toBe(0)
  expect(read('openapi/pets/CHANGELOG.md')).toContain('## v1, 1.3.0\n\n- **Breaking**: `GET /pets`:')
  expect(read('openapi/pets/CHANGELOG.md')).toContain('Approved by Ada: No dogs.')
  expect(await run('diff', 'main')).toMatchObject({ status: 0 })
  commit('No dogs')

  git('checkout', '-q', 'main')
  edit(V1, 'paths:', 'servers:\n  - url: /api\n\npaths:')
  edit(
    V1,
    '        - { name: kind',
    '        - { name: page, in: query, schema: { type: integer } }\n        - { name: kind',
  )
  commit('Pages')
  git('checkout', '-q', 'work')
  git('rebase', '-q', 'main')
  const rebased = await run('diff', 'main')
  expect(rebased).toMatchObject({ status: 0 })
  expect(fingerprintIn(rebased.output)).toBe(fingerprint)

  // An approval that matches nothing is refused while it is new, and is history when it was merged.
  const without = read('openapi/shared/kinds.yaml')
  write('openapi/shared/kinds.yaml', 'Kind: { type: string, enum: [cat, dog] }\n')
  expect((await run('diff', 'main')).output).toContain(
    `the approval of ${fingerprint} matches no breaking change`,
  )
  write('openapi/shared/kinds.yaml', without)
  git('checkout', '-q', 'main')
  git('merge', '-q', 'work')
  git('checkout', '-qb', 'next')
  expect(await run('diff', 'main')).toMatchObject({ status: 0 })
})

test('the version follows Semantic Versioning, and a new file may break everything', async () => {
  edit(V1, 'deletePets\n', 'deletePets\n      description: All of them.\n')
  expect((await run('diff', 'main')).output).toContain('must be 1.2.1 or later')
  edit(V1, '1.2.0', '1.2.1')
  await run('changelog', 'main')
  expect(await run('diff', 'main')).toMatchObject({ status: 0 })
  edit(V1, "'204': { description: ok }", "'204': { description: ok }, '404': { description: none }")
  expect((await run('diff', 'main')).output).toContain('must be 1.3.0 or later')
  edit(V1, '1.2.1', '1.3.0')
  write('openapi/pets/v2.yaml', CONTRACT.replace('/pets:', '/animals:'))
  expect((await run('diff', 'main')).output).toContain('openapi/pets/v2.yaml: `info.version` must be 2.0.0')
  edit('openapi/pets/v2.yaml', '1.2.0', '2.0.0')
  await run('changelog')
  expect(await run('diff', 'main')).toMatchObject({ status: 0 })
  expect(read('openapi/pets/CHANGELOG.md').match(/^## .*/gm)).toEqual(['## v1, 1.3.0', '## v2, 2.0.0'])
  rmSync(join(folder, V1))
  expect((await run('diff', 'main')).output).toMatch(/v1\.yaml:\d+: breaking: .*\[path-removed/)
})

test('the changelog of a new version has its differences from the one before, which need no approval', async () => {
  const V2 = 'openapi/pets/v2.yaml'
  const log = () => read('openapi/pets/CHANGELOG.md')
  write(V2, CONTRACT.replace('1.2.0', '2.0.0').replace('tags: []', 'servers: [{ url: /v2 }]\n\ntags: []'))
  edit(V1, '1.2.0', '1.3.0\n  x-sunset: 2099-01-01')
  await run('changelog')
  expect(log()).toContain('## v1, 1.3.0\n\n- The version was marked as deprecated.')
  expect(log()).toContain('## v2, 2.0.0\n\nDifferences from v1: none.\n')
  edit(V2, 'delete:\n      operationId: deletePets\n', 'put:\n      operationId: replacePets\n')
  edit(V2, 'All about pets.', 'All about animals.')
  await run('changelog')
  const differences = `## v2, 2.0.0

Differences from v1:

- **Breaking**: \`DELETE /pets\`: The operation DELETE /pets was removed. (\`operation-removed\`)
- \`PUT /pets\`: The operation PUT /pets was added. (\`operation-added\`)
- Documentation: \`info\` or \`tags\` are others. (\`document-text-changed\`)
`
  expect(log()).toContain(differences)
  expect(await run('diff', 'main')).toMatchObject({
    status: 0,
    output: expect.stringContaining('0 breaking'),
  })
  commit('v2')
  git('checkout', '-q', 'main')
  git('merge', '-q', 'work')

  // A later section leaves those before it as they are, also where they were edited by hand.
  write('openapi/pets/CHANGELOG.md', log().replace('- `PUT', '- By Ada: `PUT'))
  edit(V2, '2.0.0', '2.1.0')
  edit(V2, 'operationId: listPets\n', 'operationId: listPets\n      deprecated: true\n')
  await run('changelog')
  expect(log().match(/^## .*/gm)).toEqual(['## v2, 2.1.0', '## v1, 1.3.0', '## v2, 2.0.0'])
  expect(log()).toContain(differences.replace('- `PUT', '- By Ada: `PUT'))
  expect(await run('diff', 'main')).toMatchObject({ status: 0 })

  // The one before may be gone in the same step.
  rmSync(join(folder, V2))
  write(
    'openapi/pets/v3.yaml',
    CONTRACT.replace('1.2.0', '3.0.0').replace('operationId: listPets', 'operationId: pets'),
  )
  rmSync(join(folder, V1))
  await run('changelog')
  expect(log()).toContain(
    '## v3, 3.0.0\n\nDifferences from v2:\n\n- **Breaking**: `GET /pets`: The operationId',
  )
})

test('usage decides about removals, and names the consumers', async () => {
  const now = Date.now()
  const day = (days: number) => new Date(now - days * 86_400_000).toISOString()
  const entry = { service: 'pets', version: 'v1', element: '', count: 3 }
  const usage = (since: string) => ({
    at: day(0),
    services: { pets: { since } },
    usage: [
      { ...entry, operation: 'listPets', consumer: 'service orders', lastUsed: day(2) },
      {
        ...entry,
        operation: 'listPets',
        element: 'query parameter sort',
        consumer: 'sdk shop/1.0.0',
        lastUsed: day(40),
      },
      { ...entry, operation: 'deletePets', consumer: 'user 1', lastUsed: day(31) },
    ],
  })
  const use = (since: string) => write('usage.json', JSON.stringify(usage(since)))
  const diff = (...more: string[]) => run('diff', 'main', '--usage', 'usage.json', ...more)
  use(day(60))
  // The parameter was counted, and no client has used it lately, although the operation is in use.
  edit(V1, '        - { name: sort, in: query, deprecated: true, schema: { type: string } }\n', '')
  edit(
    V1,
    "    delete:\n      operationId: deletePets\n      responses: { '204': { description: ok } }\n",
    '',
  )
  edit(V1, '1.2.0', '1.3.0')
  await run('changelog')
  const { changes } = JSON.parse((await diff('--json')).output) as {
    changes: { rule: string; level: string }[]
  }
  expect(changes.map(({ rule, level }) => [rule, level])).toEqual([
    ['request-parameter-removed', 'additive'],
    ['operation-removed', 'additive'],
  ])
  // It was not counted long enough to know.
  use(day(10))
  expect((await diff()).output).toContain('2 breaking')
  use(day(60))
  write(V1, CONTRACT.replace('/pets:', '/animals:').replace('1.2.0', '1.3.0'))
  const used = await diff()
  expect(used.status).toBe(1)
  expect(used.output).toMatch(/\[path-removed \w+\]\n {4}used by service orders, 3 times within 30 days/)
  // Of two files, the usage is that of the old one.
  write('openapi/pets/v2.yaml', CONTRACT.replace('/pets:', '/animals:').replace('1.2.0', '2.0.0'))
  write(V1, CONTRACT)
  write('old/v1.yaml', CONTRACT)
  for (const old of [V1, 'old/v1.yaml'])
    expect(
      (await run('diff', old, 'openapi/pets/v2.yaml', '--usage', 'usage.json')).output.includes('used by'),
    ).toBe(old === V1)
  write('usage.json', '{}')
  expect(await diff()).toMatchObject({
    status: 1,
    output: expect.stringContaining('usage.json: It is not what'),
  })
})

test('usage comes from several files and from standard input, as `npm run` prints it', async () => {
  const day = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
  const region = (since: string | null, consumer?: string) =>
    JSON.stringify({
      ...{ at: day(0), services: { pets: { since } } },
      usage: consumer
        ? [
            {
              ...{ service: 'pets', version: 'v1', operation: 'deletePets', element: '', consumer, count: 1 },
              lastUsed: day(1),
            },
          ]
        : [],
    })
  const banner = '\n> charter@0.1.0 contract\n> node scripts/contract.ts usage --json\n\n'
  write('eu.json', banner + region(day(60)))
  write('us.json', region(day(90)))
  write('new.json', region(null))
  edit(
    V1,
    "    delete:\n      operationId: deletePets\n      responses: { '204': { description: ok } }\n",
    '',
  )
  const diff = async (...files: string[]) =>
    (await run('diff', 'main', ...files.flatMap((file) => ['--usage', file]))).output
  expect(await diff('eu.json')).toContain('0 breaking')
  expect(await diff('eu.json', 'us.json')).toContain('0 breaking')
  // Not counted in one of the regions: nothing is known of it.
  expect(await diff('eu.json', 'new.json')).toContain('1 breaking')
  expect(await diff('eu.json', 'none.json')).toContain('There is no file none.json')

  const piped = (text: string) =>
    spawnSync(
      process.execPath,
      [join(HOME, 'scripts/contract.ts'), 'diff', 'main', '--usage', 'eu.json', '--usage', '-'],
      { cwd: folder, input: text, encoding: 'utf8' },
    )
  const used = piped(banner + region(day(90), 'service orders'))
  expect(used.stdout).toContain('used by service orders, 1 times within 30 days')
  expect(used.status).toBe(1)
  expect(piped('').stderr).toContain('Standard input: ')
})

test('what can not be compared is one sentence', async () => {
  expect(await run('diff', 'nowhere')).toMatchObject({
    status: 1,
    output: expect.stringMatching(/neither a file nor a git ref.*\n$/),
  })
  expect(await run('diff', '--', '--output=x')).toMatchObject({
    status: 1,
    output: expect.stringContaining('is no git ref'),
  })
  expect(await run('compare')).toMatchObject({ status: 1, output: expect.stringContaining('Usage:') })
  appendFileSync(join(folder, V1), '  /broken:\n    get: { responses: { 200: { $ref: nowhere.yaml } } }\n')
  const broken = await run('diff', 'main')
  expect(broken).toMatchObject({ status: 1, output: expect.stringContaining('nowhere.yaml') })
  expect(broken.output.trim().split('\n')).toHaveLength(1)
})
