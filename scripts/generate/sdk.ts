import { execFile } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import ts from 'typescript'
import type { Contract } from '#platform/contract/contract.ts'
import type { PublicDocument } from '#platform/contract/public-document.ts'
import { createDocuments } from '../../services/gateway/documents.ts'
import { documented, withOptionalIdempotencyKeys } from './sdk-client.ts'
import { BANNER, entry, manifest, setup } from './sdk-package.ts'
import { additions, example, readme } from './sdk-texts.ts'

const run = promisify(execFile)
const PACKAGE = 'generated/sdk'
const WORK = '.cache/sdk'
const SIZE = join(WORK, 'size.txt')

/** The inputs of the SDK besides the contracts: when none of them has changed, it is not built again. */
export const sdkInputs = (): string[] => [
  'generated/gateway/contracts.ts',
  ...globSync('generated/*/v*/contract.json').sort(),
  'platform/contract/public-document.ts',
  'services/gateway/api-info.ts',
  'services/gateway/documents.ts',
  'services/gateway/gateway-responses.ts',
  'scripts/generate/sdk.ts',
  'scripts/generate/sdk-client.ts',
  'scripts/generate/sdk-package.ts',
  'scripts/generate/sdk-texts.ts',
  'package-lock.json',
]

/**
 * Writes the client package `generated/sdk` from the document of all public operations: as JavaScript with
 * declarations, because Node cannot import TypeScript from `node_modules`. Its main entry has the first version of each
 * service, so that a new version breaks no program; the entry `v2` has the second version of those that have one.
 *
 * @returns the files written
 */
export async function generateSdk(): Promise<string[]> {
  rmSync(WORK, { recursive: true, force: true })
  // Imported dynamically: at the top it would be the output of the previous run.
  const { contracts } = await import('#generated/gateway/contracts.ts')
  const numbers = [...new Set(contracts.map(numberOf))].sort((a, b) => a - b)
  const clients = numbers.map((number, i) => ({
    folder: i === 0 ? '' : `v${number}/`,
    document: createDocuments(upTo(number, contracts)).all.document,
  }))
  for (const client of clients) await writeClient(client)
  const [{ document }] = clients as [(typeof clients)[0]]
  const files = {
    'package.json': manifest(
      document.info,
      clients.map(({ folder }) => folder),
    ),
    'README.md': readme,
    'example.js': example,
    ...compile(clients.flatMap(({ folder }) => [`${folder}client.ts`, `${folder}index.ts`])),
  }
  rmSync(PACKAGE, { recursive: true, force: true })
  for (const [name, text] of Object.entries(files)) write(join(PACKAGE, name), text)
  write(SIZE, await packedSize())
  return Object.keys(files).map((name) => join(PACKAGE, name))
}

const numberOf = ({ version }: Contract): number => Number(version.slice(1))

/** The newest version of each service up to a number; its first one where that is later. */
const upTo = (number: number, contracts: readonly Contract[]): Contract[] => {
  const byAge = [...contracts].sort((a, b) => numberOf(a) - numberOf(b))
  return contracts.filter((contract) => {
    const own = byAge.filter(({ service }) => service === contract.service)
    return contract === (own.findLast((each) => numberOf(each) <= number) ?? own[0])
  })
}

/** Writes the client of one document below `WORK`. */
async function writeClient({
  folder,
  document,
}: {
  folder: string
  document: PublicDocument
}): Promise<void> {
  const cwd = join(WORK, folder)
  write(join(cwd, 'openapi.json'), JSON.stringify(withOptionalIdempotencyKeys(document), null, 2))
  write(join(cwd, 'setup.ts'), setup)
  // The pagination of this system (openapi/shared/pages.yaml).
  write(
    join(cwd, 'redocly.yaml'),
    'client: { pagination: { style: cursor, cursorParam: cursor, nextCursor: /nextCursor, items: /items } }\n',
  )
  const options = ['--output', 'client.ts', '--setup', 'setup.ts', '--config', 'redocly.yaml']
  await run('redocly', ['generate-client', 'openapi.json', ...options], { cwd, env: quiet })
  const client = join(cwd, 'client.ts')
  write(client, documented(readFileSync(client, 'utf8'), document))
  write(join(cwd, 'index.ts'), entry(additions, document.info.version))
}

/** `@charter/shop-sdk 1.0.0: 20.1 kB packed, 103.4 kB unpacked, no dependencies` */
export const sdkSize = (): string => (existsSync(SIZE) ? readFileSync(SIZE, 'utf8') : 'unknown')

/** As npm would publish it. */
async function packedSize(): Promise<string> {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: PACKAGE })
  const [packed] = Object.values(JSON.parse(stdout) as Packed[] | Record<string, Packed>) as [Packed]
  const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
  const { name, version, size, unpackedSize } = packed
  return `${name} ${version}: ${kb(size)} packed, ${kb(unpackedSize)} unpacked, no dependencies`
}

interface Packed {
  name: string
  version: string
  size: number
  unpackedSize: number
}

/** Declarations keep their comments, for editors; the code drops them, for browsers. */
function compile(names: string[]): Record<string, string> {
  const compiled: Record<string, string> = {}
  const files = names.map((name) => join(WORK, name))
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    strict: true,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: WORK,
    outDir: 'dist',
  }
  const program = ts.createProgram(files, options)
  const faults = ts.getPreEmitDiagnostics(program)
  if (faults.length > 0) {
    throw new Error(
      `The SDK does not compile:\n${ts.formatDiagnostics(faults, ts.createCompilerHost(options))}`,
    )
  }
  program.emit(undefined, (file, text) => {
    compiled[file] = BANNER + text
  })
  for (const file of files) {
    const compilerOptions = { target: options.target, module: ts.ModuleKind.ESNext, removeComments: true }
    const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions })
    compiled[file.replace(WORK, 'dist').replace(/\.ts$/, '.js')] = BANNER + outputText
  }
  return compiled
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

const quiet = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
