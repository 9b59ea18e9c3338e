import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Validate } from '#platform/contract/validator.ts'
import { contracts } from '#generated/gateway/contracts.ts'
import type { Contract } from '#platform/contract/contract.ts'
import { openEventValidators } from '#platform/contract/load-operation.ts'
import { asyncApi } from './asyncapi.ts'
import { compileInMemory } from '../in-memory.ts'
import { consumedBy, consumedTypes, eventsOf, eventTypes } from './events.ts'

/** Two services of this kind have schemas of the same names. */
const contractOf = (service: string, thing: object): Contract => ({
  service,
  version: 'v1',
  document: {
    openapi: '3.1.0',
    info: { title: service, version: '1.0.0' },
    webhooks: {
      Moved: {
        post: {
          operationId: 'onMoved',
          summary: 'It moved',
          description: 'It is elsewhere.',
          requestBody: {
            content: {
              'application/cloudevents+json': {
                schema: {
                  allOf: [
                    { $ref: '#/components/schemas/CloudEvent' },
                    {
                      type: 'object',
                      required: ['type', 'data'],
                      properties: {
                        type: { const: `${service}.moved.v1` },
                        data: { $ref: '#/components/schemas/MovedData' },
                      },
                    },
                  ],
                },
                examples: { moved: { $ref: '#/components/examples/Moved' } },
              },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        CloudEvent: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
        MovedData: { type: 'object', properties: { thing: { $ref: '#/components/schemas/Thing' } } },
        Thing: thing,
        Unused: { type: 'string' },
      },
      examples: { Moved: { summary: 'There', value: { id: '1', type: `${service}.moved.v1`, data: {} } } },
    },
  },
})
const cars = contractOf('cars', { type: 'string' })
const trains = contractOf('trains', { type: 'integer' })

describe('the events of a contract', () => {
  test('are read from its webhooks, with their examples', () => {
    expect(eventsOf(cars)).toMatchObject([
      {
        name: 'Moved',
        type: 'cars.moved.v1',
        dataSchema: 'MovedData',
        examples: { moved: { value: { id: '1' } } },
      },
    ])
  })

  test('are none in a contract without webhooks', () => {
    expect(eventsOf({ ...cars, document: { ...cars.document, webhooks: undefined } })).toEqual([])
  })

  test('are refused by name when they have another form', () => {
    const webhooks = { Moved: { post: { requestBody: { content: {} } } } }
    expect(() => eventsOf({ ...cars, document: { ...cars.document, webhooks } })).toThrow(
      'cars: the webhook Moved is no event',
    )
  })

  test('have a type of their data, and a validator of the whole event', () => {
    expect(eventTypes(cars)).toContain(`'cars.moved.v1': components['schemas']['MovedData']`)
    const { document } = cars
    const compiled = compileInMemory({ ...document, openapi: '3.1.0', paths: {} })
    const load = openEventValidators(compiled.compiled!)['cars.moved.v1'] as () => Validate
    const event = { id: '1', type: 'cars.moved.v1', data: { thing: 'a' } }
    expect(load()(event)).toBe(true)
    expect(load()({ ...event, data: { thing: 1 } })).toBe(false)
    expect(load()({ ...event, type: 'cars.stopped.v1' })).toBe(false)
  })
})

describe('what a contract consumes', () => {
  const consuming = (...types: string[]): Contract => ({
    ...trains,
    document: { ...trains.document, 'x-consumes': types },
  })

  test('is found where it is published, its own events too', () => {
    const consumed = consumedBy(consuming('trains.moved.v1', 'cars.moved.v1'), [cars, trains])
    expect(consumed.map(({ event }) => event.service)).toEqual(['trains', 'cars'])
    const text = consumedTypes(consumed)
    expect(text).toContain(`'cars.moved.v1': carsV1Events['cars.moved.v1']`)
    expect(text).toContain(`'cars.moved.v1': carsV1['cars.moved.v1'],`)
  })

  test('is nothing where nothing is said', () => {
    expect(consumedBy(cars, [cars])).toEqual([])
  })

  test('is refused where no service publishes it', () => {
    expect(() => consumedBy(consuming('cars.moved.v1', 'cars.moved.v2'), [cars])).toThrow(
      'trains consumes what no service publishes: cars.moved.v2',
    )
  })
})

describe('the AsyncAPI document', () => {
  const document = asyncApi([cars, trains]) as Record<string, Record<string, Record<string, object>>>

  test('has a channel and a sender for each event', () => {
    expect(document.channels).toMatchObject({
      'cars.moved.v1': { address: 'cars.moved.v1', messages: { Moved: {} } },
      'trains.moved.v1': { address: 'trains.moved.v1', messages: { Moved: {} } },
    })
    expect(document.operations).toMatchObject({
      'cars.sendMoved': { action: 'send', channel: { $ref: '#/channels/cars.moved.v1' } },
      'trains.sendMoved': { action: 'send', channel: { $ref: '#/channels/trains.moved.v1' } },
    })
  })

  test('keeps schemas of one name in two services apart', () => {
    expect(document.components?.schemas).toMatchObject({
      'cars.v1.Thing': { type: 'string' },
      'trains.v1.Thing': { type: 'integer' },
      'cars.v1.MovedData': { properties: { thing: { $ref: '#/components/schemas/cars.v1.Thing' } } },
    })
    expect(document.components?.schemas).not.toHaveProperty(['cars.v1.Unused'])
  })

  test('has no reference to nothing', () => {
    const whole = asyncApi(contracts) as Record<string, unknown>
    const refs = [...JSON.stringify(whole).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => String(path))
    expect(refs.length).toBeGreaterThan(0)
    const missing = refs.filter(
      (path) =>
        path.split('/').reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], whole) ===
        undefined,
    )
    expect(missing).toEqual([])
  })
})

describe('the events of the system', () => {
  const events = contracts.flatMap((contract) => eventsOf(contract).map((event) => ({ ...event, contract })))
  const validators = new Map<string, () => Validate>()

  test('each have a validator', async () => {
    for (const file of globSync('generated/*/v*/events.ts')) {
      const { eventValidators } = (await import(resolve(file))) as {
        eventValidators: Record<string, () => Validate>
      }
      for (const [type, load] of Object.entries(eventValidators)) validators.set(type, load)
    }
    // A type that did not change is declared by each version.
    expect([...validators.keys()].sort()).toEqual([...new Set(events.map(({ type }) => type))].sort())
  })

  test.each(events.map(({ type, examples }) => [type, examples] as const))(
    '%s: its examples fit, and broken ones do not',
    (type, examples) => {
      const validate = (validators.get(type) as () => Validate)()
      const values = Object.values(examples).map(({ value }) => value as Record<string, object>)
      expect(values.length).toBeGreaterThan(0)
      for (const value of values) {
        expect(validate(value), JSON.stringify(validate.errors)).toBe(true)
        for (const key of ['specversion', 'id', 'source', 'type', 'time', 'subject', 'data']) {
          const { [key]: _, ...rest } = value
          expect(validate(rest), `without ${key}`).toBe(false)
        }
        expect(validate({ ...value, data: {} }), 'without anything in data').toBe(false)
        expect(validate({ ...value, type: 'orders.order-eaten.v1' })).toBe(false)
        expect(validate({ ...value, surprise: 1, data: { ...value.data, surprise: 1 } })).toBe(true)
      }
    },
  )
})
