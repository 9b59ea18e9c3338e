import { describe, expect, test } from 'vitest'
import { describeOperation } from '../testing/gateway.ts'

describeOperation('getOpenApi', {}, (call) => {
  describe('200', () => {
    test('contains the public operations of all services, and no internal ones', async () => {
      const { status, body, headers } = await call()
      expect(status).toBe(200)
      expect(headers).toMatchObject({ 'cache-control': 'no-cache', etag: expect.stringMatching(/^"/) })
      expect(Object.keys(body.paths)).toEqual(
        expect.arrayContaining(['/api/v1/users', '/api/v1/products', '/health']),
      )
      expect(body.paths).not.toHaveProperty('/api/v1/service-tokens')
      expect(JSON.stringify(body)).not.toContain('x-internal')
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
