import { afterAll, beforeAll, describe } from 'vitest'

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
