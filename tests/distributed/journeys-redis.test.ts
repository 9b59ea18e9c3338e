import { removeFromRedis } from '../brokers/remove.ts'
import { describeJourneys } from './journeys.ts'
import { redisUrl } from './require-redis.ts'

describeJourneys('Redis', {
  url: () => redisUrl,
  remove: (namespace) => removeFromRedis(redisUrl, namespace),
})
