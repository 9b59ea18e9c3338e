import type { Broker, BrokerOptions } from './broker.ts'

export function rabbitmqBroker(_url: string, _options: BrokerOptions): Broker {
  throw new Error('not there yet')
}
