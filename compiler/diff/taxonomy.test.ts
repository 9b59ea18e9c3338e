import { describe, expect, test } from 'vitest'
import { readDocument } from '../document/document.ts'
import { diffDocuments } from './diff.ts'
import { BREAKING, document, type Edit, HARMLESS } from './testing/taxonomy.ts'

const read = (one: unknown) => readDocument('document.json', { text: () => JSON.stringify(one) })

async function breakingChanges(version: string, { given, edit }: Edit): Promise<string[]> {
  const old = document(version)
  given?.(old)
  const next = structuredClone(old)
  edit(next)
  const changes = diffDocuments(await read(old), await read(next))
  return changes.filter(({ level }) => level === 'breaking').map(({ rule, message }) => `${rule}: ${message}`)
}

describe.each(['3.0.4', '3.1.1'])('OpenAPI %s', (version) => {
  const of = (edits: Edit[]) => edits.filter(({ only }) => only === undefined || version.startsWith(only))

  test.each(of(BREAKING))('breaking: $name', async (edit) => {
    expect(await breakingChanges(version, edit)).not.toEqual([])
  })

  test.each(of(HARMLESS))('harmless: $name', async (edit) => {
    expect(await breakingChanges(version, edit)).toEqual([])
  })
})
