import specs from '@asyncapi/specs'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { eventsOf } from '#compiler/events/events.ts'
import { contracts } from '#generated/gateway/contracts.ts'
import { describeOperation } from '../testing/gateway.ts'

const published = contracts.flatMap(eventsOf).map((event) => [event.type, event] as const)

describeOperation('getAsyncApi', {}, (call) => {
  describe('200', () => {
    test('is a valid AsyncAPI 3.0 document', async () => {
      const { status, body, headers } = await call()
      expect(status).toBe(200)
      expect(headers).toMatchObject({ 'cache-control': 'no-cache', etag: expect.stringMatching(/^"/) })
      // The AsyncAPI schema bundles the JSON Schema meta-schema.
      const ajv = formats.default(new Ajv({ strict: false, meta: false, validateSchema: false }))
      const validate = ajv.compile(specs.schemas['3.0.0'])
      expect(validate(body), JSON.stringify(validate.errors?.slice(0, 5))).toBe(true)
      const { defaultContentType: _, ...broken } = { ...body, channels: [] }
      expect(validate(broken)).toBe(false)
    })

    test.each(published)('describes sender, receivers and payload of %s', async (_type, event) => {
      const { type } = event
      const name = type.endsWith('.v1') ? event.name : `${event.name}${type.slice(-2).toUpperCase()}`
      const { body } = await call()
      expect(Object.keys(body.servers)).toEqual(['postgresql', 'rabbitmq'])
      expect(body.channels[type].address).toBe(type)
      const of = (action: string) =>
        Object.entries<{ action: string; channel: { $ref: string } }>(body.operations)
          .filter(([, each]) => each.action === action && each.channel.$ref === `#/channels/${type}`)
          .map(([operation]) => operation)
      expect(of('send')).toEqual([`${event.service}.send${name}`])
      const receivers = contracts.filter(({ document }) =>
        (document['x-consumes'] as string[] | undefined)?.includes(type),
      )
      // Each version of a consumer says what its service consumes.
      const names = new Set(receivers.map((each) => `${each.service}.receive${name}`))
      expect(of('receive').sort()).toEqual([...names].sort())
      expect(body.components.messages[type].examples[0].payload).toMatchObject({
        specversion: '1.0',
        source: `/services/${event.service}`,
        type,
      })
    })
  })

  describe('304', () => {
    test('for a matching If-None-Match', async () => {
      const { headers } = await call()
      const { status, text } = await call({ headers: { 'If-None-Match': headers.etag as string } })
      expect({ status, text }).toEqual({ status: 304, text: '' })
    })
  })
})
