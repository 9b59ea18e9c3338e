import { METHODS, type OpenApiDocument } from '#platform/contract/contract.ts'
import { at, isObject } from '../document/json-pointer.ts'
import { compileParameters } from '../http/parameters.ts'
import { type Located, openSource, resolveNode, type Schema, type Source } from '../document/source.ts'
import { openValidators } from '../validators/validators.ts'
import { openTypeSchemas, type TypeSchemas, type TypeVariant } from './type-schemas.ts'

type Node = Record<string, unknown>

/**
 * The document that openapi-typescript writes types for: what handlers find at run time. Requests and responses have schemas of
 * their own (`readOnly`, `writeOnly` and defaults differ), parameters with a default are always there, and everything
 * without a type, such as extensions, examples and links, is left out.
 */
export function typeable(document: OpenApiDocument): OpenApiDocument {
  const source = openSource(document)
  const { isFilled } = openValidators(source)
  const schemas = openTypeSchemas(source, isFilled)
  const paths: Record<string, Node> = {}
  for (const [path, raw] of Object.entries(document.paths ?? {})) {
    if (path.startsWith('x-')) continue
    const { node: item, pointer } = resolveNode(source, raw, at('#/paths', path))
    const operations = METHODS.filter((method) => isObject(item[method])).map((method) => {
      const place = { item, itemPointer: pointer, pointer: at(pointer, method), path, isFilled }
      return [method, operationOf(source, schemas, item[method] as Node, place)]
    })
    paths[path] = Object.fromEntries(operations) as Node
  }
  for (const name of Object.keys(document.components?.schemas ?? {}))
    schemas.refer(at('#/components/schemas', name), 'reply')
  return { openapi: '3.1.0', info: document.info, paths, components: { schemas: schemas.finish() } }
}

interface Place {
  item: Node
  itemPointer: string
  pointer: string
  path: string
  isFilled: (here: Located) => boolean
}

const described = ({ summary, description, deprecated }: Node): Node => ({ summary, description, deprecated })

function operationOf(source: Source, schemas: TypeSchemas, node: Node, place: Place): Node {
  const out: Node = {
    ...described(node),
    operationId: node.operationId,
    parameters: parametersOf(source, schemas, node, place),
  }
  if (node.requestBody !== undefined) {
    const { node: body, pointer } = resolveNode(source, node.requestBody, at(place.pointer, 'requestBody'))
    out.requestBody = {
      description: body.description,
      required: body.required === true,
      content: contentOf(schemas, body.content, at(pointer, 'content'), 'request'),
    }
  }
  out.responses = responsesOf(source, schemas, node.responses, at(place.pointer, 'responses'))
  return out
}

function parametersOf(source: Source, schemas: TypeSchemas, node: Node, place: Place): Node[] {
  const lists = [
    { nodes: place.item.parameters, pointer: at(place.itemPointer, 'parameters') },
    { nodes: node.parameters, pointer: at(place.pointer, 'parameters') },
  ]
  const { plans } = compileParameters(source, lists, place.path)
  const byKey = new Map<string, { parameter: Node; pointer: string }>()
  for (const { nodes, pointer } of lists)
    for (const [i, raw] of (Array.isArray(nodes) ? nodes : []).entries()) {
      const found = resolveNode(source, raw, at(pointer, i))
      byKey.set(`${String(found.node.in)} ${String(found.node.name)}`, {
        parameter: found.node,
        pointer: found.pointer,
      })
    }
  return plans.flatMap(({ in: where, name, shape }) => {
    const found = byKey.get(`${where} ${name}`)
    if (!found) return []
    const { parameter, pointer } = found
    const [mediaType] = isObject(parameter.content) ? Object.keys(parameter.content) : []
    const schemaPointer =
      mediaType === undefined ? at(pointer, 'schema') : at(pointer, 'content', mediaType, 'schema')
    const declared = (
      mediaType === undefined
        ? parameter.schema
        : (parameter.content as Record<string, Node>)[mediaType]?.schema
    ) as Schema | undefined
    const isThere =
      parameter.required === true ||
      where === 'path' ||
      (declared !== undefined && place.isFilled({ schema: declared, pointer: schemaPointer }))
    const schema =
      mediaType === undefined || shape.kind === 'json'
        ? schemas.write(declared, schemaPointer, 'request')
        : { type: 'string' }
    return [{ ...described(parameter), name, in: where, required: isThere, schema }]
  })
}

function responsesOf(source: Source, schemas: TypeSchemas, raw: unknown, pointer: string): Node {
  const out: Node = {}
  for (const [status, response] of Object.entries(isObject(raw) ? raw : {})) {
    if (status.startsWith('x-')) continue
    const { node, pointer: here } = resolveNode(source, response, at(pointer, status))
    const headers = Object.entries((node.headers ?? {}) as Node).map(([name, header]) => {
      const found = resolveNode(source, header, at(here, 'headers', name))
      const schema =
        found.node.schema === undefined
          ? { type: 'string' }
          : schemas.write(found.node.schema, at(found.pointer, 'schema'), 'reply')
      return [name, { ...described(found.node), required: found.node.required === true, schema }]
    })
    out[status] = {
      description: node.description ?? '',
      ...(headers.length > 0 ? { headers: Object.fromEntries(headers) as Node } : {}),
      ...(isObject(node.content) && Object.keys(node.content).length > 0
        ? { content: contentOf(schemas, node.content, at(here, 'content'), 'reply') }
        : {}),
    }
  }
  return out
}

function contentOf(schemas: TypeSchemas, content: unknown, pointer: string, variant: TypeVariant): Node {
  const types = Object.entries((content ?? {}) as Record<string, Node>).map(([mediaType, media]) => {
    const here = at(pointer, mediaType)
    // The schema of each item of a stream (OpenAPI 3.2) is that of a list, as `schema` says it.
    const schema =
      media.itemSchema === undefined
        ? schemas.write(media.schema, at(here, 'schema'), variant)
        : { type: 'array', items: schemas.write(media.itemSchema, at(here, 'itemSchema'), variant) }
    return [mediaType, { schema }]
  })
  return Object.fromEntries(types) as Node
}
