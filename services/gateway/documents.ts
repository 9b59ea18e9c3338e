import { createHash } from 'node:crypto'
import { asyncapi } from '#generated/gateway/asyncapi.ts'
import type { components } from '#generated/gateway/v1/types.ts'
import { type Contract, operationsOf } from '#platform/contract.ts'
import { etagOf } from '#platform/etag.ts'
import {
  hasPublicPart,
  publicContract,
  type PublicDocument,
  publicDocument,
} from '#platform/public-document.ts'
import { addGatewayResponses } from './gateway-responses.ts'

/** A document as it is handed out. */
export interface Published<Document = PublicDocument> {
  document: Document
  etag: string
}

export interface Documents {
  /** All public operations of the system. */
  all: Published
  /** The public part of one contract. */
  of(service: string, version: string): Published | undefined
  /** All events of the system. */
  events: Published<components['schemas']['AsyncApi']>
  /** Where each document is and what it is called, the one of everything first. */
  list: readonly { url: string; name: string }[]
}

const INFO = {
  title: 'Shop',
  version: '1.0.0',
  summary: 'Everything that the shop offers to callers.',
  description:
    'All public operations of all services, as the gateway serves them. Log in with `logIn`, put the `accessToken` ' +
    'into _Authorize_, and try them.',
  license: { name: 'MIT', identifier: 'MIT' },
}

/** Computed once: contracts don't change while a process runs. The gateway's own operations come last. */
export function createDocuments(contracts: readonly Contract[]): Documents {
  const own = (contract: Contract) => contract.service === 'gateway'
  const ordered = [...contracts.filter((contract) => !own(contract)), ...contracts.filter(own)]
  const published = ordered.filter(hasPublicPart)
  const ownPaths = new Set(
    contracts
      .filter(own)
      .flatMap(operationsOf)
      .map(({ path }) => path),
  )
  const complete = (document: PublicDocument, paths: ReadonlySet<string>) => {
    addGatewayResponses(document, paths)
    return publish(document)
  }
  const byName = new Map(
    published.map((contract) => [
      nameOf(contract.service, contract.version),
      complete(publicContract(contract), own(contract) ? ownPaths : new Set()),
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
      })),
    ],
  }
}

const nameOf = (service: string, version: string) => `${service} ${version}`

function publish<Document>(document: Document): Published<Document> {
  return { document, etag: etagOf(createHash('sha256').update(JSON.stringify(document)).digest('base64url')) }
}
