/**
 * `npm run docs`: serves the documentation as a site and updates it when a page changes. `npm run docs:build` writes it to
 * `docs/.vitepress/dist`. The packages of the site are those of `docs/package.json`, and are installed when they are missing.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../docs')
const lock = join(folder, 'package-lock.json')
const installed = join(folder, 'node_modules/.charter-lock.json')

const isInstalled = existsSync(installed) && readFileSync(installed, 'utf8') === readFileSync(lock, 'utf8')
if (!isInstalled) {
  console.log('installing the packages of docs/ (npm ci) …')
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' })
  writeFileSync(installed, readFileSync(lock))
}
const [command = 'dev', ...options] = process.argv.slice(2)
const { status } = spawnSync(
  process.execPath,
  [join(folder, 'node_modules/vitepress/bin/vitepress.js'), command, folder, ...options],
  { stdio: 'inherit' },
)
process.exitCode = status ?? 1
