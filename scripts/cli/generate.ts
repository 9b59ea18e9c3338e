import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { compileFile } from '#compiler/contract.ts'
import type { CompileOptions } from '#compiler/compile.ts'
import type { ReadOptions } from '#compiler/document/document.ts'
import { replaceFile } from '#compiler/replace-file.ts'
import { type ProjectSyntax, projectFiles } from '#compiler/project-files.ts'

const RUNTIME = '@charter/express'

export interface ProjectOptions extends CompileOptions, ReadOptions {
  /** An OpenAPI document, JSON or YAML. */
  file: string
  out: string
  /** Default `ts`. */
  language?: string
  /** Of import specifiers; default as the nearest tsconfig.json allows. */
  extension?: string
  service?: string
  version?: string
}

export interface ProjectResult {
  operations: number
  files: number
  /** Files whose text has changed. */
  written: number
  notes: string[]
}

/**
 * Generates a contract into a project that has `@charter/express` installed. Nothing is written when the document is
 * refused.
 *
 * @throws Error that names file, line and reason of everything that is refused, or an unknown option
 */
export async function generateIntoProject({ file, out, ...options }: ProjectOptions): Promise<ProjectResult> {
  const language = options.language ?? 'ts'
  if (language !== 'ts' && language !== 'js') throw new Error('--language is ts or js')
  const { extension = await extensionFor(out, language) } = options
  if (extension !== 'ts' && extension !== 'js') throw new Error('--import-extension is ts or js')
  const generated = await compileFile(
    file,
    { service: options.service, version: options.version, platform: RUNTIME },
    options,
  )
  const syntax: ProjectSyntax = {
    ...generated.names,
    language: language === 'ts' ? 'ts' : moduleKind(out),
    extension,
    runtime: RUNTIME,
  }
  const files = projectFiles(generated, syntax)
  let written = 0
  mkdirSync(out, { recursive: true })
  for (const [name, text] of files) if (replaceFile(join(out, name), text)) written++
  return { operations: generated.operations, files: files.size, written, notes: generated.notes }
}

/** The kind of module that Node takes a `.js` file of the folder for: `type` of the nearest package.json. */
function moduleKind(folder: string): 'esm' | 'cjs' {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const file = join(at, 'package.json')
    if (existsSync(file))
      return (JSON.parse(readFileSync(file, 'utf8')) as { type?: string }).type === 'module' ? 'esm' : 'cjs'
    if (dirname(at) === at) return 'cjs'
  }
}

async function extensionFor(folder: string, language: string): Promise<'js' | 'ts'> {
  if (language === 'js') return 'js'
  const { default: ts } = await import('typescript')
  const file = ts.findConfigFile(resolve(folder), ts.sys.fileExists)
  if (!file) return 'js'
  const { config } = ts.readConfigFile(file, ts.sys.readFile) as { config?: unknown }
  // Only the options are of interest: no file is looked for.
  const host = { ...ts.sys, readDirectory: () => [] }
  const { options } = ts.parseJsonConfigFileContent(config ?? {}, host, dirname(file))
  return options.allowImportingTsExtensions || options.rewriteRelativeImportExtensions ? 'ts' : 'js'
}
