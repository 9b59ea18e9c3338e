import { expect, test } from 'vitest'
import { removeFromRabbitmq } from '../brokers/remove.ts'
import { storm } from '../chaos/storm.ts'
import { startProxy } from './proxy.ts'
import { rabbitmqUrl } from './require-rabbitmq.ts'

const seed = Number(process.env.CHAOS_SEED ?? 1)

test('a storm with RabbitMQ as the broker', { timeout: 600_000 }, async () => {
  const namespace = `storm_${crypto.randomUUID().replaceAll('-', '')}`
  const proxy = await startProxy(rabbitmqUrl)
  const url = Object.assign(new URL(rabbitmqUrl), { hostname: '127.0.0.1', port: proxy.port })
  url.searchParams.set('namespace', namespace)
  try {
    await storm(seed, `CHAOS_SEED=${seed} npm run test:distributed -- storm`, {
      url: url.href,
      cut: async () => {
        await proxy.cut()
        await proxy.restore()
      },
    })
  } finally {
    await proxy.cut()
    await removeFromRabbitmq(rabbitmqUrl, namespace, ['orders', 'notifications'])
  }
  expect.assertions(5)
})
