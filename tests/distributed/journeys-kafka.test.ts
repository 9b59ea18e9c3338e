import { afterAll, beforeAll } from 'vitest'
import { describeJourneys } from './journeys.ts'
import { type KafkaMock, startKafkaMock } from './kafka-mock.ts'

let mock: KafkaMock
beforeAll(async () => {
  mock = await startKafkaMock()
})
afterAll(() => mock?.close())

describeJourneys('Kafka', { url: () => mock.url, remove: async () => {} })
