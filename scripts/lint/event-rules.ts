import { basename, dirname } from 'node:path'
import {
  eachOperation,
  type Location,
  type OperationNode,
  type PathItem,
  type RuleContext,
  type Schema,
} from './redocly.ts'

const CLOUD_EVENT = 'application/cloudevents+json'

/** Which service has a webhook of a name: one process lints all contracts, and the gateway merges them. */
const owners = new Map<string, string>()

/**
 * A webhook is an event of one form, from which its type, its schemas and its place in AsyncAPI follow; `x-emits` names
 * such events.
 */
export function events() {
  const declared = new Set<string>()
  const emitted: { name: string; location: Location }[] = []
  return {
    WebhooksMap: {
      PathItem(item: PathItem, ctx: RuleContext) {
        const name = String(ctx.key)
        declared.add(name)
        eventFaults(name, item, ctx).forEach((message) =>
          ctx.report({ message: `${name}: ${message}`, location: ctx.location }),
        )
      },
    },
    Operation(
      { 'x-emits': names = [] }: OperationNode & { 'x-emits'?: string[] },
      { location }: RuleContext,
    ) {
      // What is no list is refused by charter/extensions.
      if (Array.isArray(names))
        emitted.push(...names.map((name) => ({ name, location: location.child(['x-emits']) })))
    },
    Root: {
      leave(_root: unknown, { report }: RuleContext) {
        for (const { name, location } of emitted) {
          if (!declared.has(name)) report({ message: `There is no event ${name} under webhooks`, location })
        }
      },
    },
  }
}

function eventFaults(name: string, item: PathItem, ctx: RuleContext): string[] {
  const faults: string[] = []
  const file = ctx.location.source.absoluteRef
  const service = basename(dirname(file))
  const owner = owners.get(name) ?? service
  owners.set(name, owner)
  if (owner !== service) faults.push(`it is an event of ${owner} already`)
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) faults.push('an event is named in PascalCase')
  const { post, ...others } = item
  if (Object.keys(others).length > 0 || !post) return [...faults, 'an event has `post`, and nothing else']
  const { operationId, requestBody, responses } = post as OperationNode
  if (operationId !== `on${name}`) faults.push(`its operationId is on${name}`)
  if (Object.keys(responses ?? {}).join() !== '204')
    faults.push('whoever takes it answers 204, and nothing else')

  const content = (requestBody && ctx.resolve(requestBody, file).node?.content) ?? {}
  const media = content[CLOUD_EVENT]
  if (!media || Object.keys(content).length > 1)
    return [...faults, `its body is ${CLOUD_EVENT}, and nothing else`]
  const [envelope, own, ...more] = (media.schema as Schema | undefined)?.allOf ?? []
  const { type, data } = ((own as Schema | undefined)?.properties ?? {}) as Record<
    string,
    Record<string, string>
  >
  const at = envelope && ctx.resolve(envelope, file).location?.absolutePointer
  if (!at?.endsWith('/shared/events.yaml#/CloudEvent') || more.length > 0)
    faults.push('its schema is allOf: CloudEvent of openapi/shared, and what is its own')
  const kebab = name.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()
  if (!new RegExp(`^${service}\\.${kebab}\\.v[1-9]\\d*$`).test(type?.const ?? ''))
    faults.push(`its type is the constant ${service}.${kebab}.v<N>`)
  if (data?.$ref !== `#/components/schemas/${name}Data`) faults.push(`its data is the schema ${name}Data`)
  for (const example of Object.values(media.examples ?? {})) {
    const value = ctx.resolve(example, file).node?.value as { source?: string } | undefined
    if (value?.source !== `/services/${service}`) faults.push(`its source is /services/${service}`)
  }
  return faults
}

/** `x-idempotency` and the header that it speaks of come together, with what can go wrong. */
export function idempotency() {
  return eachOperation(({ id, node, parameters, responses, location }, { report }) => {
    const promised = (node as { 'x-idempotency'?: string })['x-idempotency']
    const header = parameters.find(
      (each) => each.node.in === 'header' && each.node.name.toLowerCase() === 'idempotency-key',
    )?.node
    if (!promised && !header) return
    const must = (holds: boolean, message: string) => {
      if (!holds) report({ message: `${id}: ${message}`, location })
    }
    must(promised !== undefined, 'it takes Idempotency-Key, so x-idempotency says what that does')
    must(header !== undefined, 'it has x-idempotency, so it takes Idempotency-Key')
    if (promised && header)
      must((promised === 'required') === (header.required === true), `Idempotency-Key is ${promised}`)
    must(responses.has('409'), '409 is missing: the first request with the key may still be running')
    must(responses.has('422'), '422 is missing: the key may belong to another request')
    for (const [status, { node }] of responses) {
      must(
        status >= '300' || node.headers?.['Idempotency-Replayed'] !== undefined,
        `${status} declares Idempotency-Replayed`,
      )
    }
  })
}

/* The roles of people: their tokens belong to a session. */
const USER_ROLES = ['customer', 'staff', 'admin']

/** An operation that changes something and that people may call checks the session: a token alone outlives it. */
export function sessions({ exempt = [] }: { exempt?: string[] }) {
  return eachOperation(({ id, node, security, location }, { report }) => {
    const { 'x-check-session': checks } = node as { 'x-check-session'?: boolean }
    const isForUsers = security.some(
      ({ bearer }) => bearer && (bearer.length === 0 || bearer.some((role) => USER_ROLES.includes(role))),
    )
    const isRead = /\/(get|head)$/.test(location.pointer)
    if (!isForUsers && checks)
      report({ message: `${id}: x-check-session needs users: it names none of their roles`, location })
    if (isForUsers && !isRead && !checks && !exempt.includes(id))
      report({
        message: `${id}: it changes something and users may call it, so it has x-check-session: true`,
        location,
      })
  })
}
