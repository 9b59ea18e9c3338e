import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { compileDocument, type CompileOptions } from './compile.ts'
import { describeNotes, describeRefusals, readDocument, type ReadOptions } from './document/document.ts'
import { handlerTypes, importOf } from './types/handler-types.ts'
import { type CompiledIndex, Refusals } from './operations.ts'
import { replaceFile } from './replace-file.ts'
import { Refusal } from './document/source.ts'
import { UNDEFINED } from './types/type-schemas.ts'
import { typeable } from './types/typeable.ts'

const ROOT = resolve(import.meta.dirname, '..')

export interface ContractNames {
  service: string
  /** `v1` */
  version: string
  /** Said in the first line of each file: where it comes from. */
  title: string
  /** How generated TypeScript imports the platform: `#platform`, a relative path, or the name of a package. */
  platform: string
}

export interface GeneratedContract {
  /** What was compiled, with everything that it refers to. */
  document: OpenApiDocument
  /** By path below the output folder. */
  files: Map<string, string>
  operations: number
  index: CompiledIndex
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
  original: OpenApiDocument,
  names: ContractNames,
  options: CompileOptions = {},
): Promise<GeneratedContract> {
  const compiled = compileDocument(original, names.title, options)
  const { document } = compiled
  const header = `// Written by \`npm run generate\` from ${names.title}. Do not edit.\n`
  const types = await writeTypes(document)
  const files = new Map([
    ['contract.json', `${JSON.stringify(document, null, 2)}\n`],
    ['types.ts', `${header}\n${types}`],
    ['handlers.ts', header + handlerTypes(document, compiled.operations, names.platform)],
    ['contract.ts', header + contractModule(names)],
    ...compiled.files,
  ])
  files.set(
    'operations.d.mts',
    (files.get('operations.d.mts') as string).replace(
      '#platform/contract/compiled.ts',
      importOf(names.platform, 'contract/compiled.ts'),
    ),
  )
  const { operations, schemes, events, notes } = compiled
  return { files, document, operations: operations.length, index: { operations, schemes, events }, notes }
}

/*
 * openapi-typescript first lints and bundles what it is given, by Redocly, which fails on a schema called `valueOf`.
 * `typeable` needs neither, so only the transformation is called.
 */
async function writeTypes(document: OpenApiDocument): Promise<string> {
  // Loaded when they are needed: they bring the TypeScript compiler.
  const [{ astToString, resolveRef, transformSchema }, { factory, SyntaxKind }] = await Promise.all([
    import('openapi-typescript'),
    import('typescript').then((typescript) => typescript.default),
  ])
  const schema = typeable(document)
  const context = {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    defaultNonNullable: false,
    discriminators: { objects: {}, refsHandled: [] },
    emptyObjectsUnknown: false,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    immutable: false,
    injectFooter: [],
    makePathsEnum: false,
    pathParamsAsTypes: false,
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    resolve: (ref: string) => resolveRef(schema, ref, { silent: true }),
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent: true,
    transform: ({ format }: { format?: string }) =>
      format === UNDEFINED.format ? factory.createKeywordTypeNode(SyntaxKind.UndefinedKeyword) : undefined,
    transformProperty: undefined,
  }
  try {
    return astToString(transformSchema(schema as never, context as never))
  } catch (error) {
    const { message } = error as Error
    const pointer = /#\/[^\s"']+/.exec(message)?.[0] ?? '#'
    throw new Refusals([new Refusal(pointer, `its types can't be written: ${message.split('\n')[0]}`)])
  }
}

/* The document is read when it is first asked for: serving does not need it, and it may have megabytes. */
function contractModule({ service, version, platform }: ContractNames): string {
  return `import { readFileSync } from 'node:fs'
import type { Contract, OpenApiDocument } from '${importOf(platform, 'contract/contract.ts')}'
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

export interface GenerateOptions extends CompileOptions, ReadOptions {
  /** An OpenAPI document of anybody's, JSON or YAML. */
  file: string
  out: string
  service?: string
  version?: string
}

export interface GenerateResult {
  isUnchanged: boolean
  operations: number
  files: number
  /** One line for each kind of note, with file and line. */
  notes: string[]
  /** Every file that the document is made of. */
  inputs: readonly string[]
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
  ...options
}: GenerateOptions): Promise<GenerateResult> {
  const stamp = join(out, 'generated.json')
  const before = readStamp(stamp)
  const settings = JSON.stringify({ service, version, ...options })
  if (before && before.inputs.every(existsSync) && before.hash === hashOf(before.inputs, settings)) {
    return {
      isUnchanged: true,
      operations: before.operations,
      files: before.files,
      notes: [],
      inputs: before.inputs,
    }
  }
  const inside = !relative(ROOT, resolve(out)).startsWith('..')
  const platform = inside ? '#platform' : relative(resolve(out), join(ROOT, 'platform'))
  const { inputs, notes, ...generated } = await compileFile(file, { service, version, platform }, options)
  for (const old of ['operations', 'schemas']) rmSync(join(out, old), { recursive: true, force: true })
  writeAll(out, generated.files)
  const count = generated.files.size
  writeFileSync(
    stamp,
    JSON.stringify({
      hash: hashOf(inputs, settings),
      inputs,
      operations: generated.operations,
      files: count,
    }),
  )
  return {
    isUnchanged: false,
    operations: generated.operations,
    notes,
    inputs,
    files: count,
  }
}

/** A contract that was generated from a file. */
export interface GeneratedFile extends Omit<GeneratedContract, 'notes'> {
  names: ContractNames
  /** One line for each kind of note, with file and line. */
  notes: string[]
  /** Every file that the document is made of. */
  inputs: readonly string[]
}

/**
 * Reads and compiles one file.
 *
 * @param names those left out come from the document and its file
 * @throws Error that names file, line and reason of everything that is refused
 */
export async function compileFile(
  file: string,
  { service, version, title, platform }: Partial<ContractNames> & Pick<ContractNames, 'platform'>,
  options: CompileOptions & ReadOptions = {},
): Promise<GeneratedFile> {
  const read = await readDocument(file, options)
  const info = read.document?.info
  const path = relative(ROOT, resolve(file))
  const names: ContractNames = {
    service: service ?? slugOf(info?.title),
    version: version ?? `v${/^\d+/.exec(String(info?.version ?? '1'))?.[0] ?? '1'}`,
    title: title ?? (path.startsWith('..') ? (file.split('/').at(-1) as string) : path),
    platform,
  }
  try {
    const generated = await compileContract(read.document, names, { ...options, refusals: read.refusals })
    return { ...generated, names, notes: describeNotes(read, generated.notes), inputs: read.files }
  } catch (error) {
    if (!(error instanceof Refusals)) throw error
    throw new Error(describeRefusals(read, error.refusals), { cause: error })
  }
}

/** Writes generated files below a folder. */
export function writeAll(out: string, files: ReadonlyMap<string, string>): void {
  const folders = new Set([...files.keys()].map((name) => dirname(join(out, name))))
  for (const folder of folders) mkdirSync(folder, { recursive: true })
  for (const [name, text] of files) replaceFile(join(out, name), text)
}

/** The files that decide what is generated from a document: the generator, what it imports, and the installed packages. */
export function generatorFiles(): string[] {
  const own = globSync('{compiler,platform/contract}/**/*.{ts,js}', {
    cwd: ROOT,
    exclude: (name) => /\.test\.ts$|^testing$/.test(name),
  }).sort()
  return [...own.map((file) => join(ROOT, file)), ...['package-lock.json'].filter(existsSync)]
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

/* The documents, the options, and the generator itself with what it stands on. */
function hashOf(files: readonly string[], settings: string): string {
  const hash = createHash('sha256').update(settings)
  for (const file of [...generatorFiles(), ...files]) hash.update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

const slugOf = (title: string | undefined) =>
  `${title ?? ''}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'service'
