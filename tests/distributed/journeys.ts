import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LIMITED } from '../../deploy/services.ts'
import { type ShopSystem, useDeployed } from '../journeys/shop.ts'
import { databasesOf, type Deployment } from './deployment.ts'
import { restartAll } from './operations.ts'

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

/** Every journey, at a system that runs already, with rate limits. */
export function describeDeployedJourneys(deployment: () => Deployment): void {
  describe('through nginx, on two hosts', () => {
    beforeAll(async () => {
      for (const { process } of deployment().instances) process.change({ env: { RATE_LIMITS: 'on' } })
      await restartAll(deployment(), ['gateway', ...LIMITED])
      useDeployed(() => systemOf(deployment()))
    }, 300_000)

    const journeys = globSync('tests/journeys/*.test.ts').map((file) => basename(file, '.test.ts'))
    for (const journey of journeys.sort())
      describe(journey, async () => {
        await import(`../journeys/${journey}.test.ts`)
      })

    test('a limit by address counts on both hosts, whatever X-Forwarded-For a client sends', async () => {
      const { url, newClient } = deployment()
      const [someone, other] = [newClient(), newClient()]
      const register = (client: typeof fetch, number: number) =>
        client(`${url}/api/v1/users`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': `203.0.113.${number}` },
          body: JSON.stringify({
            email: `limited-${number}@example.com`,
            displayName: 'Eve',
            password: 'correct horse battery staple',
          }),
        }).then(({ status }) => status)
      const statuses: number[] = []
      for (let number = 1; number <= 31; number += 1) statuses.push(await register(someone, number))
      expect(statuses).toEqual([...Array<number>(30).fill(201), 429])
      expect(await register(other, 32)).toBe(201)
    })
  })
}

async function systemOf(deployment: Deployment): Promise<ShopSystem> {
  const { url, instances, postgres, account, newClient, eventsUrl, mail } = deployment
  const of = (service: string) =>
    instances.flatMap(({ process }) => (process.name === service ? process.url : []))
  const names = new Set(instances.map(({ process }) => process.name))
  const databases = Object.entries(databasesOf(postgres))
  return {
    urls: { ...Object.fromEntries([...names].map((name) => [name, of(name)[0]!])), gateway: url },
    databases: Object.fromEntries(databases.map(([name, each]) => [name, { url: each }])),
    ...{ eventsUrl, account, newClient, mails: mail.received },
    accounts: {
      customer: await account('customer'),
      staff: await account('staff'),
      admin: await account('admin'),
    },
    twoOf: async (service) => of(service),
    close: async () => {},
  }
}
