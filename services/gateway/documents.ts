import { createHash } from 'node:crypto'
import { asyncapi } from '#generated/gateway/asyncapi.ts'
import type { components } from '#generated/gateway/v1/types.ts'
import { type Contract, operationsOf } from '#platform/contract/contract.ts'
import { etagOf } from '#platform/http/etag.ts'
import {
  hasPublicPart,
  publicContract,
  type PublicDocument,
  publicDocument,
} from '#platform/contract/public-document.ts'
import { INFO, ORDER } from './api-info.ts'
import { addGatewayResponses } from './gateway-responses.ts'

/** A published document. */
export interface Published<Document = PublicDocument> {
  document: Document
  etag: string
}

export interface Documents {
  /** All public operations of all services. */
  all: Published
  /** The public operations of one contract. */
  of(service: string, version: string): Published | undefined
  /** The events of all services. */
  events: Published<components['schemas']['AsyncApi']>
  /** URL and name of each document. The first covers all services and has no `service`. */
  list: readonly { url: string; name: string; service?: string }[]
}

/** Computed once, because contracts do not change at run time. */
export function createDocuments(contracts: readonly Contract[]): Documents {
  const rank = ({ service }: Contract) => {
    if (service === 'gateway') return ORDER.length + 1
    return ORDER.includes(service) ? ORDER.indexOf(service) : ORDER.length
  }
  const ordered = [...contracts].sort((a, b) => rank(a) - rank(b))
  const published = ordered.filter(hasPublicPart)
  const own = contracts.filter(({ service }) => service === 'gateway')
  const ownPaths = new Set(own.flatMap(operationsOf).map(({ path }) => path))
  const complete = (document: PublicDocument, paths: ReadonlySet<string>) => {
    addGatewayResponses(document, paths)
    return publish(document)
  }
  const byName = new Map(
    published.map((contract) => [
      nameOf(contract.service, contract.version),
      complete(publicContract(contract), own.includes(contract) ? ownPaths : new Set()),
    ]),
  )
  return {
    all: complete(publicDocument(published, INFO), ownPaths),
    of: (service, version) => byName.get(nameOf(service, version)),
    events: publish(asyncapi),
    list: [
      { url: '/openapi.json', name: 'all services' },
      ...published.map(({ service, version }) => ({
        url: `/openapi/${service}/${version}.json`,
        name: nameOf(service, version),
        service,
      })),
    ],
  }
}

const nameOf = (service: string, version: string) => `${service} ${version}`

function publish<Document>(document: Document): Published<Document> {
  return { document, etag: etagOf(createHash('sha256').update(JSON.stringify(document)).digest('base64url')) }
}
