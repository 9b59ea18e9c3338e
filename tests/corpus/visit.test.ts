import { execFileSync } from 'node:child_process'
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { generateContract } from '#compiler/contract.ts'
import type { Visit } from './visit.ts'

const OUT = '.cache/corpus-visit-test'

beforeAll(() => rmSync(OUT, { recursive: true, force: true }))

/** What `npm run corpus` does with a document of `kinds/`, after something in a generated file has been replaced. */
async function visit(
  name: string,
  change?: { file: RegExp; from: RegExp; to: string; folder: string },
): Promise<Visit> {
  const out = join(OUT, change?.folder ?? name)
  await generateContract({ file: `tests/corpus/kinds/${name}.yaml`, out })
  for (const file of change ? globSync(join(out, '{operations,schemas}/*.mjs')) : []) {
    if (!change?.file.test(file)) continue
    const text = readFileSync(file, 'utf8')
    expect(text).toMatch(change.from)
    writeFileSync(file, text.replace(change.from, change.to))
  }
  execFileSync(process.execPath, ['tests/corpus/visit.ts', out], {
    env: { ...process.env, LOG_LEVEL: 'silent' },
  })
  return JSON.parse(readFileSync(join(out, 'visit.json'), 'utf8')) as Visit
}

test.each(globSync('tests/corpus/kinds/*.yaml').map((file) => basename(file, '.yaml')))(
  'the engine and the oracle agree on %s',
  async (name) => {
    const { requests, mocks, differences } = await visit(name)
    expect(differences.filter(({ kind }) => kind === 'unexplained')).toEqual([])
    expect(requests.valid).toBeGreaterThan(0)
    // AJV finds no value of a schema whose `$dynamicRef` leaves it.
    if (name !== 'anchors') expect(mocks).not.toHaveProperty('not called')
  },
)

describe('an error of the engine is found:', () => {
  const file = /parts-items/
  test.each([
    ['a valid request is 400', { file, from: /v\.size === undefined/, to: 'v.size !== undefined' }],
    ['a request that is invalid is 204', { file, from: /v\.size === undefined/, to: 'false' }],
    ['a valid response of 200 is 500', { file, from: /Number\.isInteger\(v0\)/, to: 'false' }],
    ['a valid response is sent as another one', { file: /Order/, from: /half: .*/, to: '' }],
  ])('%s', async (what, change) => {
    const { differences } = await visit('deep-references', { ...change, folder: what.replaceAll(' ', '-') })
    expect(differences.map((difference) => difference.what)).toContain(what)
    expect(differences.map(({ kind }) => kind)).toContain('unexplained')
  })
})
