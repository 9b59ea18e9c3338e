import type { GeneratedContract } from './contract.ts'
import { indexFields } from './operations.ts'

/** How the generated files of a project are written. */
export interface ProjectSyntax {
  /** `ts`; or JavaScript with declarations, as ES modules or CommonJS. */
  language: 'ts' | 'esm' | 'cjs'
  /** Of import specifiers: `ts` where the project's compiler options allow or rewrite it. */
  extension: 'js' | 'ts'
  /** The package that is imported: `@charter/express`. */
  runtime: string
  service: string
  version: string
  /** Said in the first line of each file: where it comes from. */
  title: string
}

/**
 * The files of a generated contract in the form for projects that have the packages installed: few files, without
 * `import.meta` and without reading files at run time, so that TypeScript, bundlers, ES modules and CommonJS take
 * them.
 *
 * @param generated made with the runtime's name as `platform`
 * @returns the files by name
 */
export function projectFiles(
  { files, document, index }: Pick<GeneratedContract, 'files' | 'document' | 'index'>,
  syntax: ProjectSyntax,
): Map<string, string> {
  const { language, extension, runtime, title } = syntax
  const banner = `// Written by \`charter generate\` from ${title}. Do not edit.\n`
  const types = (name: string) =>
    banner +
    withoutBanner(files.get(name) as string).replaceAll(/ from '(\.\/\w+)\.ts'/g, ` from '$1.${extension}'`)
  const written = new Map<string, string>()
  const add = (name: string, text: string) => written.set(name, text)

  const declared = language !== 'ts'
  add(declared ? 'types.d.ts' : 'types.ts', types('types.ts'))
  add(declared ? 'handlers.d.ts' : 'handlers.ts', types('handlers.ts'))

  const { importing, exporting } = SYNTAX[language]
  const head = `/* eslint-disable */\n${language === 'ts' ? '// @ts-nocheck\n' : ''}${banner}`
  const code = (name: string, text: string) => add(`${name}.${declared ? 'js' : 'ts'}`, text)
  code(
    'operations',
    `${head}${language === 'ts' ? `import type { CompiledContract } from '${runtime}'\n` : ''}
const files${language === 'ts' ? ': any' : ''} = {
${compiledFiles(files).join(',\n')}
}

${exporting('compiled', language === 'ts' ? 'CompiledContract' : undefined)} = {
${indexFields(index)}
  load: (file) => files[file],
}
`,
  )
  code(
    'document',
    `${head}
/** The bundled OpenAPI document as JSON. */
${exporting('document', language === 'ts' ? 'string' : undefined)} = ${JSON.stringify(JSON.stringify(document))}
`,
  )
  const typed =
    language === 'ts'
      ? `import type { Contract, OpenApiDocument } from '${runtime}'\nimport type { Handlers } from './handlers.${extension}'\n`
      : ''
  code(
    'contract',
    `${banner}${typed}${importing('compiled', `./operations.${extension}`)}
${importing('document', `./document.${extension}`)}

let parsed${language === 'ts' ? ': OpenApiDocument | undefined' : ''}

${exporting('contract', language === 'ts' ? 'Contract<Handlers<any>>' : undefined)} = {
  service: ${JSON.stringify(syntax.service)},
  version: ${JSON.stringify(syntax.version)},
  compiled,
  get document() {
    return (parsed ??= JSON.parse(document)${language === 'ts' ? ' as OpenApiDocument' : ''})
  },
}
`,
  )
  if (declared)
    add(
      'contract.d.ts',
      `${banner}import type { Contract } from '${runtime}'
import type { Handlers } from './handlers.js'

export declare const contract: Contract<Handlers<any>>
`,
    )
  return written
}

const SYNTAX = {
  ts: {
    importing: (name: string, file: string) => `import { ${name} } from '${file}'`,
    exporting: (name: string, type?: string) => `export const ${name}: ${type}`,
  },
  esm: {
    importing: (name: string, file: string) => `import { ${name} } from '${file}'`,
    exporting: (name: string) => `export const ${name}`,
  },
  cjs: {
    importing: (name: string, file: string) => `const { ${name} } = require('${file}')`,
    exporting: (name: string) => `exports.${name}`,
  },
}

/** Each compiled file as a property: its name, and the function that it exports. */
function compiledFiles(files: GeneratedContract['files']): string[] {
  return [...files]
    .filter(([name]) => name.includes('/') && name.endsWith('.mjs'))
    .map(([name, text]) => {
      const start = text.indexOf('export default ') + 'export default '.length
      return `${JSON.stringify(name.slice(0, -'.mjs'.length))}: ${text.slice(start).trimEnd()}`
    })
}

const withoutBanner = (text: string): string => text.replace(/^\/\/ Written by .*\n/, '')
