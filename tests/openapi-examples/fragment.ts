import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { isObject, keysOf, valueAt } from '#compiler/document/json-pointer.ts'

export type Fragment = Record<string, unknown>
/** A document around a fragment, without its version. */
export type Wrap = (fragment: Fragment) => Fragment

export const operation = (more: Fragment): Fragment => ({
  responses: { 200: { description: 'Fine' } },
  ...more,
})
const paths = (path: string, method: string, node: Fragment): Fragment => ({
  paths: { [path]: { [method]: operation(node) } },
})

/* Each has its example at the place that its name says; `POST /values` or `GET /values` is the operation. */
export const root: Wrap = (fragment) => fragment
export const info: Wrap = (fragment) => ({ info: fragment })
export const contact: Wrap = (fragment) => info({ title: 'T', version: '1', contact: fragment })
export const license: Wrap = (fragment) => info({ title: 'T', version: '1', license: fragment })
export const servers: Wrap = (fragment) => ({ ...paths('/values', 'get', {}), ...fragment })
export const server: Wrap = (fragment) => servers({ servers: [fragment] })
export const pathsObject: Wrap = (fragment) => ({ paths: fragment })
export const pathItem: Wrap = (fragment) => ({ paths: { '/pets/{id}': fragment } })
export const postOperation: Wrap = (fragment) => ({ paths: { '/pets/{petId}': { post: fragment } } })
export const externalDocs: Wrap = (fragment) => ({ ...paths('/values', 'get', { externalDocs: fragment }) })
export const tag: Wrap = (fragment) => ({ tags: [fragment], ...paths('/values', 'get', { tags: ['pet'] }) })
export const parameters: Wrap = ({ parameters: list }) => paths('/values', 'get', { parameters: list })
export const parameter: Wrap = (fragment) =>
  paths(fragment.in === 'path' ? `/values/{${String(fragment.name)}}` : '/values', 'get', {
    parameters: [fragment],
  })
export const requestBody: Wrap = (fragment) => paths('/values', 'post', { requestBody: fragment })
export const content: Wrap = (fragment) => requestBody({ content: fragment })
export const schema: Wrap = (fragment) => content({ 'application/json': { schema: fragment } })
export const responses: Wrap = (fragment) => ({ paths: { '/values': { get: { responses: fragment } } } })
export const response: Wrap = (fragment) => responses({ 200: fragment })
export const headers: Wrap = (fragment) => response({ description: 'Fine', headers: fragment })
export const links: Wrap = ({ links: all }) => response({ description: 'Fine', links: all })
export const callbacks: Wrap = (fragment) => paths('/values', 'post', { callbacks: fragment })
export const requirement: Wrap = (fragment) => paths('/values', 'get', { security: [fragment] })
export const security: Wrap = (fragment) => ({ ...fragment, ...paths('/values', 'get', {}) })
export const scheme: Wrap = (fragment) => ({
  components: { securitySchemes: { Example: fragment } },
  ...requirement({ Example: [] }),
})

/** Components, each used by an operation: `POST /schemas/Pet`, of requests and responses, `GET /parameters/skip`, `GET /responses/NotFound`. */
export const components: Wrap = (fragment) => {
  const parts = (fragment.components ?? {}) as Record<string, Fragment>
  const used = (kind: string, method: string, use: (ref: Fragment, name: string) => Fragment) =>
    Object.keys(parts[kind] ?? {}).map((name) => [
      `/${kind}/${name}`,
      { [method]: operation(use({ $ref: `#/components/${kind}/${name}` }, name)) },
    ])
  return {
    ...fragment,
    paths: Object.fromEntries([
      ...used('schemas', 'post', (ref) => {
        const both = { content: { 'application/json': { schema: ref } } }
        return { requestBody: both, responses: { 200: { description: 'The same', ...both } } }
      }),
      ...used('parameters', 'get', (ref) => ({ parameters: [ref] })),
      ...used('responses', 'get', (ref) => ({ responses: { 200: ref } })),
      ...used('securitySchemes', 'get', (_ref, name) => ({ security: [{ [name]: [] }] })),
    ]) as Fragment,
  }
}

export const schemas: Wrap = (fragment) => components({ components: { schemas: fragment } })

/* Security schemes that the text names in fragments, as it has them in the example of the Components Object. */
const SCHEMES: Record<string, Fragment> = {
  api_key: { type: 'apiKey', name: 'api-key', in: 'header' },
  petstore_auth: {
    type: 'oauth2',
    flows: {
      implicit: {
        authorizationUrl: 'https://example.org/api/oauth/dialog',
        scopes: { 'write:pets': 'modify pets in your account', 'read:pets': 'read your pets' },
      },
    },
  },
}

/* What a reference to a component that the text does not show stands for. */
const STANDS_FOR: Record<string, Fragment> = { schemas: {}, examples: { value: 'an example' } }
/* "which is an object", by the comments of the text. */
const ADDRESS = { type: 'object' }

/** A whole document: what the text leaves out is added. */
export function complete(version: string, fragment: Fragment): OpenApiDocument {
  const document = structuredClone({
    openapi: version,
    info: { title: 'Example', version: '1' },
    paths: {},
    ...fragment,
  }) as Record<string, unknown>
  const parts = (document.components ??= {}) as Record<string, Fragment>
  const add = (kind: string, name: string, value: Fragment) => {
    ;(parts[kind] ??= {})[name] ??= value
  }
  visit(document, (node) => {
    const [place, kind = '', name = ''] = keysOf(typeof node.$ref === 'string' ? node.$ref : '')
    const isMissing = place === 'components' && valueAt(document, [place, kind, name]) === undefined
    if (isMissing && STANDS_FOR[kind]) add(kind, name, name === 'Address' ? ADDRESS : STANDS_FOR[kind])
    for (const one of Array.isArray(node.security) ? (node.security as Fragment[]) : [])
      for (const id of Object.keys(one)) if (SCHEMES[id]) add('securitySchemes', id, SCHEMES[id])
  })
  return document as unknown as OpenApiDocument
}

function visit(node: unknown, see: (node: Fragment) => void): void {
  if (isObject(node)) see(node)
  if (typeof node === 'object' && node !== null) for (const child of Object.values(node)) visit(child, see)
}
