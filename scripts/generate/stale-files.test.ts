import { execFile } from 'node:child_process'
import { existsSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stringify } from 'yaml'

const project = resolve('scripts/generate/project.ts')
const folder = mkdtempSync(join(tmpdir(), 'charter-generate-'))
const NOTES = 'generated/things/v1/notes.md'
const COPY = 'generated/things/v1/operations/copy.mjs'

const generate = async (): Promise<string> => {
  const script = `import { generateProject } from ${JSON.stringify(project)}
    await generateProject({ withoutClient: ['things', 'others'] })`
  const args = ['--input-type=module', '--eval', script]
  return (await promisify(execFile)(process.execPath, args, { cwd: folder })).stdout
}

function write(service: string, version: number, ...operations: string[]): void {
  mkdirSync(join(folder, 'openapi', service), { recursive: true })
  const get = (operationId: string) => ({
    get: { operationId, responses: { 200: { description: 'All', content: {} } } },
  })
  const document = {
    openapi: '3.1.0',
    info: { title: service, version: `${version}.0.0` },
    servers: [{ url: `/api/v${version}` }],
    paths: Object.fromEntries(operations.map((id) => [`/${id}`, get(id)])),
  }
  writeFileSync(join(folder, 'openapi', service, `v${version}.yaml`), stringify(document))
}

const generated = () =>
  globSync('generated/**/*.*', { cwd: folder })
    .map((file) => file.replaceAll('\\', '/'))
    .sort()

beforeAll(async () => {
  write('things', 1, 'listThings')
  write('things', 2, 'listThings', 'listParts')
  write('others', 1, 'listOthers')
  await generate()
})
afterAll(() => rmSync(folder, { recursive: true }))

test('what has no contract any more is removed, and nothing that was written by hand or from another file', async () => {
  expect(generated()).toEqual(
    expect.arrayContaining([
      'generated/things/v1/migrations.ts',
      'generated/things/v2/operations/listParts.mjs',
    ]),
  )
  writeFileSync(join(folder, NOTES), 'By hand.\n')
  writeFileSync(
    join(folder, COPY),
    '// Written by `npm run generate` from openapi/others/v1.yaml. Do not edit.\n',
  )
  rmSync(join(folder, 'openapi/things/v1.yaml'))
  rmSync(join(folder, 'openapi/others'), { recursive: true })
  write('things', 2, 'listThings')
  // As after a checkout: which files were written is known by their first lines.
  rmSync(join(folder, '.cache'), { recursive: true })
  expect(await generate()).toContain('removed: generated/things/v1/contract.json')
  const of = (version: string) =>
    generated().filter((file) => file.startsWith(`generated/things/${version}/`))
  expect(of('v1')).toEqual([NOTES, COPY])
  expect(of('v2')).toContain('generated/things/v2/operations/listThings.mjs')
  expect(of('v2')).not.toContain('generated/things/v2/operations/listParts.mjs')
  expect(existsSync(join(folder, 'generated/others'))).toBe(false)
})
