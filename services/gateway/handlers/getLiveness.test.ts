import { describe, expect, test } from 'vitest'
import { describeOperation } from '../testing/gateway.ts'

describeOperation('getLiveness', {}, (call, running) => {
  describe('200', () => {
    test('for any query string', async () => {
      const { status } = await call({ query: { t: '1', check: '' } })
      expect(status).toBe(200)
    })

    test('regardless of dependencies and of Accept', async () => {
      const { status, body } = await call({ headers: { Accept: 'text/plain' } })
      expect({ status, body }).toEqual({ status: 200, body: { service: 'gateway', status: 'live' } })
    })
  })

  describe('400', () => {
    test('a path with invalid percent-encoding', async () => {
      const response = await fetch(`${running().url}/health/live?t=%zz`)
      expect(response.status).toBe(400)
    })
  })
})
