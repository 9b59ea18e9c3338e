import { describe, expect, test } from 'vitest'
import { contracts } from '#generated/gateway/contracts.ts'
import { operationsOf } from '#platform/contract/contract.ts'
import { describeOperation } from '../testing/gateway.ts'

describeOperation('getOpenApi', {}, (call) => {
  describe('200', () => {
    test('contains the public operations of all services, and no internal ones', async () => {
      const { status, body, headers } = await call()
      expect(status).toBe(200)
      expect(headers).toMatchObject({ 'cache-control': 'no-cache', etag: expect.stringMatching(/^"/) })
      const all = contracts.flatMap(operationsOf)
      const pathsOf = (internal: boolean) =>
        all.filter((each) => each.internal === internal).map((each) => each.basePath + each.path)
      const paths = new Set(pathsOf(false))
      expect(new Set(Object.keys(body.paths))).toEqual(paths)
      for (const path of pathsOf(true)) if (!paths.has(path)) expect(body.paths).not.toHaveProperty([path])
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
