import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { OpenApiDocument } from '#platform/contract.ts'
import { describeRefusals, readDocument } from './document.ts'
import { handlerTypes } from './handler-types.ts'
import { compileOperations, Refusals } from './operations.ts'
import { nameOperations, typeable } from './typeable.ts'

const ROOT = resolve(import.meta.dirname, '../..')

export interface ContractNames {
  service: string
  /** `v1` */
  version: string
  /** Said in the first line of each file: where it comes from. */
  title: string
  /** How generated TypeScript imports the platform: `#platform`, or a relative path. */
  platform: string
}

export interface GeneratedContract {
  /** By path below the output folder. */
  files: Map<string, string>
  operations: number
  /** Accepted, but worth knowing: unknown formats. */
  notes: { pointer: string; message: string }[]
}

/**
 * Everything that is generated from one bundled contract: `contract.json`, `types.ts`, `handlers.ts`, `contract.ts`
 * and the compiled operations.
 *
 * @throws Refusals with every reason why the document can't be compiled
 */
export async function compileContract(
  document: OpenApiDocument,
  names: ContractNames,
): Promise<GeneratedContract> {
  nameOperations(document)
  const compiled = compileOperations(document, names.title)
  const header = `// Written by \`npm run generate\` from ${names.title}. Do not edit.\n`
  // Loaded when it is needed: it brings the TypeScript compiler.
  const { default: openapiTS, astToString } = await import('openapi-typescript')
  const ast = await openapiTS(typeable(document) as never, { alphabetize: false, silent: true })
  const files = new Map([
    ['contract.json', `${JSON.stringify(document, null, 2)}\n`],
    ['types.ts', `${header}\n${astToString(ast)}`],
    ['handlers.ts', header + handlerTypes(document, compiled.operations, names.platform)],
    ['contract.ts', header + contractModule(names)],
    ...compiled.files,
  ])
  files.set(
    'operations.d.mts',
    (files.get('operations.d.mts') as string).replace('#platform', names.platform),
  )
  return { files, operations: compiled.operations.length, notes: compiled.notes }
}

/* The document is read when it is first asked for: serving does not need it, and it may have megabytes. */
function contractModule({ service, version, platform }: ContractNames): string {
  return `import { readFileSync } from 'node:fs'
import type { Contract, OpenApiDocument } from '${platform}/contract.ts'
import { compiled } from './operations.mjs'

let document: OpenApiDocument | undefined

export const contract: Contract = {
  service: ${JSON.stringify(service)},
  version: ${JSON.stringify(version)},
  compiled,
  get document() {
    document ??= JSON.parse(readFileSync(new URL('./contract.json', import.meta.url), 'utf8')) as OpenApiDocument
    return document
  },
}
`
}

export interface GenerateOptions {
  /** An OpenAPI document of anybody's, JSON or YAML. */
  file: string
  out: string
  service?: string
  version?: string
}

export interface GenerateResult extends Omit<GeneratedContract, 'files'> {
  isUnchanged: boolean
  files: number
}

/**
 * `npm run generate -- --contract <file> --out <folder>`: generates one contract into any folder, and does nothing
 * when neither the document nor the generator has changed since.
 *
 * @throws Error that names file, line and reason of everything that is refused
 */
export async function generateContract({
  file,
  out,
  service,
  version,
}: GenerateOptions): Promise<GenerateResult> {
  const stamp = join(out, 'generated.json')
  const before = readStamp(stamp)
  if (before && before.inputs.every(existsSync) && before.hash === hashOf(before.inputs)) {
    return { isUnchanged: true, operations: before.operations, files: before.files, notes: [] }
  }
  const { document, files: inputs } = await readDocument(file)
  const inside = !relative(ROOT, resolve(out)).startsWith('..')
  const names: ContractNames = {
    service: service ?? slugOf(document.info?.title ?? 'service'),
    version: version ?? `v${/^\d+/.exec(String(document.info?.version ?? '1'))?.[0] ?? '1'}`,
    title: relative(ROOT, resolve(file)).startsWith('..')
      ? (file.split('/').at(-1) as string)
      : relative(ROOT, resolve(file)),
    platform: inside ? '#platform' : relative(resolve(out), join(ROOT, 'platform')),
  }
  let generated: GeneratedContract
  try {
    generated = await compileContract(document, names)
  } catch (error) {
    if (!(error instanceof Refusals)) throw error
    throw new Error(describeRefusals(file, error.refusals), { cause: error })
  }
  for (const old of ['operations', 'schemas']) rmSync(join(out, old), { recursive: true, force: true })
  writeAll(out, generated.files)
  const count = generated.files.size
  writeFileSync(
    stamp,
    JSON.stringify({ hash: hashOf(inputs), inputs, operations: generated.operations, files: count }),
  )
  return { isUnchanged: false, operations: generated.operations, notes: generated.notes, files: count }
}

/** Writes generated files below a folder. */
export function writeAll(out: string, files: ReadonlyMap<string, string>): void {
  const folders = new Set([...files.keys()].map((name) => dirname(join(out, name))))
  for (const folder of folders) mkdirSync(folder, { recursive: true })
  for (const [name, text] of files) writeFileSync(join(out, name), text)
}

interface Stamp {
  hash: string
  inputs: string[]
  operations: number
  files: number
}

function readStamp(file: string): Stamp | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Stamp
  } catch {
    return undefined
  }
}

/* The documents, and the generator itself with what it stands on. */
function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256')
  const own = globSync(['scripts/generate/*.ts', 'platform/formats.ts', 'package-lock.json'], {
    cwd: ROOT,
  }).sort()
  for (const file of [...own.map((name) => join(ROOT, name)), ...files])
    hash.update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

const slugOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'service'
