/**
 * The lint of `npm run check`, limited to the files that an edit affects.
 *
 * Type-aware rules depend on more than the linted file, so a cache per file would be wrong. TypeScript computes the
 * affected files: the edited ones, and those that import a file whose types have changed
 * (`getSemanticDiagnosticsOfNextAffectedFile`). These are linted, and those that had errors.
 */
import { ESLint } from 'eslint'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import ts from 'typescript'

const BUILD_INFO = '.cache/lint.tsbuildinfo'
const STATE = '.cache/lint.json'

interface State {
  /** A hash of what all results depend on. */
  key: string
  /** Files to lint: affected by an edit, or with errors. */
  pending: string[]
}

const key = hashOf(['eslint.config.js', 'tsconfig.json', 'package-lock.json', 'scripts/check/check-lint.ts'])
const before = readState()
const builder = openProgram(before !== undefined)
const affected = takeAffected(builder)
const pending = new Set([...(before?.pending ?? []), ...affected])
// Before the build information: a process that is killed in between lints too much, never too little.
writeState([...pending])
builder.emit()
const lint = await lintFiles([...pending].filter((file) => existsSync(file)))
writeState(lint.failed)

if (lint.failed.length > 0) {
  console.error(lint.report)
  process.exitCode = 1
} else console.log(`${lint.count} files linted`)

function openProgram(isIncremental: boolean): ts.EmitAndSemanticDiagnosticsBuilderProgram {
  const parsed = ts.getParsedCommandLineOfConfigFile(
    'tsconfig.json',
    // With isolated modules TypeScript would not count the files that import an edited one.
    { noEmit: true, incremental: true, tsBuildInfoFile: BUILD_INFO, verbatimModuleSyntax: false },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail },
  )
  if (!parsed) throw new Error('tsconfig.json cannot be read')
  const { options, fileNames, errors } = parsed
  const host = ts.createIncrementalCompilerHost(options)
  const program = { rootNames: fileNames, options, configFileParsingDiagnostics: errors, host }
  // Without the state of the lint, every file counts as affected.
  const createProgram: ts.CreateProgram<ts.EmitAndSemanticDiagnosticsBuilderProgram> = (
    names,
    given,
    to,
    old,
    ...rest
  ) =>
    ts.createEmitAndSemanticDiagnosticsBuilderProgram(
      names,
      given,
      to,
      isIncremental ? old : undefined,
      ...rest,
    )
  return ts.createIncrementalProgram({ ...program, createProgram })
}

/** The files whose types, or the types that they use, have changed since the last run. */
function takeAffected(program: ts.EmitAndSemanticDiagnosticsBuilderProgram): Set<string> {
  const files = new Set<string>()
  for (;;) {
    const next = program.getSemanticDiagnosticsOfNextAffectedFile()
    if (!next) return files
    const sources = 'fileName' in next.affected ? [next.affected] : next.affected.getSourceFiles()
    for (const { fileName } of sources)
      if (!fileName.includes('/node_modules/')) files.add(relative('.', fileName))
  }
}

async function lintFiles(files: string[]) {
  const eslint = new ESLint({
    overrideConfig: {
      files: ['**/*.ts'],
      languageOptions: {
        parserOptions: { projectService: false, programs: [builder.getProgram()] },
      },
    },
  })
  const scripts = globSync([
    '*.js',
    '.*.js',
    '{platform,compiler,demo,scripts,services,tests}/**/*.{js,cjs,mjs}',
  ])
  const known = [...new Set([...files.filter((file) => file.endsWith('.ts')), ...scripts])]
  const isIgnored = await Promise.all(known.map((file) => eslint.isPathIgnored(file)))
  const results = await eslint.lintFiles(known.filter((_file, i) => !isIgnored[i]))
  const wrong = results.filter(({ errorCount, warningCount }) => errorCount + warningCount > 0)
  const formatter = await eslint.loadFormatter('stylish')
  return {
    failed: wrong.map(({ filePath }) => relative('.', filePath)),
    report: await formatter.format(wrong),
    count: results.length,
  }
}

function readState(): State | undefined {
  if (!existsSync(STATE) || !existsSync(BUILD_INFO)) return undefined
  const state = JSON.parse(readFileSync(STATE, 'utf8')) as State
  return state.key === key ? state : undefined
}

function writeState(files: string[]): void {
  mkdirSync('.cache', { recursive: true })
  writeFileSync(STATE, JSON.stringify({ key, pending: files } satisfies State))
}

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

function formatHost(): ts.FormatDiagnosticsHost {
  return {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => process.cwd(),
    getNewLine: () => '\n',
  }
}

function fail(diagnostic: ts.Diagnostic): never {
  throw new Error(ts.formatDiagnostic(diagnostic, formatHost()))
}
