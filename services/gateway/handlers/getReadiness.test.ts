import { describe, expect, test } from 'vitest'
import { startServer } from '../testing/proxy.ts'
import { describeOperation, startGateway } from '../testing/gateway.ts'

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
      expect(body).toMatchObject({ status: 'degraded', dependencies: { users: down, products: down } })
    })

    test('a service is up if it reports that it is ready, and down otherwise', async () => {
      await using ready = await startServer((_incoming, response) => response.end('{"status":"ready"}'))
      await using notReady = await startServer((_incoming, response) =>
        response.writeHead(503).end('{"status":"not-ready"}'),
      )
      const running = await startGateway({ USERS_URL: ready.url, PRODUCTS_URL: notReady.url })
      const response = await fetch(`${running.url}/health/ready`)
      expect(await response.json()).toMatchObject({
        status: 'degraded',
        dependencies: {
          users: { status: 'up' },
          products: { status: 'down', error: 'responded with 503: not-ready' },
        },
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
