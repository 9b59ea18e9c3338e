import { connect as connectAmqp } from 'amqplib'
import { afterAll, beforeAll } from 'vitest'
import { describeAnnouncements } from '../brokers/announcement-conformance.ts'
import type { BrokerUnderTest } from '../brokers/broker-under-test.ts'
import { describeBroker } from '../brokers/conformance.ts'
import { describeConsumer } from '../brokers/consumer-conformance.ts'
import { type Proxy, startProxy } from './proxy.ts'
import { rabbitmqUrl } from './require-rabbitmq.ts'

let broker: BrokerUnderTest
let proxy: Proxy

beforeAll(async () => {
  // The server may be shared, so it is not stopped: a proxy in front of it is.
  proxy = await startProxy(rabbitmqUrl)
  broker = {
    url: Object.assign(new URL(rabbitmqUrl), { hostname: '127.0.0.1', port: proxy.port }).href,
    stop: () => proxy.cut(),
    start: () => proxy.restore(),
    remove: async (namespace, consumers) => {
      await proxy.restore()
      const connection = await connectAmqp(rabbitmqUrl)
      const channel = await connection.createChannel()
      for (const consumer of consumers) {
        for (let partition = 0; partition < 8; partition += 1)
          await channel.deleteQueue(`${namespace}.${consumer}.${partition}`)
        await channel.deleteQueue(`${namespace}.${consumer}.dead`)
      }
      await channel.deleteExchange(`${namespace}.events`)
      await connection.close()
    },
  }
})
afterAll(() => proxy?.cut())

describeBroker('RabbitMQ', () => broker)
describeConsumer('RabbitMQ', () => broker)
describeAnnouncements('RabbitMQ', () => broker)
