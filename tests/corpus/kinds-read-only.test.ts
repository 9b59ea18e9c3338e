import { describe, expect, test } from 'vitest'
import { form, serveKind } from './kinds.ts'

const fields = (text: string) => new URLSearchParams(text)

describe('read-only properties that a request has', () => {
  const part = {
    type: 'part',
    list: [{ id: 'x', name: 'a' }],
    map: { k: { id: 4, size: 1 } },
    either: { kind: 'a', at: 'now' },
  }

  test('are refused', async () => {
    const kind = await serveKind('read-only')
    const refused = await kind.ask('PUT', '/parts/1', part)
    expect(refused.errors).toContain('/body/type is read-only: leave it out')
    expect(refused.errors).toContain('/body/list/0/id is read-only: leave it out')
    expect((await kind.ask('PUT', '/parts/1', fields('id=5'))).errors).toEqual([
      '/body/id is read-only: leave it out',
    ])
    expect((await kind.ask('PUT', '/parts/1', {})).status).toBe(204)
    kind.close()
  })

  test('are removed by the policy `ignore`, whatever their value', async () => {
    const kind = await serveKind('read-only', { readOnly: 'ignore' })
    expect(await kind.ask('PUT', '/parts/1', part)).toMatchObject({ status: 204 })
    expect(kind.given().body).toEqual({
      list: [{ name: 'a' }],
      map: { k: { size: 1 } },
      either: { kind: 'a' },
    })
    for (const body of [fields('id=5&name=a'), form({ id: '5', name: 'a' })]) {
      expect((await kind.ask('PUT', '/parts/1', body)).status).toBe(204)
      expect(kind.given().body).toEqual({ name: 'a' })
    }
    expect((await kind.ask('PUT', '/parts/1', { either: { kind: 'b', at: 'now' } })).status).toBe(204)
    expect(kind.given().body).toEqual({ either: { kind: 'b', at: 'now' } })
    expect((await kind.ask('PUT', '/parts/1', { type: 'part', other: 1 })).status).toBe(400)
    kind.close()
  })
})
