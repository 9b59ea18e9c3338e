import { globSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { importedFiles } from './imported-files.ts'

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
  expect(loaded.length).toBeGreaterThan(30)
  const found = importedFiles(entry)
  expect(loaded.filter((file) => !found.has(file))).toEqual([])
})

test('a service does not load what it imports as a type, nor another service', () => {
  const found = importedFiles('services/orders/main.ts')
  expect(found.has('generated/orders/v1/contract.json')).toBe(true)
  expect(found.has('generated/orders/v1/types.ts')).toBe(false)
  expect([...found].filter((file) => /^services\/(?!orders\/)|\.test\.ts$/.test(file))).toEqual([])
})
