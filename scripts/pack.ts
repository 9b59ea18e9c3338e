/**
 * `npm run pack [-- --out <folder>]`: builds the packages below `packages/`, writes their tarballs and prints their
 * sizes. The same sources give the same bytes.
 */
import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import ts from 'typescript'

const ROOT = resolve(import.meta.dirname, '..')
const BUILD = join(ROOT, '.cache/packages/build')
const STAGE = join(ROOT, '.cache/packages/stage')

/** What the commands use that run without `@charter/platform`. */
const RUNTIME_OF_CLI = ['platform/http/edge.js', 'platform/contract/nearest.js']

/** The command, and what a project's Vitest and Redocly load. */
const CLI_ENTRIES = [
  'scripts/cli/main.js',
  'scripts/check/lint/contract-rules.js',
  'tests/global-setup.js',
  'tests/failures.js',
]

interface Manifest {
  name: string
  version: string
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}

/**
 * Builds every package and writes its tarball.
 *
 * @param out the folder of the tarballs
 * @returns the tarballs by the name of the package
 */
export function pack(out: string): Map<string, string> {
  rmSync(BUILD, { recursive: true, force: true })
  rmSync(STAGE, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  compile()
  const runtime = closure(['platform/express.js', ...RUNTIME_OF_CLI])
  stageExpress(runtime)
  stageCli(runtime)
  stagePlatform(runtime)
  const tarballs = new Map<string, string>()
  stageCreate()
  for (const name of ['express', 'cli', 'platform', 'create-charter']) {
    const folder = join(STAGE, name)
    const [report] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', resolve(out)], {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ) as [{ filename: string }]
    tarballs.set(readManifest(join(folder, 'package.json')).name, join(resolve(out), report.filename))
  }
  return tarballs
}

/** JavaScript, declarations and source maps of everything that the packages contain. */
function compile(): void {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile) as {
    config: { compilerOptions: object }
  }
  const compilerOptions = {
    ...config.compilerOptions,
    noEmit: false,
    incremental: false,
    tsBuildInfoFile: undefined,
    declaration: true,
    sourceMap: true,
    inlineSources: true,
    rewriteRelativeImportExtensions: true,
    rootDir: ROOT,
    outDir: BUILD,
  }
  const { options } = ts.convertCompilerOptionsFromJson(compilerOptions, ROOT)
  const files = [
    ...globSync('platform/**/*.ts', { cwd: ROOT, exclude: (name) => name.endsWith('.test.ts') }),
    ...CLI_ENTRIES.map((file) => file.replace(/\.js$/, '.ts')),
  ].map((file) => join(ROOT, file))
  const program = ts.createProgram(files, options)
  const found = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics]
    // `#compiler/x.ts` is not rewritten: the package's `imports` map it.
    .filter(({ code }) => code !== 2877)
  if (found.length > 0)
    throw new Error(
      ts.formatDiagnostics(found, {
        getCanonicalFileName: (name) => name,
        getCurrentDirectory: () => ROOT,
        getNewLine: () => '\n',
      }),
    )
  // The compiler rewrites the imports of JavaScript, not those of declarations.
  for (const file of globSync('**/*.d.ts', { cwd: BUILD })) {
    const path = join(BUILD, file)
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replaceAll(/((?:from|import)\s*\(?')(\.{1,2}\/[^']*)\.ts'/g, "$1$2.js'"))
  }
}

/** A file of the build and every file that it imports, and the packages that these import. */
interface Closure {
  files: Set<string>
  packages: Set<string>
}

/** @param follows whether the imports of a file count too */
function closure(entries: readonly string[], follows: (file: string) => boolean = () => true): Closure {
  const found: Closure = { files: new Set(), packages: new Set() }
  const visit = (file: string): void => {
    if (found.files.has(file)) return
    found.files.add(file)
    if (!follows(file)) return
    for (const name of packagesOf(file)) found.packages.add(name)
    // Declarations refer to files that the JavaScript does not import.
    for (const specifier of [...importsOf(file), ...importsOf(file.replace(/\.js$/, '.d.ts'))]) {
      const target = resolveBuilt(file, specifier)
      if (target) visit(target)
    }
  }
  for (const entry of entries) visit(join(BUILD, entry))
  return found
}

const importsOf = (file: string): string[] =>
  ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles.map(({ fileName }) => fileName)

/** The packages that a file imports at run time. */
const packagesOf = (file: string): string[] =>
  importsOf(file)
    .filter((specifier) => !/^[.#]|^node:/.test(specifier))
    .map((specifier) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] as string)

function resolveBuilt(from: string, specifier: string): string | undefined {
  const target = specifier.startsWith('#')
    ? join(BUILD, specifier.slice(1).replace(/\.ts$/, '.js'))
    : specifier.startsWith('.')
      ? resolve(dirname(from), specifier)
      : undefined
  return target && existsSync(target) ? target : undefined
}

/** A declaration that CommonJS reads: the same files below a folder of that type, and one module that requires the other. */
function stageExpress({ files, packages }: Closure): void {
  const folder = openStage('express')
  const platform = join(BUILD, 'platform')
  for (const file of files) copyBuilt(file, join(folder, 'dist', relative(platform, file)))
  for (const file of files) {
    const types = relative(platform, file).replace(/\.js$/, '.d.ts')
    copy(join(platform, types), join(folder, 'cjs', types))
  }
  writeFileSync(join(folder, 'cjs/package.json'), '{"type":"commonjs"}\n')
  writeFileSync(join(folder, 'cjs/express.js'), "module.exports = require('../dist/express.js')\n")
  writeManifest('express', packages)
}

/** What the platform has is exported from its packages: an error of theirs is recognised here. */
function stageCli(runtime: Closure): void {
  const folder = openStage('cli')
  const platform = join(BUILD, 'platform/')
  const { files, packages } = closure(CLI_ENTRIES, (file) => !file.startsWith(platform))
  for (const file of files) {
    const target = join(folder, 'dist', relative(BUILD, file))
    if (!file.startsWith(platform)) copyBuilt(file, target, { types: false })
    else packages.add(exportFrom(target, relative(platform, file), runtime.files.has(file)))
  }
  copyFileSync(join(ROOT, 'packages/cli/bin.js'), join(folder, 'bin.js'))
  copy(join(ROOT, 'scaffold/templates'), join(folder, 'dist/scaffold/templates'))
  copy(join(ROOT, 'openapi/shared'), join(folder, 'dist/openapi/shared'))
  const { version, dependencies, devDependencies } = readManifest(join(ROOT, 'package.json'))
  writeFileSync(
    join(folder, 'dist/versions.json'),
    JSON.stringify({ version, dependencies, devDependencies }),
  )
  writeManifest('cli', packages)
}

/** What `npm create charter` runs: `charter init`. */
function stageCreate(): void {
  const folder = openStage('create-charter')
  copyFileSync(join(ROOT, 'packages/create-charter/bin.js'), join(folder, 'bin.js'))
  writeManifest('create-charter', new Set(['@charter/cli']))
}

/** Writes a module that exports a file of the platform from the package that has it. @returns the package */
function exportFrom(target: string, file: string, isRuntime: boolean): string {
  mkdirSync(dirname(target), { recursive: true })
  const specifier = isRuntime ? `@charter/express/internal/${file}` : `@charter/platform/${file}`
  writeFileSync(target, `export * from '${specifier}'\n`)
  return isRuntime ? '@charter/express' : '@charter/platform'
}

/** What @charter/express has is exported from there, so that there is one copy of it. */
function stagePlatform(runtime: Closure): void {
  const folder = openStage('platform')
  const platform = join(BUILD, 'platform')
  const packages = new Set<string>(['@charter/express'])
  for (const file of globSync('**/*.js', { cwd: platform })) {
    const path = join(platform, file)
    // The tests of the platform itself compile contracts.
    if (importsOf(path).some((specifier) => specifier.startsWith('#compiler/'))) continue
    const target = join(folder, 'dist', file)
    if (!runtime.files.has(path)) {
      copyBuilt(path, target)
      for (const name of packagesOf(path)) packages.add(name)
      continue
    }
    exportFrom(target, file, true)
    copy(target, target.replace(/\.js$/, '.d.ts'))
  }
  writeManifest('platform', packages)
}

function openStage(name: string): string {
  const folder = join(STAGE, name)
  mkdirSync(folder, { recursive: true })
  for (const file of ['LICENSE', `packages/${name}/README.md`])
    copyFileSync(join(ROOT, file), join(folder, file.split('/').at(-1) as string))
  return folder
}

function copyBuilt(file: string, target: string, { types = true } = {}): void {
  copy(file, target)
  copy(`${file}.map`, `${target}.map`)
  if (types) copy(file.replace(/\.js$/, '.d.ts'), target.replace(/\.js$/, '.d.ts'))
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  cpSync(from, to, { recursive: true })
}

/**
 * The package.json of a package: its dependencies are what it imports, and its peers of any version, in the versions of
 * this repository.
 *
 * @throws Error for an import of a package that is not a dependency here
 */
function writeManifest(name: string, packages: ReadonlySet<string>): void {
  const root = readManifest(join(ROOT, 'package.json'))
  const manifest = readManifest(join(ROOT, 'packages', name, 'package.json'))
  const versionOf = (dependency: string): string => {
    if (dependency.startsWith('@charter/')) return root.version
    const version = root.dependencies?.[dependency] ?? root.devDependencies?.[dependency]
    if (!version) throw new Error(`packages/${name} imports ${dependency}, which package.json does not have`)
    return `^${version}`
  }
  const dependencies: Record<string, string> = {}
  for (const dependency of [...packages].sort()) {
    if (dependency in (manifest.peerDependencies ?? {})) continue
    dependencies[dependency] = versionOf(dependency)
  }
  const peers = Object.entries(manifest.peerDependencies ?? {}).map(([peer, range]) => [
    peer,
    range === '*' ? versionOf(peer) : range,
  ])
  const peerDependencies =
    peers.length > 0 ? (Object.fromEntries(peers) as Record<string, string>) : undefined
  const text = JSON.stringify({ ...manifest, version: root.version, dependencies, peerDependencies }, null, 2)
  writeFileSync(join(STAGE, name, 'package.json'), `${text}\n`)
}

const readManifest = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Manifest

/** Bytes of a package's own files, and of everything that is installed for it besides its peers. */
function sizes(name: string): { own: number; installed: number; dependencies: number } {
  const own = sizeOf(join(STAGE, name))
  const seen = new Set<string>()
  let installed = own
  const add = (folder: string): void => {
    for (const dependency of Object.keys(readManifest(join(folder, 'package.json')).dependencies ?? {})) {
      const found = installedAt(folder, dependency)
      if (seen.has(found)) continue
      seen.add(found)
      installed += sizeOf(found)
      add(found)
    }
  }
  add(join(STAGE, name))
  return { own, installed, dependencies: seen.size }
}

/** The folder of a dependency as Node finds it. Of our own packages it is the one that was built. */
function installedAt(from: string, dependency: string): string {
  if (dependency.startsWith('@charter/')) return join(STAGE, dependency.split('/')[1] as string)
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', dependency)
    if (existsSync(folder)) return folder
    if (at === dirname(at)) throw new Error(`${dependency} is not installed: run npm ci`)
  }
}

const sizeOf = (folder: string): number =>
  globSync('**/*', { cwd: folder, exclude: (name) => name === 'node_modules' })
    .map((file) => statSync(join(folder, file)))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0)

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: 'string', default: '.cache/packages' } } })
  const kB = (bytes: number) => `${Math.round(bytes / 1000).toLocaleString('en')} kB`
  for (const [name, tarball] of pack(values.out)) {
    const { own, installed, dependencies } = sizes(name.replace('@charter/', ''))
    console.log(
      `${relative('', tarball)}: ${kB(statSync(tarball).size)} packed, ${kB(own)} unpacked, ${kB(installed)} installed with ${dependencies} dependencies`,
    )
  }
}
