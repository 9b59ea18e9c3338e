import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { generateContract } from '#compiler/contract.ts'
import { compareVersions } from '#compiler/versions/compare.ts'
import { migrationModule } from '#compiler/versions/migration-types.ts'
import { documentOf } from '../versions/shelf.ts'
import { typeErrors } from './type-check.ts'

/* Inside the repository, so that the generated files can import the platform. */
const OUT = '.cache/types-test'

test('the types of handlers match their input at run time, for every kind of contract', async () => {
  rmSync(OUT, { recursive: true, force: true })
  await generateContract({ file: 'tests/types/contract.yaml', out: OUT })
  // The handlers are TypeScript that only compiles beside the generated files.
  copyFileSync('tests/types/contract-handlers.txt', join(OUT, 'check.ts'))
  await generateShelf()
  copyFileSync('tests/types/problem-migrations.txt', join(OUT, 'shelf/check.ts'))
  expect(typeErrors(OUT, ['./*.ts', './shelf/**/*.ts'])).toEqual([])
}, 120_000)

/** Two versions whose problems differ, and the migrations between them. */
async function generateShelf(): Promise<void> {
  const versions = (['v1', 'v2'] as const).map((version) => ({ version, document: documentOf(version) }))
  for (const { version, document } of versions) {
    const out = join(OUT, 'shelf', version)
    mkdirSync(out, { recursive: true })
    writeFileSync(join(out, 'document.json'), JSON.stringify(document))
    await generateContract({ file: join(out, 'document.json'), out })
  }
  const [old, next] = versions as [(typeof versions)[0], (typeof versions)[0]]
  const module = migrationModule(compareVersions(old.document, next.document), old, next)
  writeFileSync(join(OUT, 'shelf/v1/migrations.ts'), module)
}
