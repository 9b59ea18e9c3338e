import { describe, expect, test } from 'vitest'
import { startDnsServer } from '../../tests/stand-ins/dns-server.ts'
import { afterTest } from '../testing/http-server.ts'
import { watchOf } from './addresses.ts'
import { openTarget } from './target.ts'

const errorOf = (addresses: string) => {
  try {
    watchOf(addresses)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

describe('addresses', () => {
  test.each([
    'http://10.0.0.1:3003',
    'http://a:1, https://b/',
    'dns+http://orders:3003',
    'dns+http://orders.service.consul:3003?server=127.0.0.1:8600',
    'srv+http://_orders._tcp.example',
    'etcd+http://etcd:2379/orders',
    'etcd+https://etcd:2379/orders',
    'consul+http://:token@consul:8500/orders',
    'eureka+http://user:password@eureka:8761/eureka/orders',
  ])('may be %s', (addresses) => {
    expect(errorOf(addresses)).toBeUndefined()
  })

  test.each([
    ['', '"" must be a URL such as http://127.0.0.1:3001'],
    ['orders:3003', '"orders:3003" must be a URL such as http://127.0.0.1:3001'],
    ['http://a/path', '"http://a/path" must be a URL such as http://127.0.0.1:3001'],
    ['http://a,,http://b', '"" must be a URL such as http://127.0.0.1:3001'],
    ['zookeeper+http://a/orders', '"zookeeper" is none of dns, srv, etcd, consul, eureka'],
    ['dns+https://orders:3003', '"dns+https://orders:3003/" must have the form dns+http://orders:3003'],
    ['dns+http://orders', '"dns+http://orders/" must have the form dns+http://orders:3003'],
    ['srv+http://x:1', '"srv+http://x:1/" must have the form srv+http://_orders._tcp.example'],
    [
      'etcd+http://etcd:2379',
      '"etcd:2379" must be followed by the name of a service: etcd+http://etcd:2379/orders',
    ],
    ['etcd+http://a/orders,http://b', '"etcd+http://a/orders,http://b" must be a single URL'],
    ['dns+http://', '"dns+http://" must be a URL such as http://127.0.0.1:3001'],
  ])('%j are refused', (addresses, message) => {
    expect(errorOf(addresses)).toBe(message)
  })
})

describe('DNS', () => {
  const setup = async () => {
    const dns = await startDnsServer()
    afterTest(() => dns.close())
    const open = (addresses: string) => {
      const target = openTarget({ service: 'orders', addresses: `${addresses}?server=${dns.server}` })
      afterTest(() => target.close())
      return {
        target,
        origins: () =>
          target
            .endpoints()
            .map(({ origin }) => origin)
            .sort(),
      }
    }
    return { dns, open }
  }
  const a = (address: string, ttl = 0) => ({ type: 'A' as const, address, ttl })

  test('the addresses of a name are the instances, looked up again after their TTL', async () => {
    const { dns, open } = await setup()
    dns.records['orders.test'] = [a('10.0.0.1'), a('10.0.0.2', 300)]
    const { target, origins } = open('dns+http://orders.test:3003')
    await target.started
    expect(origins()).toEqual(['http://10.0.0.1:3003', 'http://10.0.0.2:3003'])
    dns.records['orders.test'] = [a('10.0.0.3', 300)]
    await expect.poll(origins, { timeout: 5_000 }).toEqual(['http://10.0.0.3:3003'])
    await target.check()
  })

  test('SRV records name hosts and ports; only those of the lowest priority are used', async () => {
    const { dns, open } = await setup()
    const srv = (target: string, port: number, priority: number) =>
      ({ type: 'SRV', target, port, priority, ttl: 60 }) as const
    dns.records['_orders._tcp.test'] = [
      srv('one.test', 1001, 1),
      srv('two.test', 1002, 1),
      srv('far.test', 1, 2),
    ]
    dns.records['one.test'] = [a('10.0.0.1')]
    dns.records['two.test'] = [a('10.0.0.2'), a('10.0.0.3')]
    const { target, origins } = open('srv+http://_orders._tcp.test')
    await target.started
    expect(origins()).toEqual(['http://10.0.0.1:1001', 'http://10.0.0.2:1002', 'http://10.0.0.3:1002'])
  })

  test('a server that fails, and a name without addresses, leave the last list in use', async () => {
    const { dns, open } = await setup()
    dns.records['orders.test'] = [a('10.0.0.1')]
    const { target, origins } = open('dns+http://orders.test:3003')
    await target.started
    for (const breakDns of [() => (dns.state.isFailing = true), () => (dns.records['orders.test'] = [])]) {
      breakDns()
      const before = dns.state.queries
      await expect.poll(() => dns.state.queries, { timeout: 5_000 }).toBeGreaterThan(before + 3)
      expect(origins()).toEqual(['http://10.0.0.1:3003'])
      dns.state.isFailing = false
    }
  })

  test('an unknown name is no instance, and reported', async () => {
    const { open } = await setup()
    const { target } = open('dns+http://nothing.test:3003')
    await target.started
    expect(target.choose('op')).toBeUndefined()
    expect(target.reason('op')).toBe('no instance is known: queryA ENOTFOUND nothing.test')
    await expect(target.check()).rejects.toThrow('no instance is known')
  })
})
