import { expect } from 'vitest'
import { createShopClient, problemOf, type ShopClient } from '#generated/sdk/dist/index.js'
import {
  createShopClient as createShopClientV2,
  problemOf as problemOfV2,
} from '#generated/sdk/dist/v2/index.js'
import { type ReceivedMail, startMailServer } from '../../scripts/dev/mail-server.ts'
import { forwardedClients } from '../clients.ts'
import { startSystem, type System } from '../system.ts'
import { inWordsOfV1 } from './in-words-of-v1.ts'

/** What journeys need of a system: one in this process, or one that is deployed. */
export interface ShopSystem extends Pick<System, 'urls' | 'eventsUrl' | 'accounts' | 'account' | 'close'> {
  databases: Readonly<Record<string, { url: string }>>
  /** The URLs of two instances of a service. */
  twoOf(service: string): Promise<readonly string[]>
  /** Another client, with an address of its own. */
  newClient(): typeof fetch
  /** What the mail server has received. */
  mails: readonly ReceivedMail[]
}

let openDeployed: (() => Promise<ShopSystem>) | undefined

/** From now on journeys are made at a system that runs already. */
export const useDeployed = (open: () => Promise<ShopSystem>): void => {
  openDeployed = open
}

export async function openSystem(): Promise<ShopSystem> {
  if (openDeployed) return openDeployed()
  await using opened = new AsyncDisposableStack()
  const mails: ReceivedMail[] = []
  const mailServer = await startMailServer({ onMail: (mail) => void mails.push(mail) })
  opened.defer(() => mailServer.close())
  const system = await startSystem({ env: { notifications: { SMTP_URL: mailServer.url } } })
  opened.defer(() => system.close())
  const resources = opened.move()
  return {
    ...system,
    mails,
    twoOf: async (service) => [system.urls[service] as string, (await system.startAnother(service)).url],
    newClient: forwardedClients('10.55'),
    close: () => resources.disposeAsync(),
  }
}

const clients = {
  v1: createShopClient,
  v2: (config: Parameters<typeof createShopClientV2>[0]) => inWordsOfV1(createShopClientV2(config)),
}
export type Version = keyof typeof clients

/** Every version that a service is served in (filter.test.ts). */
export const VERSIONS = Object.keys(clients) as Version[]

/** Who speaks which version, of two: both the same one, or each another one. */
export const PAIRS = VERSIONS.flatMap((one) => VERSIONS.map((other): [Version, Version] => [one, other]))

/** A user of the SDK at the gateway, with an address of their own; with a token after log-in. */
export function visitor(system: ShopSystem, token?: string, version: Version = 'v1'): ShopClient {
  return clients[version]({
    serverUrl: system.urls.gateway,
    fetch: system.newClient(),
    // A journey must see each error, not the result of a retry.
    retry: { retries: 0 },
    auth: token === undefined ? {} : { bearer: token },
  })
}

/** Asserts that a call is rejected with this status and code. */
export async function expectRefusal(call: Promise<unknown>, status: number, code: string): Promise<void> {
  const outcome = await call.then(
    (result) => ({ result }),
    (error: unknown) => problemOf(error) ?? problemOfV2(error) ?? { error },
  )
  expect(outcome).toMatchObject({ status, code, requestId: expect.any(String) })
}

/** The fields of a product except `sku`. */
export const table = {
  name: 'Oak dining table',
  description: 'Solid oak, oiled by hand. Seats six.',
  category: 'furniture',
  price: { amount: 64_900, currency: 'EUR' },
  stock: 12,
} as const
