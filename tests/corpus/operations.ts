import type {
  BodyPlan,
  ContentPlan,
  HeaderPlan,
  OperationEntry,
  ParameterPlan,
} from '#platform/contract/compiled.ts'
import { at, isObject } from '#compiler/document/json-pointer.ts'
import { compileParameters } from '#compiler/http/parameters.ts'
import { compileRequestBody } from '#compiler/http/request-bodies.ts'
import { compileResponses } from '#compiler/http/responses.ts'
import { type Located, resolveNode, type Schema, type Source } from '#compiler/document/source.ts'

/** What one operation declares, with the schemas of its parts. */
export interface Parts {
  entry: OperationEntry
  parameters: { plan: ParameterPlan; required: boolean; schema: Located; isJson: boolean }[]
  bodyRequired: boolean
  bodies: { mediaType: string; plan: Omit<BodyPlan, 'validate'>; schema: Located | undefined }[]
  replies: {
    status: string
    headers: { name: string; plan: Omit<HeaderPlan, 'validate'>; schema: Located | undefined }[]
    content: { mediaType: string; plan: Omit<ContentPlan, 'validate' | 'cut'>; schema: Located | undefined }[]
  }[]
}

export function partsOf(source: Source, entry: OperationEntry): Parts {
  const item = resolveNode(source, source.document.paths?.[entry.path], at('#/paths', entry.path))
  const node = item.node[entry.method] as Record<string, unknown>
  const pointer = at(item.pointer, entry.method)
  const lists = [
    { nodes: item.node.parameters, pointer: at(item.pointer, 'parameters') },
    { nodes: node.parameters, pointer: at(pointer, 'parameters') },
  ]
  const declared = new Map<string, { node: Record<string, unknown>; pointer: string }>()
  for (const { nodes, pointer: list } of lists)
    for (const [i, raw] of (Array.isArray(nodes) ? nodes : []).entries()) {
      const found = resolveNode(source, raw, at(list, i))
      declared.set(`${String(found.node.in)} ${String(found.node.name)}`, found)
    }
  const parameters = compileParameters(source, lists, entry.path).plans.map((plan) => {
    const { node: parameter, pointer: here } = declared.get(`${plan.in} ${plan.name}`) as {
      node: Record<string, unknown>
      pointer: string
    }
    const [[mediaType, media] = []] = isObject(parameter.content)
      ? [Object.entries(parameter.content)[0]]
      : []
    const schema =
      mediaType === undefined
        ? { schema: (parameter.schema ?? {}) as Schema, pointer: at(here, 'schema') }
        : {
            schema: ((media as Record<string, unknown>).schema ?? {}) as Schema,
            pointer: at(here, 'content', mediaType, 'schema'),
          }
    const required = parameter.required === true || plan.in === 'path'
    return { plan, required, schema, isJson: plan.shape.kind === 'json' }
  })
  const body = compileRequestBody(source, node.requestBody, at(pointer, 'requestBody'))
  return {
    entry,
    parameters,
    bodyRequired: body?.required === true,
    bodies: body?.content ?? [],
    replies: compileResponses(source, node.responses, at(pointer, 'responses')),
  }
}
