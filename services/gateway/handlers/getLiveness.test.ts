import { describe, expect, test } from 'vitest'
import { describeOperation } from '../testing.ts'

describeOperation('getLiveness', {}, (call) => {
  describe('200', () => {
    test('whatever query a probe adds', async () => {
      const { status } = await call({ query: { t: '1', check: '' } })
      expect(status).toBe(200)
    })

    test('whatever is down, and whatever Accept says', async () => {
      const { status, body } = await call({ headers: { Accept: 'text/plain' } })
      expect({ status, body }).toEqual({ status: 200, body: { service: 'gateway', status: 'live' } })
    })
  })
})
