import {
  FORMAT,
  type CompiledOperation,
  type OperationEntry,
  type CompiledContract,
} from '#platform/contract/compiled.ts'
import { METHODS, serverPathOf, serverPathsOf, type OpenApiDocument } from '#platform/contract/contract.ts'
import { compilePriority } from './http/priority.ts'
import { compileRateLimit } from './http/rate-limit.ts'
import { eventSchemasOf } from './events/events.ts'
import { at, isObject } from './document/json-pointer.ts'
import { openModules, type ModuleText } from './modules.ts'
import { cacheRuleOf } from './http/cache-rule.ts'
import { compileLifecycle } from './http/lifecycle.ts'
import { compileParameters } from './http/parameters.ts'
import type { ReadOnlyPolicy } from './document/read-only.ts'
import { compileRequestBody } from './http/request-bodies.ts'
import { compileResponses } from './http/responses.ts'
import { compileSchemes, compileSecurity } from './http/security.ts'
import { openSource, Refusal, resolveNode, type Source } from './document/source.ts'

/** What the index of the compiled files says, as data. */
export type CompiledIndex = Pick<CompiledContract, 'operations' | 'schemes' | 'events'>

export interface Compiled extends CompiledIndex {
  /** By path below the output folder: `operations.mjs`, `operations/getUser.mjs`, `schemas/User.mjs`. */
  files: Map<string, string>
  /** Accepted, but worth knowing. */
  notes: Source['notes']
}

/** Every reason why a document can't be compiled. */
export class Refusals extends Error {
  readonly refusals: Refusal[]
  constructor(refusals: Refusal[]) {
    super(refusals.map((refusal) => `${refusal.pointer}: ${refusal.message}`).join('\n'))
    this.refusals = refusals
  }
}

/**
 * Compiles an OpenAPI 3.0 or 3.1 document that refers to nothing but itself into ES modules: per operation and per
 * shared schema one file, and an index that loads them when they are first needed.
 *
 * @param title said in the first line of every file: where it comes from
 * @throws Refusals with all reasons at once
 */
export function compileOperations(
  document: OpenApiDocument,
  title: string,
  readOnly?: ReadOnlyPolicy,
): Compiled {
  const header = `// Written by npm run generate from ${title}. Do not edit.`
  const refusals: Refusal[] = []
  const attempt = <T>(pointer: string, work: () => T, operation?: string): T | undefined => {
    try {
      return work()
    } catch (error) {
      const refusal = error instanceof Refusal ? error : unexpected(pointer, error)
      if (operation !== undefined) refusal.operation = operation
      if (!refusals.some((known) => known.pointer === refusal.pointer && known.message === refusal.message))
        refusals.push(refusal)
      return undefined
    }
  }
  const source = attempt('#', () => openSource(document, readOnly))
  if (!source) throw new Refusals(refusals)
  // References between its parts are pointers in it.
  document = source.document
  const modules = openModules(source, header)
  const files = new Map<string, string>()
  const operations: OperationEntry[] = []
  for (const [path, rawItem] of Object.entries(document.paths ?? {})) {
    if (path.startsWith('x-')) continue
    const place = at('#/paths', path)
    const item = attempt(place, () => resolveNode(source, rawItem, place))
    if (!item) continue
    for (const method of METHODS) {
      const node = item.node[method]
      if (node === undefined) continue
      const pointer = at(item.pointer, method)
      const work = (): void => {
        if (!isObject(node)) throw new Refusal(pointer, 'an operation must be an object')
        const id = (node.operationId as string | undefined) ?? `${method} ${path}`
        const file = `operations/${modules.fileName(id)}`
        const module = modules.open()
        files.set(
          `${file}.mjs`,
          module.text(
            operationText(source, module, {
              node,
              item: item.node,
              pointer,
              itemPointer: item.pointer,
              path,
            }),
          ),
        )
        const security = compileSecurity(source, node.security ?? document.security, at(pointer, 'security'))
        const servers = node.servers ?? item.node.servers ?? document.servers
        const basePath = serverPathOf(servers)
        const basePaths = serverPathsOf(servers)
        const places = { item: item.node, itemPointer: item.pointer }
        const lifecycle = compileLifecycle(source, { node, pointer, ...places })
        const cache = cacheRuleOf(node['x-cache'], method, pointer, security.length > 0)
        operations.push({
          id,
          method,
          path,
          basePath,
          ...(basePaths.length > 1 || basePaths[0] !== basePath ? { basePaths } : {}),
          file,
          security,
          ...marksOf(node, pointer),
          ...(cache && { cache }),
          ...(lifecycle && { lifecycle }),
        })
      }
      attempt(pointer, work, pointer)
    }
  }
  const events = new Map<string, string>()
  for (const { type, pointer, schema } of eventSchemasOf(document)) {
    const file = `events/${type}`
    const work = () => {
      const module = modules.open()
      const text = `{ validate: ${module.validator({ schema, pointer }, 'plain')} }`
      files.set(`${file}.mjs`, module.text(text))
      events.set(type, file)
    }
    attempt(pointer, work)
  }
  const schemas = modules.schemas(attempt)
  if (refusals.length > 0) throw new Refusals(refusals)
  for (const [file, text] of schemas) files.set(`${file}.mjs`, text)
  const index = { operations, schemes: compileSchemes(source), events: Object.fromEntries(events) }
  files.set('operations.mjs', indexText(header, index))
  files.set(
    'operations.d.mts',
    `${header}\nimport type { CompiledContract } from '#platform/contract/compiled.ts'\nexport declare const compiled: CompiledContract\n`,
  )
  return { files, ...index, notes: source.notes }
}

/** What the engine must know of an operation before it loads its file. */
function marksOf(node: Record<string, unknown>, pointer: string): Partial<OperationEntry> {
  const { 'x-idempotency': idempotency } = node
  const rateLimit = compileRateLimit(node, pointer)
  const priority = compilePriority(node, pointer)
  return {
    ...(node.requestBody === undefined ? {} : { hasBody: true }),
    ...(node['x-internal'] === true ? { internal: true } : {}),
    ...(typeof node['x-timeout-ms'] === 'number' ? { timeoutMs: node['x-timeout-ms'] } : {}),
    ...(idempotency === 'required' || idempotency === 'optional' ? { idempotency } : {}),
    ...(node['x-check-session'] === true ? { checksSession: true } : {}),
    ...(priority ? { priority } : {}),
    ...(rateLimit ? { rateLimit } : {}),
  }
}

/* Whatever a document does to the generator, its place is named. */
function unexpected(pointer: string, error: unknown): Refusal {
  const { message } = error as Error
  const reason =
    error instanceof RangeError && /call stack/.test(message) ? 'it is nested too deeply' : message
  return new Refusal(pointer, `this can't be compiled: ${reason}`)
}

interface Place {
  node: Record<string, unknown>
  item: Record<string, unknown>
  pointer: string
  itemPointer: string
  path: string
}

/** The expression that an operation's file exports: its plans, with the compiled functions in their places. */
function operationText(
  source: Source,
  module: ModuleText,
  { node, item, pointer, itemPointer, path }: Place,
): string {
  const lists = [
    { nodes: item.parameters, pointer: at(itemPointer, 'parameters') },
    { nodes: node.parameters, pointer: at(pointer, 'parameters') },
  ]
  const parameters = compileParameters(source, lists, path)
  const body = compileRequestBody(source, node.requestBody, at(pointer, 'requestBody'))
  const bodies = body?.content.map(({ mediaType, plan, schema }) => {
    const validate = schema ? module.validator(schema, 'request') : 'null'
    return `${JSON.stringify(mediaType)}: { ${fields(plan)}, validate: ${validate} }`
  })
  const replies = compileResponses(source, node.responses, at(pointer, 'responses')).map(
    ({ status, headers, content }) => {
      const headerTexts = headers.map(
        ({ name, plan, schema }) =>
          `${JSON.stringify(name)}: { ${fields(plan)}, validate: ${schema ? module.validator(schema, 'reply') : 'null'} }`,
      )
      const contentTexts = content.map(({ mediaType, plan, schema }) => {
        const json = plan.kind !== 'text' && plan.kind !== 'stream'
        const validate = schema ? module.validator(schema, 'reply') : 'null'
        const cut = json && schema ? module.projection(schema) : 'null'
        return `${JSON.stringify(mediaType)}: { ${fields(plan)}, validate: ${validate}, cut: ${cut} }`
      })
      return `${JSON.stringify(status)}: { headers: ${record(headerTexts)}, content: ${record(contentTexts)} }`
    },
  )
  const members: Record<keyof CompiledOperation, string> = {
    parameters: `[${parameters.plans.map((plan) => `\n${literal(plan)}`).join(',')}]`,
    validate: parameters.schema ? module.prepared(parameters.schema) : 'null',
    body: body && bodies ? `{ required: ${body.required}, content: ${record(bodies)} }` : 'null',
    replies: record(replies),
  }
  return record(Object.entries(members).map(([name, text]) => `${name}: ${text}`))
}

const fields = (plan: object): string =>
  Object.entries(plan)
    .map(([key, value]) => `${key}: ${literal(value)}`)
    .join(', ')

/** JavaScript for a plain value. A property called `__proto__` must not set the prototype. */
const literal = (value: unknown): string =>
  JSON.stringify(value).replace(/(?<!\\)"__proto__":/g, '["__proto__"]:')
const record = (texts: string[]): string => (texts.length === 0 ? '{}' : `{\n${texts.join(',\n')}\n}`)

function indexText(header: string, index: CompiledIndex): string {
  return [
    header,
    "import { createRequire } from 'node:module'",
    'const require = createRequire(import.meta.url)',
    'export const compiled = {',
    indexFields(index),
    '  load: (file) => require(`./${file}.mjs`).default,',
    '}',
    '',
  ].join('\n')
}

/** The fields of a `CompiledContract` besides `load`, as JavaScript. */
export function indexFields({ operations, schemes, events }: CompiledIndex): string {
  const lines = operations.map((operation) => `    ${JSON.stringify(operation)},\n`)
  return [
    `  format: ${FORMAT},`,
    `  operations: [\n${lines.join('')}  ],`,
    `  schemes: ${JSON.stringify(schemes)},`,
    `  events: ${JSON.stringify(events)},`,
  ].join('\n')
}
