import { connect as connectAmqp } from 'amqplib'
import { connect, createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from 'vitest'
import { describeAnnouncements } from '../brokers/announcement-conformance.ts'
import { type BrokerUnderTest, describeBroker } from '../brokers/conformance.ts'
import { describeConsumer } from '../brokers/consumer-conformance.ts'
import { rabbitmqUrl } from './require-rabbitmq.ts'

let broker: BrokerUnderTest
let proxy: Proxy

beforeAll(async () => {
  // The server may be shared, so it is not stopped: a proxy in front of it is.
  proxy = await startProxy()
  broker = {
    url: Object.assign(new URL(rabbitmqUrl), { hostname: HOST, port: proxy.port }).href,
    stop: () => proxy.cut(),
    start: () => proxy.restore(),
    remove: async (namespace, consumers) => {
      await proxy.restore()
      const connection = await connectAmqp(rabbitmqUrl)
      const channel = await connection.createChannel()
      for (const consumer of consumers) {
        await channel.deleteQueue(`${namespace}.${consumer}`)
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

const HOST = '127.0.0.1'

interface Proxy {
  port: number
  /** Closes every connection and rejects new ones. */
  cut(): Promise<void>
  restore(): Promise<void>
}

async function startProxy(): Promise<Proxy> {
  const sockets = new Set<Socket>()
  let server: Server | undefined
  let port = 0
  const restore = async () => {
    if (server) return
    const opened = createServer((socket) => {
      const { hostname, port: target } = new URL(rabbitmqUrl)
      const upstream = connect(Number(target), hostname)
      for (const each of [socket, upstream]) {
        sockets.add(each)
        each.setNoDelay(true)
        each.on('error', () => {})
        each.on('close', () => {
          sockets.delete(each)
          socket.destroy()
          upstream.destroy()
        })
      }
      socket.pipe(upstream).pipe(socket)
    })
    server = opened
    await new Promise<void>((done) => opened.listen(port, HOST, done))
    port = (opened.address() as AddressInfo).port
  }
  await restore()
  return {
    port,
    restore,
    cut: async () => {
      const closing = server
      server = undefined
      const closed = new Promise<void>((done) => (closing ? closing.close(() => done()) : done()))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
