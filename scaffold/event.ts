import { type Change, ScaffoldError } from './change.ts'
import { addImport, appendToYaml, insertBefore, replaceIn } from './edit.ts'
import { kebab, namesOf, pascal, uncapitalized } from './names.ts'
import { contractOf, type ReadContract, type Repository } from './repository.ts'

const ID = '3d1f0b5e-8a5c-4f0e-9a43-5b7d2f6c1e90'

interface EventBlock {
  service: string
  /** `ReviewCreated` */
  name: string
  /** The property of `data` with the id of the entity. */
  id: string
  summary: string
  /** More properties of the example's `data`. */
  data?: Record<string, string>
}

/** An event under `webhooks:`, without indentation. */
export function eventBlock({ service, name, id, summary, data = {} }: EventBlock): string {
  const more = Object.entries(data).map(([key, value]) => `\n            ${key}: ${value}`)
  return `${name}:
  post:
    operationId: on${name}
    summary: ${summary}
    description: ${summary}.
    tags: [Events]
    security: []
    requestBody:
      required: true
      description: The event.
      content:
        application/cloudevents+json:
          schema:
            allOf:
              - { $ref: '../shared/events.yaml#/CloudEvent' }
              - type: object
                required: [type, data]
                properties:
                  type:
                    description: The type of the event.
                    const: ${service}.${kebab(name)}.v1
                  data: { $ref: '#/components/schemas/${name}Data' }
          examples:
            ${uncapitalized(name)}:
              summary: ${summary}
              value:
                specversion: '1.0'
                id: 5a0c9c1e-4a4b-4d7e-8d0a-0d7c5d0a6d01
                source: /services/${service}
                type: ${service}.${kebab(name)}.v1
                time: '2026-02-20T16:45:30.000Z'
                subject: ${ID}
                datacontenttype: application/json
                traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                data:
                  ${id}: ${ID}${more.join('').replaceAll('\n', '\n      ')}
    responses:
      '204':
        description: The event is accepted.`
}

/**
 * The change that declares an event of a service, so that its code can publish it.
 *
 * @param given `review-reported` or `ReviewReported`
 * @throws ScaffoldError for a service without an outbox, and an event that exists
 */
export async function newEvent(
  repository: Repository,
  service: string,
  given: string,
  readContract: ReadContract,
): Promise<Change> {
  const contract = contractOf(
    {
      ...repository,
      contracts: repository.contracts.filter(
        ({ service: of, version }) => of !== service || version === 'v1',
      ),
    },
    service,
  )
  if (!/^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/.test(given))
    throw new ScaffoldError(
      `"${given}" can't be the name of an event: it needs a noun and what happened to it, such as review-reported.`,
    )
  const name = pascal(given)
  const type = `${service}.${kebab(name)}.v1`
  if (repository.events.has(type)) throw new ScaffoldError(`The event ${type} exists already.`)
  const contextFile = `services/${service}/context.ts`
  const context = repository.read(contextFile) ?? ''
  if (!context.includes('publishes:'))
    throw new ScaffoldError(
      `The service ${service} has no outbox, which publishing needs: its context is made without openBaseContext.`,
    )
  const { entity, a_thing } = namesOf(service)
  const summary = sentenceOf(name)
  const block = eventBlock({ service, name, id: `${entity}Id`, summary })
  const data = `${name}Data:
  description: What happened.
  type: object
  required: [${entity}Id]
  properties:
    ${entity}Id:
      description: The id of ${a_thing}.
      type: string
      format: uuid`
  let text = contract.text
  text =
    'webhooks' in contract.document
      ? appendToYaml(text, ['webhooks'], block, true)
      : insertBefore(text, 'components', `webhooks:\n${block.replaceAll(/^(?=.)/gm, '  ')}`)
  text = appendToYaml(text, ['components', 'schemas'], data)
  const tags = (contract.document.tags ?? []) as { name: string }[]
  if (!tags.some((tag) => tag.name === 'Events'))
    text = appendToYaml(text, ['tags'], '- name: Events\n  description: What this service publishes.')
  await readContract(service, contract.version, text)
  const change: Change = new Map([[contract.path, text]])
  if (context.includes('publishes: {}')) {
    const withEvents = replaceIn(
      contextFile,
      context,
      /publishes: \{\}/,
      'publishes: eventValidators',
    ).replaceAll('Record<never, never>', 'Events')
    change.set(
      contextFile,
      addImport(
        withEvents,
        `import { type Events, eventValidators } from '#generated/${service}/v1/events.ts'`,
      ),
    )
  }
  return change
}

/** `ReviewReported` -> `Review reported` */
const sentenceOf = (name: string) => {
  const words = kebab(name).replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
