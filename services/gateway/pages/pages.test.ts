import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contracts } from '#generated/gateway/contracts.ts'
import { hasPublicPart } from '#platform/contract/public-document.ts'
import type { RunningService } from '#platform/service.ts'
import { startGateway } from '../testing/gateway.ts'

let gateway: RunningService
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(() => gateway.close())

const get = (path: string) => fetch(gateway.url + path, { redirect: 'manual' })

describe('the pages', () => {
  test.each(['/', '/docs/'])('%s allows only scripts of its own origin', async (path) => {
    const response = await get(path)
    expect({ status: response.status, type: response.headers.get('content-type') }).toEqual({
      status: 200,
      type: 'text/html; charset=utf-8',
    })
    const policy = response.headers.get('content-security-policy')
    expect(policy).toMatch(/default-src 'none';script-src 'self';/)
    expect(policy).not.toContain('upgrade-insecure-requests')
    expect(await response.text()).not.toMatch(/<script(?![^>]*src=)/)
  })

  test('/ links to the contracts and the events', async () => {
    const page = await (await get('/')).text()
    const documents = contracts
      .filter(hasPublicPart)
      .map(({ service, version }) => `/openapi/${service}/${version}.json`)
    for (const url of ['/openapi.json', ...documents, '/asyncapi.json'])
      expect(page).toContain(`href="${url}"`)
  })

  test('/docs redirects to /docs/, which its relative URLs require', async () => {
    const response = await get('/docs')
    expect({ status: response.status, location: response.headers.get('location') }).toEqual({
      status: 301,
      location: '/docs/',
    })
  })

  test.each(['/docs/nothing', '/docs/package.json', '/assets/nothing', '/assets/..%2fservice.ts'])(
    '%s is a 404 problem',
    async (path) => {
      const response = await get(path)
      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toBe('application/problem+json')
    },
  )

  test('a malformed address is a 400 problem', async () => {
    expect((await get('/docs/%zz')).status).toBe(400)
  })
})
