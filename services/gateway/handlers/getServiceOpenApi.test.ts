import { describe, expect, test } from 'vitest'
import { contracts } from '#generated/gateway/contracts.ts'
import { type Contract, type OpenApiDocument, operationsOf } from '#platform/contract/contract.ts'
import { describeOperation } from '../testing/gateway.ts'

const contract = contracts.find(({ service }) => service !== 'gateway') as Contract
const { service, version } = contract

describeOperation('getServiceOpenApi', { params: { service, version } }, (call) => {
  describe('200', () => {
    test('is the contract without its internal operations', async () => {
      const { status, body } = await call()
      expect(status).toBe(200)
      const { info, servers } = contract.document
      expect(body).toMatchObject({ info: { title: info.title }, servers: [{ url: servers?.[0]?.url }] })
      const operations = operationsOf(contract)
      expect(operationsOf({ ...contract, document: body as OpenApiDocument }).map(({ id }) => id)).toEqual(
        operations.filter(({ internal }) => !internal).map(({ id }) => id),
      )
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
      [service, 'v99'],
    ])('for %s %s', async (name, other) => {
      const { status, body } = await call({ params: { service: name, version: other } })
      expect({ status, code: body.code }).toEqual({ status: 404, code: 'not-found' })
    })
  })
})
