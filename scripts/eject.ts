/**
 * `npm run eject`: removes the shop, and what develops and publishes Charter itself. What is left is a repository with
 * the platform, the compiler, the gateway and one small service, `items`, as `npm run new` writes it. When a step fails,
 * everything is as before.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { pascal } from '../scaffold/names.ts'
import { render } from '../scaffold/template.ts'
import { editConfiguration, editDependencies, editPackage, editPages } from './eject/edits.ts'
import { REMOVED, SHOP } from './eject/removed.ts'
import { importsOf } from './imported-files.ts'

/** A reason to refuse, in one sentence. */
class EjectError extends Error {}

const SERVICE = 'items'
const FILES = join(import.meta.dirname, 'eject/files')

/* What edits leave to be formatted. */
const FORMATTED = [
  'package.json',
  '.dependency-cruiser.js',
  'redocly.yaml',
  'services/gateway',
  'scripts',
  'tests',
]

function main(args: string[]): void {
  const { values } = parseArgs({ args, options: { name: { type: 'string' } } })
  const name = values.name ?? basename(process.cwd()).toLowerCase()
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 100)
    throw new EjectError(
      `"${name}" can't be the name of the repository: it needs lower-case letters, digits and hyphens: npm run eject -- --name my-company`,
    )
  checkRepository()
  const before = trackedFiles()
  const files = replacements(name)
  try {
    const [importers, scripts] = step('files', () => {
      for (const path of globSync(REMOVED)) rmSync(path, { recursive: true, force: true })
      for (const [path, text] of files) {
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, text)
      }
      editConfiguration()
      return [removeImporters(before), editPackage(name)] as const
    })
    step('package-lock.json', () =>
      npm('install', '--package-lock-only', '--offline', '--ignore-scripts', '--no-audit', '--no-fund'),
    )
    step(`service ${SERVICE}`, () => node('scripts/new.ts', 'service', SERVICE, '--database'))
    step('documentation', () => {
      editPages()
      editDependencies()
      node('scripts/check/rooms.ts')
      // The pages that are made of the services.
      node('node_modules/vitest/vitest.mjs', 'run', 'tests/docs/reference', '--update')
    })
    step('format', () =>
      node('node_modules/prettier/bin/prettier.cjs', '--write', '--log-level', 'warn', ...FORMATTED),
    )
    report(before, importers, scripts)
  } catch (error) {
    git('restore', '--source=HEAD', '--staged', '--worktree', '.')
    git('clean', '-fdq')
    throw new EjectError(`Nothing was changed: ${(error as Error).message}`, { cause: error })
  }
}

function step<T>(name: string, work: () => T): T {
  const beganAt = performance.now()
  const result = work()
  console.log(`  ✓ ${name} (${((performance.now() - beganAt) / 1000).toFixed(1)} s)`)
  return result
}

/** @throws EjectError where a step that fails could not be undone, and where there is no shop */
function checkRepository(): void {
  const { status, stdout } = spawnSync('git', ['status', '--porcelain'], { encoding: 'utf8' })
  if (status !== 0)
    throw new EjectError('npm run eject needs git, to undo what fails: run git init and commit first.')
  if (stdout !== '')
    throw new EjectError(
      'There are changes that are not committed: commit or stash them, so that git can undo npm run eject.',
    )
  const missing = SHOP.filter((service) => !existsSync(`services/${service}`))
  if (missing.length > 0)
    throw new EjectError(`The shop is not complete here: there is no services/${missing[0]}.`)
  if (existsSync(`services/${SERVICE}`))
    throw new EjectError(`There is a service ${SERVICE} already: rename it first.`)
}

/** The files that stay in another form, by path. */
function replacements(name: string): Map<string, string> {
  const Name = pascal(name.replaceAll('-', ' '))
  const values = {
    name,
    Name,
    variable: Name.charAt(0).toLowerCase() + Name.slice(1),
    Title: name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' '),
  }
  return new Map(
    globSync(['**/*.txt', '.*/**/*.txt'], { cwd: FILES }).map((file) => [
      file.replace(/\.txt$/, ''),
      render(readFileSync(join(FILES, file), 'utf8'), values),
    ]),
  )
}

const isCode = (file: string) => /\.[cm]?[jt]s$/.test(file) && !file.startsWith('generated/')
const isTest = (file: string) => /\.test\.ts$|^tests\/|\/testing\//.test(file)

/**
 * Removes the tests that import a removed file, and those that import them.
 *
 * @returns their paths
 * @throws Error for other code that imports a removed file
 */
function removeImporters(before: readonly string[]): string[] {
  const known = new Set(before)
  const removed: string[] = []
  const waiting = () => before.filter((file) => isCode(file) && existsSync(file))
  const lost = (file: string) => importsOf(file, true).find((path) => known.has(path) && !existsSync(path))
  for (let found = true; found;) {
    found = false
    for (const file of waiting()) {
      const path = lost(file)
      if (path === undefined) continue
      if (!isTest(file)) throw new Error(`${file} imports ${path}, which belongs to the shop.`)
      rmSync(file)
      removed.push(file)
      found = true
    }
  }
  return removed
}

function report(before: readonly string[], importers: readonly string[], scripts: readonly string[]): void {
  const after = trackedFiles().filter((file) => existsSync(file))
  const tests = (files: readonly string[]) => files.filter((file) => /\.test\.ts$/.test(file)).length
  console.log(`
Removed: the services ${SHOP.join(', ')}, with their contracts, databases, clients, tests and demo data;
  packages/, examples/, bench/ and the documentation site; the scripts ${scripts.join(', ')};
  ${importers.length} tests that import one of them${importers.map((file) => `\n    ${file}`).join('')}
Added: the service ${SERVICE}, with a database.
Left: ${after.length} of ${before.length} files, with ${tests(after)} of ${tests(before)} files of tests, and those of ${SERVICE}.

Next:
  npm ci                       removes the packages that nothing uses any more
  npm run check && npm test
  npm start
  git add -A && git commit
README.md says how to continue.`)
}

const trackedFiles = () => git('ls-files').split('\n').filter(Boolean)

const git = (...args: string[]) => command('git', args)
const npm = (...args: string[]) => command('npm', args)
const node = (...args: string[]) => command(process.execPath, args)

/** @returns what it prints @throws Error with that when it fails */
function command(file: string, args: readonly string[]): string {
  // Vitest has other settings when it runs in a test.
  const { NODE_ENV: _env, VITEST: _vitest, ...env } = process.env
  const { status, stdout, stderr, error } = spawnSync(file, args, {
    encoding: 'utf8',
    env,
    maxBuffer: 2 ** 26,
  })
  if (status !== 0) throw new Error(`${[basename(file), ...args].join(' ')}:\n${error ?? stdout + stderr}`)
  return stdout
}

try {
  main(process.argv.slice(2))
} catch (error) {
  const isKnown =
    error instanceof EjectError || /^ERR_PARSE_ARGS/.test((error as { code?: string }).code ?? '')
  console.error(isKnown ? (error as Error).message : error)
  process.exitCode = 1
}
