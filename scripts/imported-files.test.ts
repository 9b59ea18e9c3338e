import { globSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { importedFiles, importsOf } from './imported-files.ts'

/** The files that Node loads, recorded by a hook of its module loader. */
function loadedFiles(entry: string): string[] {
  const hook = `
    import { registerHooks } from 'node:module'
    registerHooks({ load(url, context, next) { process.stderr.write('loaded ' + url + '\\n'); return next(url, context) } })`
  const { stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(hook)}`,
      '--input-type=module',
      '-e',
      `await import('./${entry}')`,
    ],
    { encoding: 'utf8' },
  )
  return [...stderr.matchAll(/^loaded (file:.*)$/gm)]
    .map(([, url]) => relative('.', fileURLToPath(url as string)))
    .filter((file) => !file.includes('node_modules'))
}

test.each(globSync('services/*/service.ts'))('the files that %s loads are found', (entry) => {
  const loaded = loadedFiles(entry)
  expect(loaded).toContain(entry)
  expect(loaded.length).toBeGreaterThan(10)
  const found = importedFiles(entry)
  expect(loaded.filter((file) => !found.has(file))).toEqual([])
})

test.each(globSync('services/*/main.ts'))(
  '%s loads neither what it imports as a type, nor another service',
  (entry) => {
    const [, service] = entry.split('/') as [string, string]
    const found = importedFiles(entry)
    expect(found.has(`generated/${service}/v1/contract.json`)).toBe(true)
    expect(found.has(`generated/${service}/v1/types.ts`)).toBe(false)
    const others = new RegExp(`^services/(?!${service}/)|\\.test\\.ts$`)
    expect([...found].filter((file) => others.test(file))).toEqual([])
  },
)

test('types are found when they are asked for', () => {
  const contract = 'generated/gateway/v1/contract.ts'
  expect(importsOf(contract)).not.toContain('platform/contract/contract.ts')
  expect(importsOf(contract, true)).toContain('platform/contract/contract.ts')
})

test('a file that does not exist imports nothing', () => {
  expect([...importedFiles('services/products/deleted.ts')]).toEqual(['services/products/deleted.ts'])
})
