import { removeFromNats } from '../brokers/remove.ts'
import { describeJourneys } from './journeys.ts'
import { natsUrl } from './require-nats.ts'

describeJourneys('NATS', { url: () => natsUrl, remove: (namespace) => removeFromNats(natsUrl, namespace) })
