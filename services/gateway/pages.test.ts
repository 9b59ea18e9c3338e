import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningService } from '#platform/service.ts'
import { startGateway } from './testing.ts'

let gateway: RunningService
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(() => gateway.close())

const get = (path: string) => fetch(gateway.url + path, { redirect: 'manual' })

describe('the pages', () => {
  test.each(['/', '/docs/'])('%s allows only scripts of its own origin', async (path) => {
    const reply = await get(path)
    expect({ status: reply.status, type: reply.headers.get('content-type') }).toEqual({
      status: 200,
      type: 'text/html; charset=utf-8',
    })
    const policy = reply.headers.get('content-security-policy')
    expect(policy).toMatch(/default-src 'none';script-src 'self';/)
    expect(policy).not.toContain('upgrade-insecure-requests')
    expect(await reply.text()).not.toMatch(/<script(?![^>]*src=)/)
  })

  test('/ links to the contracts and the events', async () => {
    const page = await (await get('/')).text()
    for (const url of ['/openapi.json', '/openapi/orders/v1.json', '/asyncapi.json'])
      expect(page).toContain(`href="${url}"`)
  })

  test('/docs redirects to /docs/, which its relative URLs require', async () => {
    const reply = await get('/docs')
    expect({ status: reply.status, location: reply.headers.get('location') }).toEqual({
      status: 301,
      location: '/docs/',
    })
  })

  test.each(['/docs/nothing', '/docs/package.json', '/assets/nothing', '/assets/..%2fservice.ts'])(
    '%s is a 404 problem',
    async (path) => {
      const reply = await get(path)
      expect(reply.status).toBe(404)
      expect(reply.headers.get('content-type')).toBe('application/problem+json')
    },
  )

  test('a malformed address is a 400 problem', async () => {
    expect((await get('/docs/%zz')).status).toBe(400)
  })
})
