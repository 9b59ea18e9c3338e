import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { bodyOf, type Break, type Node, ownOf } from './testing/contract-parts.ts'
import { FAULTS } from './testing/invalid-contracts.ts'

const folder = mkdtempSync(join(tmpdir(), 'charter-lint-'))
/** The names of the violated rules, by file. */
let faults: Map<string, Set<string>>

function write(service: string, version: number, breakIt?: Break): string {
  const document = parse(readFileSync('scripts/check/lint/sound.yaml', 'utf8')) as Node
  document.info.version = `${version}.0.0`
  const { get, patch } = document.paths['/things/{thingId}']
  const { webhooks } = document
  const event = webhooks.ThingChanged.post
  breakIt?.({ document, get, patch, schemas: document.components.schemas, webhooks, event })
  const file = join(folder, service, `v${version}.yaml`)
  mkdirSync(join(folder, service), { recursive: true })
  writeFileSync(file, stringify(document, { aliasDuplicateObjects: false }))
  return file
}

beforeAll(async () => {
  cpSync('openapi/shared', join(folder, 'shared'), { recursive: true })
  write('strangers', 1)
  // The valid contract first: the first to use an operationId owns it.
  const files = [
    write('things', 1),
    write('others', 1, ({ patch, event }) => {
      patch.responses['409'] = { $ref: '../shared/problem.yaml#/responses/IdempotencyConflict' }
      ownOf(event).type.const = 'others.thing-changed.v1'
      Object.assign(bodyOf(event).examples.renamed.value, {
        type: 'others.thing-changed.v1',
        source: '/services/others',
      })
    }),
    ...FAULTS.map((each, i) => write('things', i + 2, each[2])),
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
  it('accepts a valid contract', () => {
    expect(of('things', 1)).toEqual([])
  })

  it.each(FAULTS.map(([rule, fault], i) => [rule, fault, i + 2] as const))(
    '%s rejects: %s',
    (rule, _fault, version) => {
      expect(of('things', version)).toContain(rule)
    },
  )

  it('rejects an operationId, and an event, of another service', () => {
    expect(of('others', 1).sort()).toEqual(['charter/events', 'charter/names'])
  })
})
