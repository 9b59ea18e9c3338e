import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { readDocument } from '#compiler/document/document.ts'

/** Writes files, the first of which is the entry document, and reads that. */
export async function fromFiles(files: Record<string, unknown>): Promise<OpenApiDocument> {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-example-'))
  try {
    for (const [name, value] of Object.entries(files))
      writeFileSync(join(folder, name), JSON.stringify(value))
    const { document, refusals } = await readDocument(join(folder, Object.keys(files)[0] as string))
    if (refusals.length > 0) throw new Error(refusals.map(({ message }) => message).join('; '))
    return document
  } finally {
    rmSync(folder, { recursive: true })
  }
}
