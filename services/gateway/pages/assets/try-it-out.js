/*
 * Makes the examples of an OpenAPI document executable repeatedly. Unchanged example values are replaced by current ones:
 * a new idempotency key, a new unique value, the entity tag read last, the refresh token issued last. Values entered by
 * the user are sent as they are.
 *
 * Used by the documentation page and, without a browser, by tests/try-it-out.
 */

/** @typedef {{ method: string, url: string, headers: Record<string, string>, body?: unknown }} Request */
/** @typedef {{ status: number, headers: Record<string, string>, body?: unknown }} Response */
/** @typedef {any} Node a part of an OpenAPI document */

const METHODS = ['get', 'put', 'post', 'delete', 'patch']

/** @param {Node} document an OpenAPI document */
export function createTryItOut(document) {
  const operations = operationsIn(document)
  /** @type {Map<string, string>} the last entity tag, by path */
  const etags = new Map()
  /** @type {Map<string, unknown>} request bodies derived from links, by operation */
  const linked = new Map()

  const find = (/** @type {Request} */ { method, url }) => {
    const path = new URL(url, 'http://localhost').pathname
    const operation = operations.find(
      (each) => each.method === method.toLowerCase() && each.pattern.test(path),
    )
    return operation && { operation, path }
  }

  return {
    /**
     * @param {Request} request
     * @returns {{ headers: Record<string, string>, body: unknown }} what to send
     */
    prepare(request) {
      const found = find(request)
      if (!found) return { headers: request.headers, body: request.body }
      const { operation, path } = found
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => {
          if (value !== operation.headers[name.toLowerCase()]) return [name, value]
          if (name.toLowerCase() === 'idempotency-key') return [name, randomId()]
          if (name.toLowerCase() === 'if-match') return [name, etags.get(path) ?? value]
          return [name, value]
        }),
      )
      return { headers, body: bodyOf(operation, request.body) }
    },

    /**
     * Stores values that later requests need.
     *
     * @param {Request} request
     * @param {Response} response
     */
    learn(request, response) {
      const found = find(request)
      if (!found || response.status >= 300) return
      const { operation, path } = found
      const { etag, location } = response.headers
      if (etag) etags.set(location ?? path, etag)
      for (const link of operation.links(response.status)) {
        if (link.operationId && link.requestBody !== undefined)
          linked.set(link.operationId, evaluate(link.requestBody, response))
      }
    },

    /**
     * The relevant response headers: those that the operation documents, content headers, and the request id.
     *
     * @param {Request} request
     * @param {string[]} names
     * @returns {string[]}
     */
    relevantHeaders(request, names) {
      const documented = find(request)?.operation.responseHeaders ?? new Set()
      return names.filter(
        (name) => documented.has(name.toLowerCase()) || ALWAYS_SHOWN.has(name.toLowerCase()),
      )
    },
  }

  /**
   * @param {(typeof operations)[number]} operation
   * @param {unknown} body
   */
  function bodyOf(operation, body) {
    if (typeof body !== 'string' || operation.examples.length === 0) return body
    const value = parsed(body)
    if (value === undefined) return body
    const isExample = operation.examples.some((example) => JSON.stringify(example) === JSON.stringify(value))
    const replacement = linked.get(operation.id)
    if (isExample && replacement !== undefined) return JSON.stringify(replacement, null, 2)
    const varied = operation.unique.filter((name) =>
      operation.examples.some((example) => example[name] === value[name]),
    )
    if (varied.length === 0) return body
    const fresh = Object.fromEntries(varied.map((name) => [name, vary(String(value[name]))]))
    return JSON.stringify({ ...value, ...fresh }, null, 2)
  }
}

const ALWAYS_SHOWN = new Set([
  ...['content-type', 'content-length', 'x-request-id', 'allow', 'retry-after'],
  // What a deprecated operation announces, on its problems as well.
  ...['deprecation', 'sunset', 'link'],
])

/** @param {Node} document */
function operationsIn(document) {
  const resolve = (/** @type {Node} */ node) => resolveIn(document, node)
  const basePath = new URL(document.servers?.[0]?.url ?? '/', 'http://localhost').pathname.replace(/\/$/, '')
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => {
      const node = item[method]
      const parameters = [...(item.parameters ?? []), ...(node.parameters ?? [])].map(resolve)
      const media = Object.values(resolve(node.requestBody)?.content ?? {})
      const responses = Object.entries(node.responses ?? {}).map(([status, each]) => ({
        status,
        ...resolve(each),
      }))
      return {
        id: node.operationId,
        method,
        pattern: new RegExp(
          `^${(basePath + path).replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`,
        ),
        headers: Object.fromEntries(
          parameters
            .filter((/** @type {Node} */ parameter) => parameter.in === 'header')
            .map((/** @type {Node} */ { name, example }) => [name.toLowerCase(), example]),
        ),
        examples: media.flatMap(({ example, examples = {} }) => [
          ...(example === undefined ? [] : [example]),
          ...Object.values(examples).map((each) => resolve(each).value),
        ]),
        /** @type {string[]} */
        unique: node['x-unique'] ?? [],
        responseHeaders: new Set(
          responses.flatMap(({ headers = {} }) => Object.keys(headers).map((name) => name.toLowerCase())),
        ),
        links: (/** @type {number} */ status) =>
          Object.values(responses.find((each) => each.status === String(status))?.links ?? {}).map(resolve),
      }
    }),
  )
}

/**
 * @param {Node} document
 * @param {Node} node
 * @returns {Node}
 */
function resolveIn(document, node) {
  const reference = node?.$ref
  if (typeof reference !== 'string') return node
  const parts = reference
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  return resolveIn(
    document,
    parts.reduce((parent, part) => parent?.[part], document),
  )
}

/**
 * Evaluates the runtime expressions of a link's body (OpenAPI 3.1, "Runtime Expressions"). Supports `$response.body` only.
 *
 * @param {unknown} template
 * @param {Response} response
 * @returns {unknown}
 */
function evaluate(template, response) {
  if (typeof template === 'string') {
    const pointer = /^\$response\.body#(\/.*)$/.exec(template)?.[1]
    if (pointer === undefined) return template
    const body = typeof response.body === 'string' ? parsed(response.body) : response.body
    return pointer
      .slice(1)
      .split('/')
      .reduce((/** @type {Node} */ parent, part) => parent?.[part], body)
  }
  if (typeof template !== 'object' || template === null) return template
  return Object.fromEntries(
    Object.entries(template).map(([name, value]) => [name, evaluate(value, response)]),
  )
}

/**
 * Makes an example unique by appending digits, or inserting them before the `@` of an e-mail address.
 *
 * @param {string} example
 * @returns {string}
 */
export function vary(example) {
  const digits = String(crypto.getRandomValues(new Uint32Array(1))[0]).padStart(10, '0')
  const at = example.indexOf('@')
  return at === -1 ? example + digits : example.slice(0, at) + digits + example.slice(at)
}

/** A UUID v4. `crypto.randomUUID` is only available in secure contexts. */
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** @param {string} json */
function parsed(json) {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
