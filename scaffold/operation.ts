import { parse } from 'yaml'
import { METHODS, type OpenApiDocument, operationsOf } from '#platform/contract/contract.ts'
import { type Change, ScaffoldError } from './change.ts'
import { appendToYaml } from './edit.ts'
import { kebab, namesOf, pascal, singular } from './names.ts'
import { collisionsWith, contractOf, type ReadContract, type Repository } from './repository.ts'
import { addHandler, markUnwritten, unwrittenHandler } from './unwritten.ts'

export interface NewOperation {
  service: string
  /** Of HTTP, in any case. */
  method: string
  /** Below the server's path: `/reviews/{reviewId}/photos`. */
  path: string
  /** The operationId; derived from method and path when left out. */
  id?: string
}

const WITH_BODY = ['post', 'put', 'patch']
const ID = '3d1f0b5e-8a5c-4f0e-9a43-5b7d2f6c1e90'

/**
 * The change that adds an operation to the newest contract of a service, with a handler to be written and its test.
 *
 * @throws ScaffoldError for an unknown service or method, and a path or operationId that is taken
 */
export async function newOperation(
  repository: Repository,
  { service, method: given, path, id = idFor(given.toLowerCase(), path) }: NewOperation,
  readContract: ReadContract,
): Promise<Change> {
  const contract = contractOf(repository, service)
  const method = given.toLowerCase()
  check(contract.document, { method, given, path, id })
  const { text, added } = withOperation(contract.text, contract.document, { method, path, id })
  const collisions = collisionsWith(repository, { service, document: parse(text) as OpenApiDocument })
  if (collisions.length > 0) throw new ScaffoldError(collisions.join('\n'))
  const { version } = contract
  const compiled = { service, version, document: await readContract(service, version, text) }
  const operation = operationsOf(compiled).find((each) => each.id === added)
  if (!operation) throw new Error(`${added} is missing in the contract that was written`)
  const names = namesOf(service)
  const isFirst = version === 'v1'
  const index = `services/${service}/handlers/${isFirst ? '' : `${version}/`}index.ts`
  const before = repository.read(index)
  if (before === undefined)
    throw new ScaffoldError(`${index} is missing: the handlers of ${service} are somewhere else.`)
  return new Map([
    [contract.path, text],
    ...unwrittenHandler(names, compiled, operation),
    [index, addHandler(index, before, id, isFirst ? '.' : '..')],
    ...markUnwritten(repository, contract, [id]),
  ])
}

function check(
  document: OpenApiDocument,
  { method, given, path, id }: { method: string; given: string; path: string; id: string },
): void {
  const methods = METHODS.filter((each) => ['get', 'post', 'put', 'patch', 'delete'].includes(each))
  if (!methods.includes(method as 'get'))
    throw new ScaffoldError(`"${given}" is not one of ${methods.join(', ').toUpperCase()}.`)
  if (!/^(\/([a-z0-9][a-z0-9-]*|\{[a-z][A-Za-z0-9]*\}))+$/.test(path))
    throw new ScaffoldError(
      `"${path}" is no path such as /reviews/{reviewId}/photos: lower-case words, and parameters in camelCase.`,
    )
  if (!/^[a-z][A-Za-z0-9]*$/.test(id))
    throw new ScaffoldError(`"${id}" is no operationId: it is the name of the handler's file, in camelCase.`)
  const form = (each: string) => each.replaceAll(/\{[^}]+\}/g, '{}')
  for (const [known, item] of Object.entries(document.paths ?? {})) {
    if (known !== path && form(known) === form(path))
      throw new ScaffoldError(`The contract has this path as ${known}: use its names of parameters.`)
    for (const each of METHODS) {
      const operation = item[each] as { operationId?: string } | undefined
      if (!operation) continue
      if (known === path && each === method)
        throw new ScaffoldError(`${method.toUpperCase()} ${path} exists already: ${operation.operationId}.`)
      if (operation.operationId === id)
        throw new ScaffoldError(
          `The operation ${id} exists already (${each.toUpperCase()} ${known}): give another operationId with --id.`,
        )
    }
  }
}

/** `GET /reviews/{reviewId}/photos` -> `listReviewPhotos` */
export function idFor(method: string, path: string): string {
  const parts = path.split('/').filter((part) => part && !part.startsWith('{'))
  const last = parts.at(-1) ?? 'root'
  const isOne = path.endsWith('}') || method === 'post' || singular(last) === last
  const of = parts.slice(0, -1).map((part) => pascal(singular(part.replaceAll('-', ' '))))
  const name = pascal(isOne ? singular(last.replaceAll('-', ' ')) : last)
  const verb = {
    get: isOne ? 'get' : 'list',
    post: 'create',
    put: 'replace',
    patch: 'update',
    delete: 'delete',
  }[method]
  return `${verb ?? method}${of.join('')}${name}`
}

function withOperation(
  text: string,
  document: OpenApiDocument,
  { method, path, id }: { method: string; path: string; id: string },
): { text: string; added: string } {
  const schemas = (document.components?.schemas ?? {}) as object
  const Name = pascal(kebab(id).split('-').slice(1).join(' '))
  const unused = (name: string, other: string) => (name in schemas ? other : name)
  const Result = unused(Name, `${pascal(id)}Result`)
  const Body = unused(`New${Name}`, `${pascal(id)}Request`)
  const isList = id.startsWith('list')
  const words = sentenceOf(id)
  const isSecured = method !== 'get' && 'bearer' in ((document.components?.securitySchemes ?? {}) as object)
  const hasBody = WITH_BODY.includes(method)
  const hasResult = method !== 'delete'
  const params = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name as string)
  const shared = (document.paths?.[path]?.parameters ?? []) as unknown[]
  const tag = ((document.tags ?? []) as { name: string }[])[0]?.name ?? 'Operations'
  const problem = (status: number, name: string) =>
    `  '${status}': { $ref: '../shared/problem.yaml#/responses/${name}' }`
  const success = method === 'post' ? 201 : hasResult ? 200 : 204
  const value = isList ? `{ items: [{ id: ${ID} }] }` : `{ id: ${ID} }`
  const operation = [
    `${method}:`,
    `  operationId: ${id}`,
    `  summary: ${words}`,
    `  description: ${words}.`,
    `  tags: [${tag}]`,
    ...(isSecured ? ['  security:', '    - bearer: []', '  x-check-session: true'] : ['  security: []']),
    ...(params.length > 0 && shared.length === 0 ? ['  parameters:'] : []),
    ...(shared.length === 0 ? params : []).flatMap((name) => [
      `    - name: ${name}`,
      '      in: path',
      '      required: true',
      `      description: The id of the ${kebab(name.replace(/Id$/, '')).replaceAll('-', ' ')}.`,
      '      schema:',
      '        type: string',
      '        format: uuid',
      `      example: ${ID}`,
    ]),
    ...(hasBody
      ? [
          '  requestBody:',
          '    required: true',
          '    description: The body.',
          '    content:',
          '      application/json:',
          `        schema: { $ref: '#/components/schemas/${Body}' }`,
          '        examples:',
          '          first:',
          '            summary: A name is enough',
          '            value: { name: First }',
        ]
      : []),
    '  responses:',
    `    '${success}':`,
    `      description: ${hasResult ? 'The result.' : 'Done.'}`,
    ...(hasResult
      ? [
          '      content:',
          '        application/json:',
          `          schema: { $ref: '#/components/schemas/${Result}' }`,
          '          examples:',
          '            first:',
          '              summary: An example',
          `              value: ${value}`,
        ]
      : []),
    ...[
      problem(400, 'BadRequest'),
      ...(isSecured ? [problem(401, 'Unauthenticated')] : []),
      ...(params.length > 0 ? [problem(404, 'NotFound')] : []),
      ...(hasResult ? [problem(406, 'NotAcceptable')] : []),
      ...(hasBody ? [problem(413, 'ContentTooLarge'), problem(415, 'UnsupportedMediaType')] : []),
      problem(500, 'InternalError'),
      problem(503, 'Unavailable'),
    ].map((line) => `  ${line}`),
  ].join('\n')
  const added = {
    ...(hasResult && {
      [Result]: isList
        ? `${Result}:
  description: The result of ${id}.
  type: object
  required: [items]
  properties:
    items:
      description: The items.
      type: array
      maxItems: 1000
      items:
        type: object
        required: [id]
        properties:
          id:
            description: The id.
            type: string
            format: uuid`
        : `${Result}:
  description: The result of ${id}.
  type: object
  required: [id]
  properties:
    id:
      description: The id.
      type: string
      format: uuid`,
    }),
    ...(hasBody && {
      [Body]: `${Body}:
  description: The request of ${id}.
  type: object
  additionalProperties: false
  required: [name]
  properties:
    name:
      description: The name.
      type: string
      minLength: 1
      maxLength: 100
      pattern: '^[^\\u0000-\\u001F\\u007F]+$'`,
    }),
  }
  const paths = document.paths?.[path]
    ? appendToYaml(text, ['paths', path], operation)
    : appendToYaml(text, ['paths'], `${path}:\n${operation.replaceAll(/^(?=.)/gm, '  ')}`, true)
  const result = Object.values(added).reduce(
    (contract, schema) => appendToYaml(contract, ['components', 'schemas'], schema),
    paths,
  )
  return { text: result, added: id }
}

/** `createReviewPhoto` -> `Create review photo` */
const sentenceOf = (id: string) => {
  const words = kebab(id).replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
