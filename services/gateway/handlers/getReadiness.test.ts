import { describe, expect, test } from 'vitest'
import { startServer } from '../testing/proxy.ts'
import { describeOperation, SERVICES, startGateway, urlsOf } from '../testing/gateway.ts'

describeOperation('getReadiness', {}, (call, running) => {
  describe('200', () => {
    test('for any query string', async () => {
      const { status } = await call({ query: { t: '1', check: '' } })
      expect(status).toBe(200)
    })

    test('also when services are down; they are listed without their addresses', async () => {
      const { status, body, headers } = await call()
      expect({ status, caching: headers['cache-control'] }).toEqual({ status: 200, caching: 'no-store' })
      const down = {
        status: 'down',
        latencyMs: expect.any(Number),
        error: 'no response (ECONNREFUSED)',
      }
      const dependencies = Object.fromEntries(SERVICES.map((name) => [name, down]))
      expect(body).toMatchObject({ status: 'degraded', dependencies })
    })

    test.each([
      [200, 'ready', { status: 'up' }],
      [503, 'not-ready', { status: 'down', error: 'responded with 503: not-ready' }],
    ])('a service that reports %i %s is %j', async (code, status, dependency) => {
      await using server = await startServer((_incoming, response) =>
        response.writeHead(code).end(JSON.stringify({ status })),
      )
      const running = await startGateway(urlsOf(() => server.url))
      const response = await fetch(`${running.url}/health/ready`)
      expect(await response.json()).toMatchObject({
        status: code === 200 ? 'ready' : 'degraded',
        dependencies: Object.fromEntries(SERVICES.map((name) => [name, dependency])),
      })
      await running.close()
    })
  })

  describe('503', () => {
    test('during shutdown', async () => {
      const running = await startGateway()
      running.context.health.drain()
      const response = await fetch(`${running.url}/health/ready`)
      expect(response.status).toBe(503)
      expect(await response.json()).toMatchObject({ status: 'draining' })
      await running.close()
    })
  })

  describe('400', () => {
    test('a path with invalid percent-encoding', async () => {
      const response = await fetch(`${running().url}/health/ready?t=%zz`)
      expect(response.status).toBe(400)
    })
  })
})
