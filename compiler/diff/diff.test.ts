import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { readDocument } from '../document/document.ts'
import { allRules } from './rules.ts'
import { type Pair, HARMLESS, RULE_PAIRS } from './testing/pairs.ts'
import { diffDocuments } from './diff.ts'

const VERSIONS = ['3.0.4', '3.1.1']

const read = (document: unknown) => readDocument('document.json', { text: () => JSON.stringify(document) })
const diff = async (old: unknown, next: unknown) => diffDocuments(await read(old), await read(next))
const documents = ({ old, next }: Pair, version: string) =>
  [old, next].map((document) => inVersion(document, version)) as [unknown, unknown]

/** The pairs are written as OpenAPI 3.0; in 3.1, null is a type and an exclusive limit is a number. */
function inVersion(node: unknown, version: string): unknown {
  if (Array.isArray(node)) return node.map((one) => inVersion(one, version))
  if (typeof node !== 'object' || node === null) return node
  const copy = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, inVersion(value, version)]),
  )
  if ('openapi' in copy) copy.openapi = version
  if (!version.startsWith('3.1')) return copy
  if (copy.nullable === true && typeof copy.type === 'string') {
    copy.type = [copy.type, 'null']
    delete copy.nullable
  }
  for (const [limit, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const)
    if (copy[exclusive] === true) {
      copy[exclusive] = copy[limit]
      delete copy[limit]
    }
  return copy
}

describe.each(VERSIONS)('OpenAPI %s', (version) => {
  test.each(RULE_PAIRS)('$name', async (pair) => {
    const [old, next] = documents(pair, version)
    const changes = await diff(old, next)
    expect(changes.map(({ rule }) => rule)).toContain(pair.name)
    const level = allRules.get(pair.name)?.level
    // One change must not be reported as a more serious one as well.
    if (level !== 'breaking') expect(changes.filter((one) => one.level === 'breaking')).toEqual([])
  })

  test.each(HARMLESS)('no breaking change: $name', async (pair) => {
    const [old, next] = documents(pair, version)
    const changes = await diff(old, next)
    expect(changes.filter(({ level }) => level === 'breaking')).toEqual([])
    if (pair.isSame) expect(changes.filter(({ level }) => level !== 'text')).toEqual([])
  })
})

test('every rule has a pair of documents', () => {
  const names = new Set(RULE_PAIRS.map(({ name }) => name))
  expect([...allRules.keys()].filter((rule) => !names.has(rule))).toEqual([])
})

/** Reorders the keys of objects. */
const reordered = (node: unknown): unknown =>
  Array.isArray(node)
    ? node.map(reordered)
    : typeof node === 'object' && node !== null
      ? Object.fromEntries(
          Object.entries(node)
            .reverse()
            .map(([key, value]) => [key, reordered(value)]),
        )
      : node

const contracts = globSync('openapi/*/v*.yaml')

test.each(contracts)('%s against itself and a reformatted copy has no change', async (file) => {
  const source = await readDocument(file)
  expect(diffDocuments(source, await readDocument(file))).toEqual([])
  const copy = stringify(reordered(parse(readFileSync(file, 'utf8'))), { lineWidth: 40 })
  const text = (name: string) => (name === resolve(file) ? copy : readFileSync(name, 'utf8'))
  expect(diffDocuments(source, await readDocument(file, { text }))).toEqual([])
})

test('a document of any pair against a reordered copy has no change', async () => {
  const all = [...RULE_PAIRS, ...HARMLESS].flatMap(({ old, next }) => [old, next])
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...all), fc.constantFrom(...VERSIONS), async (document, version) => {
      const one = inVersion(document, version)
      expect(await diff(one, reordered(one))).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('a fingerprint stays the same when lines and components move, and differs between rules', async () => {
  const pair = RULE_PAIRS.find(({ name }) => name === 'request-property-became-required') as Pair
  const [one] = await diff(pair.old, pair.next)
  const components = { schemas: { Unused: { type: 'string' } } }
  const [other] = await diff({ components, ...pair.old }, { ...pair.next, components })
  expect(other?.fingerprint).toBe(one?.fingerprint)
  const changes = (await Promise.all(RULE_PAIRS.map(({ old, next }) => diff(old, next)))).flat()
  const rules = Map.groupBy(changes, ({ fingerprint }) => fingerprint)
  expect([...rules.values()].filter((list) => new Set(list.map(({ rule }) => rule)).size > 1)).toEqual([])
})
