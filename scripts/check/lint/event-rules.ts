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

/** The service of each webhook name: one process lints all contracts, and the gateway merges them. */
const owners = new Map<string, string>()

/**
 * A webhook describes an event in a fixed form, from which its type, its schemas and its AsyncAPI channel follow;
 * `x-emits` lists such events.
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
      // Values that are not lists are rejected by charter/extensions.
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
  if (owner !== service) faults.push(`${owner} already has an event of this name`)
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) faults.push('the name of an event must be in PascalCase')
  const { post, ...others } = item
  if (Object.keys(others).length > 0 || !post) return [...faults, 'an event must have `post` only']
  const { operationId, requestBody, responses } = post as OperationNode
  if (operationId !== `on${name}`) faults.push(`its operationId must be on${name}`)
  if (Object.keys(responses ?? {}).join() !== '204') faults.push('its only response must be 204')

  const content = (requestBody && ctx.resolve(requestBody, file).node?.content) ?? {}
  const media = content[CLOUD_EVENT]
  if (!media || Object.keys(content).length > 1) return [...faults, `its body must be ${CLOUD_EVENT} only`]
  const [envelope, own, ...more] = (media.schema as Schema | undefined)?.allOf ?? []
  const { type, data } = ((own as Schema | undefined)?.properties ?? {}) as Record<
    string,
    Record<string, string>
  >
  const at = envelope && ctx.resolve(envelope, file).location?.absolutePointer
  if (!at?.endsWith('/shared/events.yaml#/CloudEvent') || more.length > 0)
    faults.push('its schema must be allOf: CloudEvent of openapi/shared, and its own properties')
  const kebab = name.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()
  if (!new RegExp(`^${service}\\.${kebab}\\.v[1-9]\\d*$`).test(type?.const ?? ''))
    faults.push(`its type must be the constant ${service}.${kebab}.v<N>`)
  if (data?.$ref !== `#/components/schemas/${name}Data`)
    faults.push(`its data must be the schema ${name}Data`)
  for (const example of Object.values(media.examples ?? {})) {
    const value = ctx.resolve(example, file).node?.value as { source?: string } | undefined
    if (value?.source !== `/services/${service}`) faults.push(`its source must be /services/${service}`)
  }
  return faults
}

/** `x-idempotency` and its header occur together, with the statuses that they require. */
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
    must(promised !== undefined, 'an operation with Idempotency-Key must have x-idempotency')
    must(header !== undefined, 'an operation with x-idempotency must have Idempotency-Key')
    if (promised && header)
      must((promised === 'required') === (header.required === true), `Idempotency-Key must be ${promised}`)
    must(responses.has('409'), '409 is missing: the first request with the key may still be running')
    must(responses.has('422'), '422 is missing: the key may have been used for a different request')
    for (const [status, { node }] of responses) {
      must(
        status >= '300' || node.headers?.['Idempotency-Replayed'] !== undefined,
        `${status} must declare Idempotency-Replayed`,
      )
    }
  })
}

/* The roles of users: their tokens belong to a session. */
const USER_ROLES = ['customer', 'staff', 'admin']

/** An operation that changes something and that users may call checks the session: a token outlives its session. */
export function sessions({ exempt = [] }: { exempt?: string[] }) {
  return eachOperation(({ id, node, security, location }, { report }) => {
    const { 'x-check-session': checks } = node as { 'x-check-session'?: boolean }
    const isForUsers = security.some(
      ({ bearer }) => bearer && (bearer.length === 0 || bearer.some((role) => USER_ROLES.includes(role))),
    )
    const isRead = /\/(get|head)$/.test(location.pointer)
    if (!isForUsers && checks)
      report({ message: `${id}: x-check-session requires a role of users`, location })
    if (isForUsers && !isRead && !checks && !exempt.includes(id))
      report({
        message: `${id}: an unsafe operation for users must have x-check-session: true`,
        location,
      })
  })
}
