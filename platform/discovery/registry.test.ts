import { describe, expect, test } from 'vitest'
import { startConsul } from '../../tests/stand-ins/consul.ts'
import { startEureka } from '../../tests/stand-ins/eureka.ts'
import { afterTest, serveHttp } from '../testing/http-server.ts'
import { consul } from './consul.ts'
import { discover } from './discover.ts'
import { eureka } from './eureka.ts'
import type { Instance, Registry } from './instance.ts'
import { keepRegistered, registryOf } from './registry.ts'
import { openTarget } from './target.ts'

/** Follows a service until the end of the test. */
function follow(registry: Registry, service = 'orders') {
  let list: readonly Instance[] = []
  const running = discover(registry.watch(service), (instances) => (list = instances))
  afterTest(() => running.close())
  return { running, list: () => list.toSorted((a, b) => (a.origin < b.origin ? -1 : 1)) }
}

/** Registers an instance until the end of the test. */
function enlist(registry: Registry, instance: Instance, service = 'orders') {
  const errors: string[] = []
  const running = keepRegistered(registry, service, instance, ({ message }) => void errors.push(message))
  afterTest(() => running.close())
  return { ...running, errors }
}

const one = { origin: 'http://127.0.0.1:1001', zone: 'x' }
const two = { origin: 'https://127.0.0.1:1002' }

describe('Consul', () => {
  const setup = async () => {
    const server = await startConsul()
    afterTest(() => server.close())
    return { server, registry: consul(new URL(server.url), { beatMs: 10 }) }
  }

  test('instances register, are followed, and deregister', async () => {
    const { server, registry } = await setup()
    const first = enlist(registry, one)
    await first.started
    const { running, list } = follow(registry)
    await running.started
    expect(list()).toEqual([one])
    const second = enlist(registry, two)
    enlist(registry, { origin: 'http://127.0.0.1:9' }, 'payments')
    await expect.poll(list).toEqual([one, two])
    await expect.poll(() => server.state.passes).toBeGreaterThan(3)
    await first.close()
    await expect.poll(list).toEqual([two])
    await second.close()
    // The last list stays in use.
    await expect.poll(() => running.error()?.message).toBe('there are no instances')
    expect(list()).toEqual([two])
  })

  test('an instance whose check fails is left out, and one without an address has that of its node', async () => {
    const { server, registry } = await setup()
    enlist(registry, one)
    const service = {
      ID: 'b',
      Name: 'orders',
      Address: '',
      Port: 80,
      Meta: {},
      Check: { TTL: '', Status: '' },
    }
    server.services.set('b', { ...service, isPassing: true })
    server.services.set('c', { ...service, ID: 'c', Port: 81, isPassing: false })
    const { list } = follow(registry)
    await expect.poll(list).toEqual([one, { origin: 'http://127.0.0.9' }])
  })

  test('an agent that has lost its data gets the registration again', async () => {
    const { server, registry } = await setup()
    const first = enlist(registry, one)
    await first.started
    server.services.clear()
    await expect.poll(() => server.services.size).toBe(1)
    expect(first.errors).toHaveLength(1)
    expect(first.errors[0]).toContain('404: Unknown check ID')
  })

  test('an agent that is away leaves the last list in use, until it is back with a smaller index', async () => {
    const { server, registry } = await setup()
    enlist(registry, one)
    const { running, list } = follow(registry)
    await running.started
    await expect.poll(list).toEqual([one])
    server.stop()
    await expect.poll(() => running.error()).toBeDefined()
    expect(list()).toEqual([one])
    server.state.index = 1
    server.state.isDown = false
    enlist(registry, two)
    await expect.poll(list).toEqual([one, two])
  })

  test.each([
    ['no list', { nonsense: true }, 'the response of Consul is not a list'],
    [
      'entries without addresses',
      [{ Service: { Port: 'x' } }, null],
      'no entry of the registry has a valid address',
    ],
  ])('a response with %s is an error', async (_name, respond, message) => {
    const { server, registry } = await setup()
    server.state.respond = respond
    const { running, list } = follow(registry)
    await expect.poll(() => running.error()?.message).toBe(message)
    expect(list()).toEqual([])
  })

  test('the token of the URL is sent', async () => {
    const { server } = await setup()
    const url = new URL(server.url)
    url.password = 'a-token'
    await enlist(consul(url), one).started
    expect(server.state.tokens).toEqual(['a-token'])
  })
})

describe('Eureka', () => {
  const setup = async () => {
    const server = await startEureka()
    afterTest(() => server.close())
    return { server, registry: eureka(new URL(server.url), { beatMs: 10 }) }
  }

  test('instances register, are followed by deltas, and deregister', async () => {
    const { server, registry } = await setup()
    const first = enlist(registry, one)
    await first.started
    const { running, list } = follow(registry)
    await running.started
    expect(list()).toEqual([one])
    enlist(registry, two)
    enlist(registry, { origin: 'http://127.0.0.1:9' }, 'payments')
    await expect.poll(list).toEqual([one, two])
    await first.close()
    await expect.poll(list).toEqual([two])
    await expect.poll(() => server.state.heartbeats).toBeGreaterThan(3)
    expect(server.state.fetches).toBe(1)
  })

  test('an instance that is not up is left out', async () => {
    const { server, registry } = await setup()
    enlist(registry, one)
    const { list } = follow(registry)
    await expect.poll(list).toEqual([one])
    enlist(registry, two)
    await expect.poll(list).toEqual([one, two])
    const [known] = [...server.instances.values()].filter(
      ({ app, metadata }) => app === 'ORDERS' && metadata.zone,
    )
    server.change({ ...known!, status: 'OUT_OF_SERVICE' }, 'MODIFIED')
    await expect.poll(list).toEqual([two])
  })

  test('a hash code that does not match causes a fetch of everything', async () => {
    const { server, registry } = await setup()
    enlist(registry, one)
    const { list } = follow(registry)
    await expect.poll(list).toEqual([one])
    // A change that the deltas have lost.
    const [known] = server.instances.values()
    server.instances.set('other', { ...known!, instanceId: 'other', port: { $: 1003, '@enabled': 'true' } })
    await expect.poll(() => list().map(({ origin }) => origin)).toEqual([one.origin, 'http://127.0.0.1:1003'])
    expect(server.state.fetches).toBeGreaterThanOrEqual(2)
  })

  test('a server that does not know the instance gets the registration again', async () => {
    const { server, registry } = await setup()
    const first = enlist(registry, one)
    await first.started
    server.instances.clear()
    await expect.poll(() => server.instances.size).toBe(1)
    expect(first.errors).toHaveLength(1)
  })

  test('a server that is away leaves the last list in use', async () => {
    const { server, registry } = await setup()
    enlist(registry, one)
    const { running, list } = follow(registry)
    await expect.poll(list).toEqual([one])
    server.state.isDown = true
    await expect.poll(() => running.error()).toBeDefined()
    expect(list()).toEqual([one])
    server.state.isDown = false
    await expect.poll(() => running.error()).toBeUndefined()
  })
})

describe.each(['etcd', 'consul', 'eureka'])('any registry (%s)', (kind) => {
  test('that is unreachable at start is an error, not an exception', async () => {
    const target = openTarget({ service: 'orders', addresses: `${kind}+http://127.0.0.1:9/orders` })
    afterTest(() => target.close())
    await target.started
    expect(target.reason('op')).toContain('ECONNREFUSED')
    const { started, errors } = enlist(registryOf(`${kind}+http://127.0.0.1:9`), one)
    await started
    expect(errors[0]).toContain('ECONNREFUSED')
  })

  test.each(['<html>', '[]', '{}', 'null', ''])('that responds with %j is an error', async (body) => {
    const url = await serveHttp((_request, response) => void response.end(body))
    const target = openTarget({ service: 'orders', addresses: `${kind}+${url}/orders` })
    afterTest(() => target.close())
    await target.started
    expect(target.endpoints()).toEqual([])
    await expect(target.check()).rejects.toThrow('no instance is known')
  })
})

test('a registry of an unknown kind or form is refused', () => {
  expect(() => registryOf('zookeeper+http://a')).toThrow('"zookeeper" is none of etcd, consul, eureka')
  for (const text of ['http://a', 'etcd+', 'etcd+http://'])
    expect(() => registryOf(text)).toThrow('must be a URL such as etcd+http://127.0.0.1:2379')
})
