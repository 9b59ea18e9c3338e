/** The events of a contract, read from its `webhooks:`, and what `npm run generate` writes of them. */
import { at } from '../document/json-pointer.ts'
import { type Contract, type OpenApiDocument, resolve } from '#platform/contract/contract.ts'

export interface EventDeclaration {
  service: string
  /** As the contract names it: `OrderConfirmed`. */
  name: string
  /** `orders.order-confirmed.v1` */
  type: string
  summary: string
  description: string
  /** The schema of the whole CloudEvent. */
  schema: Schema
  /** The name of the schema of its `data` under `components.schemas`. */
  dataSchema: string
  examples: Record<string, { summary?: string; value: unknown }>
}

export type Schema = Record<string, unknown>

const CLOUD_EVENT = 'application/cloudevents+json'
const SCHEMAS = '#/components/schemas/'

/** An event of any document: a webhook with a CloudEvent whose schema names the type by `const`. */
export interface EventSchema {
  name: string
  type: string
  pointer: string
  schema: Schema
  /** The reference to the schema of its `data`. */
  dataRef: string | undefined
}

/** The events of any document, in its order. Other webhooks are left out. */
export function eventSchemasOf(document: OpenApiDocument): EventSchema[] {
  return webhooksOf(document).flatMap(([name, { post }]) => {
    const schema = post?.requestBody?.content?.[CLOUD_EVENT]?.schema
    const own = schema?.allOf?.[1]?.properties
    const type = own?.type?.const
    if (!schema || typeof type !== 'string' || !/^[\w.-]+$/.test(type)) return []
    const pointer = at('#/webhooks', name, 'post', 'requestBody', 'content', CLOUD_EVENT, 'schema')
    return [{ name, type, pointer, schema, dataRef: own?.data?.$ref }]
  })
}

/**
 * Every event that a contract declares, in the order of the document.
 *
 * @throws Error for a webhook that is no event: lint reports its form
 */
export function eventsOf({ service, document }: Contract): EventDeclaration[] {
  const schemas = new Map(eventSchemasOf(document).map((event) => [event.name, event]))
  return webhooksOf(document).map(([name, { post }]) => {
    const event = schemas.get(name)
    if (!event?.dataRef)
      throw new Error(`${service}: the webhook ${name} is no event (docs/reference/contract.md)`)
    const examples = Object.entries(post?.requestBody?.content?.[CLOUD_EVENT]?.examples ?? {}).map(
      ([key, example]) => [key, resolve<{ value: unknown }>(document, example)],
    )
    return {
      service,
      name,
      type: event.type,
      summary: post?.summary ?? '',
      description: post?.description ?? '',
      schema: event.schema,
      dataSchema: event.dataRef.slice(SCHEMAS.length),
      examples: Object.fromEntries(examples) as EventDeclaration['examples'],
    }
  })
}

/** A contract that declares an event, and the event. */
export interface Declared {
  contract: Contract
  event: EventDeclaration
}

/**
 * The events that a contract says its service consumes (`x-consumes`), in its order, with where they are declared.
 *
 * @throws Error naming those that no service publishes
 */
export function consumedBy({ service, document }: Contract, contracts: readonly Contract[]): Declared[] {
  const types = (document['x-consumes'] ?? []) as string[]
  if (types.length === 0) return []
  const declared = new Map(
    contracts.flatMap((contract) => eventsOf(contract).map((event) => [event.type, { contract, event }])),
  )
  const unknown = types.filter((type) => !declared.has(type))
  if (unknown.length > 0)
    throw new Error(`${service} consumes what no service publishes: ${unknown.join(', ')}`)
  return types.flatMap((type) => declared.get(type) ?? [])
}

/** `generated/<service>/v<N>/consumed.ts`: the types and validators of the events that the service consumes, from those who publish. */
export function consumedTypes(consumed: readonly Declared[]): string {
  const nameOf = ({ service, version }: Contract) => `${service}${version.toUpperCase()}`.replaceAll('-', '')
  const sources = new Map(consumed.map(({ contract }) => [nameOf(contract), contract]))
  const imports = [...sources].map(([name, { service, version }]) => {
    return `import { eventValidators as ${name}, type Events as ${name}Events } from '../../${service}/${version}/events.ts'`
  })
  const line = (write: (type: string, source: string) => string) =>
    consumed.map(({ contract, event: { type } }) => write(type, nameOf(contract))).join('\n')
  return `import type { Validate } from '#platform/contract/validator.ts'
${imports.join('\n')}

/** By type: what the \`data\` of each event is that this service consumes. */
export interface Consumed {
${line((type, source) => `  '${type}': ${source}Events['${type}']`)}
}

/** By type: the validator of each, from the contract that publishes it. */
export const consumedValidators: Readonly<Record<keyof Consumed, () => Validate>> = {
${line((type, source) => `  '${type}': ${source}['${type}'],`)}
}
`
}

/** `generated/<service>/v<N>/events.ts`: types and validators for those who publish and consume. */
export function eventTypes(contract: Contract): string {
  const events = eventsOf(contract)
  const types = events.map(({ type, summary, dataSchema }) => {
    return `  /** ${summary}. */\n  '${type}': components['schemas']['${dataSchema}']`
  })
  return `import { openEventValidators } from '#platform/contract/load-operation.ts'
import type { Validate } from '#platform/contract/validator.ts'
import { compiled } from './operations.mjs'
import type { components } from './types.ts'

/** By type: what the \`data\` of each event is. */
export interface Events {
${types.join('\n')}
}

/** By type: the validator of the whole CloudEvent. */
export const eventValidators = openEventValidators(compiled) as Readonly<Record<keyof Events, () => Validate>>
`
}

/** The schemas that a schema refers to, and those that they refer to, by name. */
export function schemasIn(
  document: OpenApiDocument,
  schema: unknown,
  found = new Map<string, Schema>(),
): Map<string, Schema> {
  for (const ref of JSON.stringify(schema).matchAll(/"\$ref":"([^"]+)"/g)) {
    const pointer = ref[1] as string
    const name = pointer.slice(SCHEMAS.length)
    if (found.has(name)) continue
    const target = resolve<Schema>(document, { $ref: pointer })
    found.set(name, target)
    schemasIn(document, target, found)
  }
  return found
}

/** The schema with its references led to another place. */
export const renamed = (schema: unknown, place: string): unknown =>
  JSON.parse(JSON.stringify(schema).replaceAll(`"$ref":"${SCHEMAS}`, `"$ref":"${place}`))

const webhooksOf = (document: OpenApiDocument) =>
  Object.entries((document.webhooks ?? {}) as Record<string, { post?: Webhook }>)

/* As lint demands it, and as little as other documents may have. */
interface Webhook {
  summary?: string
  description?: string
  requestBody?: { content?: Record<string, CloudEventContent> }
}

interface CloudEventContent {
  schema?: Schema & { allOf?: { properties?: { type?: { const?: unknown }; data?: { $ref?: string } } }[] }
  examples?: Record<string, { $ref: string }>
}
