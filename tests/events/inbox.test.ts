import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Broker } from '#platform/events/broker.ts'
import { NonRetryableError } from '#platform/queue/non-retryable-error.ts'
import { openBroker } from '#platform/events/open-broker.ts'
import { type CloudEvent, eventCatalogue, makeEvent } from '#platform/events/cloud-event.ts'
import { openEvents } from '#platform/events/events.ts'
import { type AnyEventHandler, receive } from '#platform/events/inbox.ts'
import { clean, RETAINED } from '#platform/database/retention.ts'
import { type Happened, type Harness, log, openHarness, validators, soon, type Tx, TYPE } from './harness.ts'

let harness: Harness
let broker: Broker
let opened: AsyncDisposableStack

beforeEach(async () => {
  opened = new AsyncDisposableStack()
  harness = await openHarness()
  opened.defer(() => harness.close())
  await harness.pool.query('CREATE TABLE effects (event_id uuid, n int)')
  broker = await openBroker(harness.url, { log, applicationName: 'test' })
  opened.defer(() => broker.close())
})
afterEach(() => opened.disposeAsync())

const thing = (n: number) => makeEvent('tests', { type: TYPE, subject: 's', data: { n } })
const effects = async () => {
  const { rows } = await harness.pool.query<{ n: number }>('SELECT n FROM effects ORDER BY n')
  return rows.map(({ n }) => n)
}
const effect: AnyEventHandler = async (event: CloudEvent<string, { n: number }>, _ctx, tx: Tx) => {
  await tx.$executeRawUnsafe('INSERT INTO effects VALUES ($1::uuid, $2)', event.id, event.data.n)
}
const inbox = (handler: AnyEventHandler = effect) => ({
  ...{ consumer: 'orders', transactions: harness.prisma as never, catalogue: eventCatalogue(validators) },
  ...{ handlers: { [TYPE]: handler }, context: {} },
})
const deliver = (event: unknown, replay?: string, handler?: AnyEventHandler) =>
  receive(inbox(handler), { event: event as CloudEvent, attempt: 1, replay })

describe('the inbox', () => {
  it('gives an event that is delivered twice one effect', async () => {
    const event = thing(1)
    expect(await deliver(event)).toBe('handled')
    expect(await deliver(event)).toBe('duplicate')
    expect(await effects()).toEqual([1])
  })

  it('gives an event that is delivered twice concurrently one effect', async () => {
    const event = thing(1)
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => deliver(event)))
    expect(outcomes.filter((outcome) => outcome === 'handled')).toHaveLength(1)
    expect(await effects()).toEqual([1])
  })

  it('rolls back an event whose handler failed, with its effect, so that it can be retried', async () => {
    const event = thing(1)
    const half: AnyEventHandler = async (...args) => {
      await effect(...args)
      throw new Error('half-way')
    }
    await expect(deliver(event, undefined, half)).rejects.toThrow('half-way')
    expect(await effects()).toEqual([])
    expect(await deliver(event)).toBe('handled')
    expect(await effects()).toEqual([1])
  })

  it('processes a replay once, whatever was delivered before', async () => {
    const event = thing(1)
    await deliver(event)
    expect(await deliver(event, 'r1')).toBe('handled')
    expect(await deliver(event, 'r1')).toBe('duplicate')
    expect(await deliver(event, 'r2')).toBe('handled')
    expect(await deliver(event)).toBe('duplicate')
    expect(await effects()).toEqual([1, 1, 1])
    // A replay of all types includes some that this consumer does not handle.
    expect(await deliver({ ...event, type: 'tests.other.v1' }, 'r1')).toBe('not-ours')
  })

  it.each([
    ['of an unknown type', { ...thing(1), type: 'tests.unheard-of.v1' }, 'unknown'],
    [
      'with data that do not match the contract',
      { ...thing(1), data: { n: 'x' } },
      '/data/n must be an integer',
    ],
    ['without a type', { id: randomUUID() }, 'no type'],
    ['that is null', null, 'no type'],
    ['that is a text', 'hello', 'no type'],
  ])('rejects an event %s as non-retryable', async (_name, event, reason) => {
    const refused = deliver(event)
    await expect(refused).rejects.toThrow(NonRetryableError)
    await expect(refused).rejects.toThrow(reason)
    expect(await effects()).toEqual([])
  })

  it('is deleted when it expires', async () => {
    await deliver(thing(1))
    const later = new Date(Date.now() + 60_000)
    expect(await clean(harness.pool, { ...RETAINED.inbox, keepMs: 120_000 }, later)).toBe(0)
    expect(await clean(harness.pool, { ...RETAINED.inbox, keepMs: 30_000 }, later)).toBe(1)
  })
})

describe('a consumer', () => {
  const open = async (handler: AnyEventHandler) => {
    const events = await openEvents<Happened, Tx>({
      ...{ service: 'orders', databaseUrl: harness.url, pool: harness.pool, transactions: harness.prisma },
      ...{ broker, log, consumes: validators },
    })
    const consumer = events.consumer({ [TYPE]: handler }, {}, { backoffMs: 10 })
    opened.defer(() => consumer.stop())
    await consumer.start()
    // The subscription is made in the background.
    await soon(async () => {
      const { rows } = await harness.pool.query('SELECT FROM broker.consumed_type')
      expect(rows).toHaveLength(1)
    })
  }

  it('has one effect of an event that is published twice', async () => {
    await open(effect)
    const event = thing(1)
    await broker.publish([event])
    await broker.publish([event, thing(2)])
    await soon(async () => expect(await effects()).toEqual([1, 2]))
    // The event after them proves that both were processed.
    await broker.publish([thing(3)])
    await soon(async () => expect(await effects()).toEqual([1, 2, 3]))
  })

  it('does not start with a handler of an event that no contract declares', async () => {
    const events = await openEvents<Happened, Tx>({
      ...{ service: 'orders', databaseUrl: harness.url, pool: harness.pool, transactions: harness.prisma },
      ...{ broker, log },
    })
    expect(() => events.consumer({ [TYPE]: effect }, {})).toThrow(`no contract declares: ${TYPE}`)
  })
})
