import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { type Violation, note, refusal, remove, rename, replace } from './violation.ts'
import { at, isObject } from './json-pointer.ts'
import type { Structure, TypedNode } from './structure.ts'
import { checkOperations, checkPaths } from './path-checks.ts'
import { type Source } from './source.ts'

type Node = Record<string, unknown>

/**
 * What the specifications forbid or what is probably a mistake, apart from references, schemas and the types of fields.
 *
 * @param source the document without what the structure forbids
 */
export function checkDocument(source: Source, { objects }: Structure): Violation[] {
  const violations = [...checkPaths(source), ...checkOperations(source)]
  for (const typed of objects) violations.push(...(CHECKS[typed.type]?.(typed, source.document) ?? []))
  return violations
}

const CHECKS: Partial<
  Record<TypedNode['type'], (typed: TypedNode, document: OpenApiDocument) => Violation[]>
> = {
  OpenAPI: ({ node }) =>
    node.paths === undefined && node.components === undefined && node.webhooks === undefined
      ? [
          refusal(
            '#',
            'the document must have `paths`, `components` or `webhooks`',
            replace(node, 'paths', {}, 'read as empty'),
          ),
        ]
      : [],
  Components: checkComponentNames,
  Server: checkServer,
  SecurityRequirement: checkRequirement,
  SecurityScheme: checkScheme,
  Parameter: checkParameter,
  Header: checkContentOrSchema,
  Operation: checkOperation,
  Responses: checkStatuses,
  MediaType: ({ node, pointer }) =>
    node.example !== undefined && node.examples !== undefined
      ? [note(pointer, '`example` and `examples` exclude each other: `example` is used')]
      : [],
  RequestBody: (typed) => checkContent(typed, 'a request body without content accepts no body'),
  Response: (typed) => checkContent(typed, undefined),
}

/** OpenAPI 3.1.1, section 4.8.7. */
function checkComponentNames({ node, pointer }: TypedNode): Violation[] {
  return Object.entries(node)
    .filter(([section, map]) => !section.startsWith('x-') && isObject(map))
    .flatMap(([section, map]) =>
      Object.keys(map as Node)
        .filter((name) => !/^[\w.-]+$/.test(name))
        .map((name) =>
          refusal(
            at(pointer, section, name),
            `the name ${JSON.stringify(name)} of a component may have letters, digits, dots, hyphens and underscores only`,
            { effect: 'read as it is', apply: () => {} },
          ),
        ),
    )
}

/** OpenAPI 3.1.1, sections 4.8.5 and 4.8.6. */
function checkServer({ node, pointer }: TypedNode): Violation[] {
  const url = String(node.url)
  const variables = (node.variables ?? {}) as Record<string, { default?: string; enum?: string[] }>
  const violations: Violation[] = []
  for (const [, name] of url.matchAll(/\{([^{}]*)\}/g)) {
    if (Object.hasOwn(variables, name as string)) continue
    violations.push(
      refusal(
        at(pointer, 'url'),
        `the server URL has {${name}}, but \`variables\` does not declare it: declare it with a default`,
        {
          effect: 'read as its name',
          apply: () => void (node.url = String(node.url).replaceAll(`{${name}}`, (name as string) || 'x')),
        },
      ),
    )
  }
  for (const [name, { default: value, enum: values }] of Object.entries(variables))
    if (values && !values.includes(value as string))
      violations.push(
        refusal(
          at(pointer, 'variables', name, 'default'),
          `the default ${JSON.stringify(value)} of the variable ${name} is not in its enum`,
          replace(variables[name] as Node, 'enum', [...values, value], 'added to the enum'),
        ),
      )
  if (violations.length > 0) return violations
  const text = url.replace(/\{([^{}]+)\}/g, (_, name: string) => variables[name]?.default ?? name)
  const isSubstituted = url.replace(/\{[^{}]+\}/g, 'x')
  if (/[?#]/.test(text) || !isServerUrl(text) || /[{}]/.test(isSubstituted))
    violations.push(
      refusal(
        at(pointer, 'url'),
        /[?#]/.test(text)
          ? 'a server URL has no query and no fragment: paths are appended to it'
          : `${JSON.stringify(text)} is no valid URL: write one such as https://example.com/v1 or /v1`,
        replace(node, 'url', '/', 'read as /'),
      ),
    )
  return violations
}

function isServerUrl(text: string): boolean {
  try {
    decodeURIComponent(new URL(text, 'http://localhost').pathname)
    return !/[{}\s]/.test(text)
  } catch {
    return false
  }
}

/** OpenAPI 3.1.1, section 4.8.30: each name is that of a scheme under components. */
function checkRequirement({ node, pointer }: TypedNode, document: OpenApiDocument): Violation[] {
  const components = (document.components ??= {})
  const schemes = (components.securitySchemes ?? {}) as Node
  return Object.keys(node)
    .filter((name) => !Object.hasOwn(schemes, name))
    .map((name) =>
      refusal(
        at(pointer, name),
        `the security scheme ${name} is not declared: declare it under components.securitySchemes`,
        {
          effect: 'read as a bearer token',
          apply: () => void ((components.securitySchemes ??= {})[name] = { type: 'http', scheme: 'bearer' }),
        },
      ),
    )
}

/** OpenAPI 3.1.1, section 4.8.27: what each type of scheme needs. */
function checkScheme({ node, pointer }: TypedNode): Violation[] {
  const needed = { apiKey: ['name', 'in'], http: ['scheme'] }[String(node.type)] ?? []
  return needed
    .filter((field) => node[field] === undefined)
    .map((field) =>
      refusal(pointer, `a security scheme of type ${String(node.type)} must have the field \`${field}\``, {
        effect: 'read as a bearer token',
        apply: () => void Object.assign(node, { type: 'http', scheme: 'bearer' }),
      }),
    )
}

/** OpenAPI 3.1.1, section 4.8.12: either `schema`, or `content` with one media type. */
function checkContentOrSchema({ node, pointer, type }: TypedNode): Violation[] {
  const what = type === 'Header' ? 'a header' : 'a parameter'
  const types = isObject(node.content) ? Object.keys(node.content) : []
  const violations: Violation[] = []
  if (node.schema !== undefined && node.content !== undefined)
    violations.push(
      refusal(
        pointer,
        `${what} has either \`schema\` or \`content\`, not both: delete one of them`,
        remove(node, 'content'),
      ),
    )
  else if (node.content !== undefined && types.length !== 1)
    violations.push(
      refusal(
        at(pointer, 'content'),
        `the \`content\` of ${what} must have one media type, not ${types.length}`,
        types.length === 0
          ? remove(node, 'content')
          : replace(
              node,
              'content',
              { [types[0] as string]: (node.content as Node)[types[0] as string] },
              `read as ${types[0]}`,
            ),
      ),
    )
  for (const mediaType of types)
    violations.push(...checkMediaType(node.content as Node, mediaType, at(pointer, 'content')))
  return violations
}

function checkParameter(typed: TypedNode): Violation[] {
  const { node, pointer } = typed
  const violations = checkContentOrSchema(typed)
  if (node.name === '') violations.push(refusal(at(pointer, 'name'), 'a parameter needs a name', undefined))
  if (node.schema === undefined && node.content === undefined)
    violations.push(note(pointer, 'a parameter without `schema` accepts any text'))
  if (node.in === 'path' && node.required !== true)
    violations.push(note(pointer, 'a path parameter is always required: write `required: true`'))
  if (node.in === 'header' && /^(accept|content-type|authorization)$/i.test(String(node.name)))
    violations.push(
      note(
        pointer,
        `the header parameter ${String(node.name)} is ignored: OpenAPI describes it by media types and security`,
      ),
    )
  return violations
}

/** RFC 9110, sections 9.3.1 to 9.3.8: which methods have a body with a meaning. */
function checkOperation({ node, pointer }: TypedNode): Violation[] {
  const method = pointer.slice(pointer.lastIndexOf('/') + 1)
  if (node.requestBody === undefined) return []
  if (method === 'trace')
    return [
      refusal(
        at(pointer, 'requestBody'),
        'a TRACE request has no body (RFC 9110, 9.3.8): delete it',
        remove(node, 'requestBody'),
      ),
    ]
  return ['get', 'head', 'delete'].includes(method)
    ? [
        note(
          at(pointer, 'requestBody'),
          `a body has no defined meaning for ${method.toUpperCase()}, and intermediaries may drop it`,
        ),
      ]
    : []
}

/** OpenAPI 3.1.1, section 4.8.16. */
function checkStatuses({ node, pointer }: TypedNode): Violation[] {
  return Object.keys(node)
    .filter((status) => !status.startsWith('x-') && !/^([1-5]\d\d|[1-5]XX|default)$/.test(status))
    .map((status) => {
      const meant = status.toLowerCase() === 'default' ? 'default' : status.trim().toUpperCase()
      const isRange = /^([1-5]\d\d|[1-5]XX|default)$/.test(meant)
      return refusal(
        at(pointer, status),
        `${JSON.stringify(status)} is no status: ${isRange ? `write ${meant}` : '200, 2XX or default are'}`,
        isRange && !Object.hasOwn(node, meant) ? rename(node, status, meant) : remove(node, status),
      )
    })
}

function checkContent({ node, pointer }: TypedNode, whenEmpty: string | undefined): Violation[] {
  if (!isObject(node.content)) return []
  const types = Object.keys(node.content)
  const status = pointer.slice(pointer.lastIndexOf('/') + 1)
  const violations = types.flatMap((type) =>
    checkMediaType(node.content as Node, type, at(pointer, 'content')),
  )
  if (types.length === 0 && whenEmpty) violations.push(note(at(pointer, 'content'), whenEmpty))
  if (types.length > 0 && /^(1\d\d|204|304|1XX)$/.test(status))
    violations.push(
      note(
        at(pointer, 'content'),
        `a response with status ${status} has no content (RFC 9110, section 15): it is never sent`,
      ),
    )
  return violations
}

const TOKEN = "[\\w!#$%&'*+.^`|~-]+"
/* RFC 9110, section 8.3.1, and the media ranges of section 12.5.1. */
const MEDIA_TYPE = new RegExp(
  `^(\\*/\\*|(?!\\*/)${TOKEN}/${TOKEN})(\\s*;\\s*(${TOKEN}=(${TOKEN}|"[^"]*"))?)*\\s*$`,
)

function checkMediaType(content: Node, mediaType: string, pointer: string): Violation[] {
  if (
    MEDIA_TYPE.test(mediaType) &&
    !mediaType.startsWith('*/') === (mediaType.split(';')[0]?.trim() !== '*/*')
  )
    return []
  const meant = /^(json|xml)$/i.test(mediaType) ? `application/${mediaType.toLowerCase()}` : mediaType.trim()
  const canRead = MEDIA_TYPE.test(meant) && !Object.hasOwn(content, meant)
  return [
    refusal(
      at(pointer, mediaType),
      `${JSON.stringify(mediaType)} is no media type: ${canRead ? `write ${meant}` : 'application/json is one'}`,
      canRead ? rename(content, mediaType, meant) : remove(content, mediaType),
    ),
  ]
}
