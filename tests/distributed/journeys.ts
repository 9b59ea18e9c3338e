import { afterAll, beforeAll, describe } from 'vitest'
import { type System, useDeployed } from '../system.ts'
import { databasesOf, type Deployment } from './deployment.ts'

interface JourneysBroker {
  url(): string
  /** Removes what was created in a namespace. */
  remove(namespace: string): Promise<void>
}

/** The journeys whose outcome depends on events, on another broker. */
export function describeJourneys(name: string, { url, remove }: JourneysBroker): void {
  for (const journey of ['orders', 'customer', 'mail']) {
    describe(`${journey} on ${name}`, async () => {
      const namespace = `journeys_${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`
      beforeAll(() => {
        process.env.TEST_EVENTS_URL = `${url()}?namespace=${namespace}`
      })
      afterAll(() => remove(namespace))
      await import(`../journeys/${journey}.test.ts`)
    })
  }
}

/** The journey of orders at a system that runs already. Others expect limits, or start more instances. */
export function describeDeployedJourney(deployment: () => Deployment): void {
  describe('orders through nginx, on two hosts', async () => {
    beforeAll(async () => useDeployed(await systemOf(deployment())))
    await import('../journeys/orders.test.ts')
  })
}

async function systemOf({ url, urls, postgres, account }: Deployment): Promise<System> {
  const notHere = () => Promise.reject(new Error('A deployed system has no such part for tests'))
  const databases = Object.entries(databasesOf(postgres))
  return {
    ...{ urls: { ...urls, gateway: url }, services: {}, eventsUrl: '', account },
    databases: Object.fromEntries(databases.map(([name, each]) => [name, { url: each, drop: notHere }])),
    accounts: {
      customer: await account('customer'),
      staff: await account('staff'),
      admin: await account('admin'),
    },
    ...{ serviceTokens: notHere, signingKey: notHere, startAnother: notHere },
    close: async () => {},
  }
}
