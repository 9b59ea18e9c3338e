import type { OperationEntry } from '#platform/contract/compiled.ts'
import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { at } from '../document/json-pointer.ts'
import { compileRequestBody } from '../http/request-bodies.ts'
import { openSource, resolveNode, type Source } from '../document/source.ts'

/**
 * Where generated types import a module of the runtime from: a package exports everything from its front door.
 *
 * @param platform `#platform`, a relative path, or the name of a package
 */
export const importOf = (platform: string, module: string): string =>
  /^[#.]/.test(platform) ? `${platform}/${module}` : platform

/**
 * What the types of openapi-typescript don't say: which operations have a principal, and which fields of forms are files.
 */
export function handlerTypes(
  document: OpenApiDocument,
  entries: readonly OperationEntry[],
  platform: string,
): string {
  const secured = entries
    .filter(
      ({ security }) =>
        security.length > 0 && !security.some((requirement) => Object.keys(requirement).length === 0),
    )
    .map(({ id }) => JSON.stringify(id))
  const source = openSource(document)
  const uploads = entries.flatMap((entry) => {
    const files = filesOf(source, entry)
    return files.length > 0 ? [`  ${JSON.stringify(entry.id)}: { ${files.join('; ')} }`] : []
  })
  const uploadedFile =
    uploads.length > 0
      ? `import type { UploadedFile } from '${importOf(platform, 'http/multipart.ts')}'\n`
      : ''
  return `import type { HandlerOf } from '${importOf(platform, 'http/handler.ts')}'
${uploadedFile}import type { operations } from './types.ts'

/** The operations that only a known principal reaches. */
type Secured = ${secured.join(' | ') || 'never'}

/** The fields of forms that are files. */
interface Files {
${uploads.join('\n')}
}

/** The handler of one operation. */
export type Handler<Id extends keyof operations, Context = unknown> = HandlerOf<
  operations[Id],
  Context,
  Id extends Secured ? true : false,
  Id extends keyof Files ? Files[Id] : unknown
>

/** One handler for each operation: no more, no fewer. */
export type Handlers<Context = unknown> = { readonly [Id in keyof operations]: Handler<Id, Context> }
`
}

/** The fields that are files, as `multipart.ts` reads them. */
function filesOf(source: Source, { path, method }: OperationEntry): string[] {
  const item = resolveNode(source, source.document.paths?.[path], at('#/paths', path))
  const { requestBody } = item.node[method] as { requestBody?: unknown }
  const body = compileRequestBody(source, requestBody, at(item.pointer, method, 'requestBody'))
  const forms = body?.content.filter(({ plan }) => plan.kind === 'multipart') ?? []
  return forms
    .flatMap(({ plan }) => Object.entries(plan.parts?.fields ?? {}))
    .flatMap(([name, { shape }]) => {
      if (shape.kind === 'file') return [`${JSON.stringify(name)}: UploadedFile`]
      const isList = shape.kind === 'array' && shape.items.kind === 'file'
      return isList ? [`${JSON.stringify(name)}: UploadedFile[]`] : []
    })
}
