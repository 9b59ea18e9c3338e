import { expect, test } from 'vitest'
import { contracts } from '#generated/gateway/contracts.ts'
import { METHODS } from '#platform/contract/contract.ts'
import { createDocuments } from './documents.ts'

const { all, of } = createDocuments(contracts)

const operations = Object.entries(all.document.paths).flatMap(([path, item]) =>
  METHODS.filter((method) => item[method] !== undefined).map((method) => {
    const { responses, requestBody } = item[method] as { responses: object; requestBody?: unknown }
    return {
      name: `${method} ${path}`,
      path,
      hasBody: requestBody !== undefined,
      statuses: Object.keys(responses),
    }
  }),
)

test.each(operations.filter(({ path }) => path.startsWith('/api/')))(
  '$name names the responses of the gateway too',
  ({ hasBody, statuses }) => {
    expect(statuses).toEqual(expect.arrayContaining(['400', '429', '431', '502', '503', '504']))
    if (hasBody) expect(statuses).toContain('408')
  },
)

test("the gateway's own operations do not document upstream failures", () => {
  const own = operations.filter(({ path }) => !path.startsWith('/api/'))
  expect(own.length).toBeGreaterThan(0)
  for (const { statuses } of own) {
    expect(statuses).toContain('431')
    expect(statuses).not.toContain('502')
  }
})

test('every reference of a document can be resolved', () => {
  const own = contracts.map(({ service, version }) => of(service, version))
  for (const { document } of [all, ...own].filter((one) => one !== undefined)) {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)]
    expect(references.length).toBeGreaterThan(0)
    for (const [, kind = '', name = ''] of references)
      expect(document.components?.[kind]).toHaveProperty([name])
  }
})
