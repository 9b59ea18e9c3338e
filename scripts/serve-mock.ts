import { openCompiled } from '#platform/contract/load-operation.ts'
import type {
  CompiledOperation,
  ContentPlan,
  OperationEntry,
  ReplyPlan,
} from '#platform/contract/compiled.ts'
import type { Contract } from '#platform/contract/contract.ts'
import type { AnyHandler, Reply } from '#platform/http/handler.ts'
import { platformProblem } from '#platform/problem.ts'
import { at, isObject } from '#compiler/document/json-pointer.ts'
import { sample } from '#compiler/samples/sample.ts'
import { NoSample } from '#compiler/samples/sample-types.ts'
import { openSource, resolveNode, type Schema, type Source } from '#compiler/document/source.ts'
import type { Validate } from '#platform/contract/validator.ts'

type Node = Record<string, unknown>
interface Place {
  node: Node
  pointer: string
}

/** What a caller requests from a mock: `Prefer: code=404, example=none` (RFC 7240). */
interface Preferences {
  code?: string
  example?: string
}

/**
 * Handlers that respond with the examples of the contract, or with data generated from its schemas. A caller selects
 * another response by `Prefer: code=404` and a named example by `Prefer: example=name`.
 */
export function mockHandlers(contract: Contract): Record<string, AnyHandler> {
  const { compiled } = contract
  if (!compiled) return {}
  const open = openCompiled(compiled)
  let source: Source | undefined
  return Object.fromEntries(
    compiled.operations.map((entry): [string, AnyHandler] => [
      entry.id,
      async ({ request }: { request: { headers: Record<string, string | string[] | undefined> } }) => {
        source ??= openSource(contract.document)
        return mockReply(source, entry, open(entry.file), request.headers)
      },
    ]),
  )
}

function mockReply(
  source: Source,
  entry: OperationEntry,
  { replies }: CompiledOperation,
  headers: Record<string, string | string[] | undefined>,
): Reply {
  const preferences = preferencesOf(headers.prefer)
  const item = resolveNode(source, source.document.paths?.[entry.path], at('#/paths', entry.path))
  const operation = item.node[entry.method] as { responses?: Node }
  const key = responseKey(Object.keys(replies), preferences.code)
  if (key === undefined)
    throw refuse(
      entry,
      preferences.code === undefined
        ? 'its contract declares no response'
        : `no response of its contract has the status ${preferences.code}`,
    )
  const response = resolveNode(
    source,
    operation.responses?.[key],
    at(item.pointer, entry.method, 'responses', key),
  )
  const status = statusOf(key, preferences.code)
  const applied = Object.entries(preferences)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ')
  const reply: Reply = {
    status,
    headers: {
      ...headersOf(source, response, replies[key] as ReplyPlan),
      ...(applied === '' ? {} : { 'Preference-Applied': applied }),
    },
  }
  const content = isObject(response.node.content) ? Object.keys(response.node.content) : []
  if (content.length === 0 || status === 204 || status === 304) return reply
  const plan = replies[key] as ReplyPlan
  const reasons: string[] = []
  for (const contentType of byAccept(content, String(headers.accept ?? '*/*'))) {
    const media = {
      node: (response.node.content as Record<string, Node>)[contentType] as Node,
      pointer: at(response.pointer, 'content', contentType),
    }
    const found = bodyOf(source, media, plan.content[contentType], preferences.example)
    if ('value' in found) return { ...reply, contentType: concrete(contentType), body: found.value }
    reasons.push(`${contentType}: ${found.reason}`)
  }
  throw refuse(entry, reasons.join('; '))
}

const refuse = ({ method, path }: OperationEntry, reason: string) =>
  platformProblem('not-implemented', {
    detail: `${method.toUpperCase()} ${path} has no handler, and no response can be made up: ${reason}`,
  })

function preferencesOf(header: string | string[] | undefined): Preferences {
  const preferences: Preferences = {}
  for (const part of [header ?? []].flat().join(',').split(/[,;]/)) {
    const [, name, value] = /^\s*(code|example)\s*=\s*"?([^"]*?)"?\s*$/i.exec(part) ?? []
    if (name && value) preferences[name.toLowerCase() as keyof Preferences] = value
  }
  return preferences
}

/** The key of `responses` for a status, or the first successful one. An interim response (1XX) does not end a request. */
function responseKey(all: string[], code: string | undefined): string | undefined {
  const keys = all.filter((key) => !key.startsWith('1'))
  if (code === undefined)
    return keys.find((key) => key.startsWith('2')) ?? keys.find((key) => key === 'default') ?? keys[0]
  if (code.startsWith('1')) return undefined
  return [code, `${code[0]}XX`, 'default'].find((key) => keys.includes(key))
}

const statusOf = (key: string, code: string | undefined): number =>
  code !== undefined && /^[1-5]\d\d$/.test(code)
    ? Number(code)
    : key === 'default'
      ? 200
      : Number(key.replace('XX', '00'))

/** Media types in the order of the caller's preference. The platform rejects a request that accepts none. */
function byAccept(types: string[], accept: string): string[] {
  const wanted = accept.split(',').map((part) => part.split(';')[0]?.trim().toLowerCase() ?? '')
  const rank = (type: string) => {
    const [name = ''] = type.toLowerCase().split(';')
    const i = wanted.findIndex(
      (range) =>
        range === name || (range.endsWith('/*') && (range === '*/*' || name.startsWith(range.slice(0, -1)))),
    )
    return i === -1 ? wanted.length : i
  }
  return types.toSorted((a, b) => rank(a) - rank(b))
}

const concrete = (type: string): string =>
  type.startsWith('*/') || /^application\/\*/.test(type) ? 'application/json' : type.replace('/*', '/plain')

function bodyOf(
  source: Source,
  media: Place,
  plan: ContentPlan | undefined,
  example: string | undefined,
): { value: unknown } | { reason: string } {
  const type = media.pointer.slice(media.pointer.lastIndexOf('/') + 1).replaceAll('~1', '/')
  const keyword = media.node.itemSchema === undefined ? 'schema' : 'itemSchema'
  const schema = media.node[keyword] as Schema | boolean | undefined
  const here = { schema: schema ?? {}, pointer: at(media.pointer, keyword) }
  const isStream = plan?.kind === 'events' || plan?.kind === 'lines'
  let reason = 'there is no example and no schema'
  for (const candidate of candidates(source, media, here, example)) {
    try {
      const value = candidate()
      if (value === undefined) continue
      const whole = isStream ? [value].flat() : value
      const wrong =
        plan?.validate &&
        (isStream
          ? (whole as unknown[]).map((one) => mismatch(plan.validate, one)).find(Boolean)
          : mismatch(plan.validate, value))
      if (wrong) reason = wrong
      else if (isStream || plan?.kind === 'json' || /json|\*/.test(type)) return { value: whole }
      else if (typeof value === 'string') return { value }
      else if (isObject(value) && Object.keys(value).length === 0 && schema === undefined)
        return { value: '' }
      else if (type.startsWith('text/')) return { value: JSON.stringify(value) }
      else reason = 'only JSON and text can be made from a schema'
    } catch (error) {
      if (!(error instanceof NoSample)) throw error
      reason = error.message
    }
  }
  return { reason }
}

/* Examples first. Then generated data, with increasingly conservative options. */
function* candidates(
  source: Source,
  { node, pointer }: Place,
  here: { schema: Schema | boolean; pointer: string },
  wanted: string | undefined,
): Generator<() => unknown> {
  const examples = Object.entries(isObject(node.examples) ? node.examples : {}).map(
    ([name, raw]) =>
      [name, () => resolveNode(source, raw, at(pointer, 'examples', name)).node.value] as const,
  )
  if (wanted !== undefined) {
    const named = examples.find(([name]) => name === wanted)
    yield named
      ? named[1]
      : () => {
          throw new NoSample(`there is no example named ${wanted}`)
        }
    return
  }
  if (node.example !== undefined) yield () => node.example
  for (const [, value] of examples) yield value
  yield () => sample(source, here, { variant: 'reply' })
  yield () => sample(source, here, { variant: 'reply', withExamples: false })
  yield () => sample(source, here, { variant: 'reply', withExamples: false, withOptional: false })
}

function mismatch(validate: Validate | null, value: unknown): string | undefined {
  if (!validate || validate(value)) return undefined
  const [first] = validate.errors ?? []
  return `the data does not match the schema at ${first?.instancePath || '/'} (${first?.keyword ?? 'unknown'})`
}

/** Headers with values that match their schemas; one without is left out, and the error names it. */
function headersOf(source: Source, { node, pointer }: Place, plan: ReplyPlan): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, raw] of Object.entries(isObject(node.headers) ? node.headers : {})) {
    if (name.toLowerCase() === 'content-type') continue
    const { node: header, pointer: here } = resolveNode(source, raw, at(pointer, 'headers', name))
    const validate = plan.headers[name]?.validate
    for (const candidate of headerCandidates(source, header, here)) {
      const text = Array.isArray(candidate) ? candidate.join(',') : String(candidate)
      if (isObject(candidate) || /[^\t -~\x80-\xff]/.test(text) || (validate && !validate(candidate)))
        continue
      headers[name] = text
      break
    }
  }
  return headers
}

function* headerCandidates(source: Source, header: Node, pointer: string): Generator<unknown> {
  if (header.example !== undefined) yield header.example
  for (const one of Object.values(isObject(header.examples) ? header.examples : {}))
    if (isObject(one) && one.value !== undefined) yield one.value
  if (header.schema === undefined) return
  const schema = { schema: header.schema as Schema, pointer: at(pointer, 'schema') }
  for (const withExamples of [true, false]) {
    try {
      yield sample(source, schema, { variant: 'reply', withExamples })
    } catch (error) {
      if (!(error instanceof NoSample)) throw error
    }
  }
}
