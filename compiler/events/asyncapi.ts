import type { Contract } from '#platform/contract/contract.ts'
import { consumedBy, type EventDeclaration, eventsOf, renamed, type Schema, schemasIn } from './events.ts'

/**
 * The AsyncAPI 3.0 document of the whole system: a channel for each event, the service that sends it (`webhooks`) and
 * those that receive it (`x-consumes`).
 */
export function asyncApi(contracts: readonly Contract[]): object {
  const events = contracts.flatMap((contract) => eventsOf(contract).map((event) => ({ contract, event })))
  const by = <T>(entry: (event: EventDeclaration, contract: Contract) => [string, T]) =>
    Object.fromEntries(events.map(({ event, contract }) => entry(event, contract)))
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Events',
      version: '1.0.0',
      description:
        'What the services publish: CloudEvents 1.0 in their JSON format, each delivered at least once, and those of ' +
        'one subject in their order. Written from the `webhooks` of the OpenAPI contracts.',
      license: { name: 'MIT' },
    },
    defaultContentType: CLOUD_EVENT,
    servers: SERVERS,
    channels: by(({ type, name, summary, description }) => [
      type,
      {
        address: type,
        title: name,
        summary,
        description,
        messages: { [name]: { $ref: `#/components/messages/${type}` } },
        bindings: { amqp: { is: 'routingKey', exchange: EXCHANGE } },
      },
    ]),
    operations: {
      ...by((event) => [`${event.service}.send${titleOf(event)}`, operation('send', event.service, event)]),
      ...Object.fromEntries(
        contracts.flatMap((contract) =>
          consumedBy(contract, contracts).map(({ event }) => [
            `${contract.service}.receive${titleOf(event)}`,
            operation('receive', contract.service, event),
          ]),
        ),
      ),
    },
    components: {
      messages: by((event, contract) => [event.type, message(event, contract)]),
      schemas: Object.assign({}, ...events.map(({ event, contract }) => schemas(event, contract))) as Record<
        string,
        Schema
      >,
    },
  }
}

/** `ProductChanged`, and `ProductChangedV2` for its second form. */
const titleOf = ({ name, type }: EventDeclaration): string => {
  const version = type.slice(type.lastIndexOf('.v') + 2)
  return version === '1' ? name : `${name}V${version}`
}

const CLOUD_EVENT = 'application/cloudevents+json'

/** As `EVENTS_URL` chooses: the same events over either. */
const SERVERS = {
  postgresql: {
    host: '127.0.0.1:54320',
    pathname: '/events',
    protocol: 'postgresql',
    summary: 'The embedded broker, which `npm start` brings',
  },
  rabbitmq: {
    host: '127.0.0.1:5672',
    protocol: 'amqp',
    protocolVersion: '0.9.1',
    summary: 'RabbitMQ, where there is one',
  },
}

const EXCHANGE = { name: 'charter.events', type: 'topic', durable: true, autoDelete: false }

const operation = (
  action: 'send' | 'receive',
  service: string,
  { type, name, summary }: EventDeclaration,
) => ({
  action,
  channel: { $ref: `#/channels/${type}` },
  summary,
  tags: [{ name: service }],
  messages: [{ $ref: `#/channels/${type}/messages/${name}` }],
})

function message({ name, summary, description, schema, examples }: EventDeclaration, contract: Contract) {
  return {
    name,
    title: name,
    summary,
    description,
    contentType: CLOUD_EVENT,
    payload: renamed(schema, placeOf(contract)),
    examples: Object.entries(examples).map(([key, { summary, value }]) => ({
      name: key,
      summary,
      payload: value,
    })),
  }
}

/** Two services may have schemas of one name, so each is under the name of its service and version. */
function schemas({ schema }: EventDeclaration, contract: Contract): Record<string, unknown> {
  return Object.fromEntries(
    [...schemasIn(contract.document, schema)].map(([name, each]) => [
      `${prefixOf(contract)}${name}`,
      renamed(each, placeOf(contract)),
    ]),
  )
}

const prefixOf = ({ service, version }: Contract) => `${service}.${version}.`

const placeOf = (contract: Contract) => `#/components/schemas/${prefixOf(contract)}`
