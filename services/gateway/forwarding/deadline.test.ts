import { describe, expect, test } from 'vitest'
import { callerTimeoutMs } from '#platform/deadline.ts'
import { call, contractOf, startProxy, startServer } from '../testing/proxy.ts'

const things = '/api/v1/things'

describe('the deadline', () => {
  const received = () => {
    const timeouts: number[] = []
    const service = startServer((incoming, response) => {
      timeouts.push(callerTimeoutMs(incoming.headers))
      if (timeouts.length === 1 && incoming.url?.includes('broken')) return void incoming.socket.destroy()
      response.end()
    })
    return { timeouts, service }
  }

  test('is sent to the service, and not accepted from the client', async () => {
    const { timeouts, service } = received()
    await using running = await service
    await using proxy = await startProxy([running.url], { timeoutMs: 2_000 })
    for (const forged of ['0', '999999'])
      expect(await call(proxy.url + things, { headers: { 'Request-Timeout-Ms': forged } })).toMatchObject({
        status: 200,
      })
    for (const timeout of timeouts) {
      expect(timeout).toBeGreaterThan(0)
      expect(timeout).toBeLessThanOrEqual(2_000)
    }
  })

  test('is that of the operation, and less for the second attempt', async () => {
    const { timeouts, service } = received()
    await using running = await service
    const contract = contractOf({ '/things': { get: { 'x-timeout-ms': 700 } } })
    await using proxy = await startProxy([running.url], { contract })
    expect(await call(`${proxy.url}${things}?broken`)).toMatchObject({ status: 200 })
    expect(timeouts[0]).toBeLessThanOrEqual(700)
    expect(timeouts[1]).toBeLessThanOrEqual(timeouts[0] as number)
  })
})
