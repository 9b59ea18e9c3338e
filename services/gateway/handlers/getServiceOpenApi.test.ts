import { describe, expect, test } from 'vitest'
import { describeOperation } from '../testing/gateway.ts'

describeOperation('getServiceOpenApi', { params: { service: 'users', version: 'v1' } }, (call) => {
  describe('200', () => {
    test('is the contract without its internal operations', async () => {
      const { status, body } = await call()
      expect(status).toBe(200)
      expect(body).toMatchObject({ info: { title: 'Users' }, servers: [{ url: '/api/v1' }] })
      expect(body.paths).toHaveProperty('/users/me')
      expect(body.paths).not.toHaveProperty('/service-tokens')
    })
  })

  describe('304', () => {
    test('for a matching If-None-Match', async () => {
      const { headers } = await call()
      const { status, text } = await call({ headers: { 'If-None-Match': headers.etag as string } })
      expect({ status, text }).toEqual({ status: 304, text: '' })
    })
  })

  describe('404', () => {
    test.each([
      ['nobody', 'v1'],
      ['users', 'v99'],
    ])('for %s %s', async (service, version) => {
      const { status, body } = await call({ params: { service, version } })
      expect({ status, code: body.code }).toEqual({ status: 404, code: 'not-found' })
    })
  })
})
