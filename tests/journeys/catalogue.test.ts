import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ShopClient } from '#generated/sdk/dist/index.js'
import { pictures } from '../stand-ins/pictures.ts'
import { startSystem, type System } from '../system.ts'
import { expectRefusal, table, visitor } from './shop.ts'

let system: System
let staff: ShopClient
let anybody: ShopClient
beforeAll(async () => {
  system = await startSystem()
  staff = visitor(system, system.accounts.staff.token)
  anybody = visitor(system)
})
afterAll(() => system.close())

describe('a product, from its beginning to its end', () => {
  test('staff add it, upload its picture, change it, and delete it; everyone sees it', async () => {
    const { data: added, headers } = await staff.createProduct(
      { body: { ...table, sku: 'TBL-OAK-160' } },
      { envelope: true },
    )
    const productId = added.id
    expect(added).toMatchObject({ ...table, sku: 'TBL-OAK-160', imageUrl: null })
    // The URL of the picture as seen from outside.
    const seen = await fetch(new URL(headers.location, system.urls.gateway))
    expect(await seen.json()).toEqual(added)
    await expectRefusal(
      staff.createProduct({ body: { ...table, sku: 'TBL-OAK-160' } }),
      409,
      'products.sku-taken',
    )

    await expectRefusal(anybody.getProductImage({ path: { productId } }), 404, 'not-found')
    const picture = new Blob([new Uint8Array(pictures['image/webp'])], { type: 'image/webp' })
    await staff.putProductImage(
      { path: { productId }, body: picture },
      { headers: { 'Content-Type': 'image/webp' } },
    )
    const shown = await anybody.getProductImage({ path: { productId } })
    expect([shown.type, Buffer.from(await shown.arrayBuffer())]).toEqual([
      'image/webp',
      pictures['image/webp'],
    ])

    const { data: read, headers: version } = await anybody.getProduct(
      { path: { productId } },
      { envelope: true },
    )
    expect(read.imageUrl).toBe(`${headers.location}/image`)
    await expectRefusal(
      staff.updateProduct({ path: { productId }, body: { name: 'Table' } }),
      428,
      'precondition-required',
    )
    const change = {
      path: { productId },
      headers: { 'If-Match': version.etag },
      body: { name: 'Round table' },
    }
    expect(await staff.updateProduct(change)).toMatchObject({ name: 'Round table', stock: 12 })
    await expectRefusal(staff.updateProduct(change), 412, 'precondition-failed')

    const { headers: last } = await anybody.getProduct({ path: { productId } }, { envelope: true })
    await staff.deleteProduct({ path: { productId }, headers: { 'If-Match': last.etag } })
    await expectRefusal(anybody.getProduct({ path: { productId } }), 404, 'not-found')
    await expectRefusal(anybody.getProductImage({ path: { productId } }), 404, 'not-found')
  })

  test('of two changes of the same version, one is rejected', async () => {
    const { data, headers } = await staff.createProduct(
      { body: { ...table, sku: 'TBL-2' } },
      { envelope: true },
    )
    const change = (name: string) =>
      staff.updateProduct({
        path: { productId: data.id },
        headers: { 'If-Match': headers.etag },
        body: { name },
      })
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, (_, i) => change(`Table ${i}`)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ status: 412 })
    }
  })
})

describe('stock', () => {
  test('is never sold twice, however many buy at once', async () => {
    const { id: productId } = await staff.createProduct({ body: { ...table, sku: 'TBL-3', stock: 10 } })
    const sell = () => staff.adjustStock({ path: { productId }, body: { delta: -3, reason: 'sold' } })
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, sell))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    expect(await anybody.getProduct({ path: { productId } })).toMatchObject({ stock: 1 })
    await expectRefusal(sell(), 409, 'products.insufficient-stock')
  })
})

describe('browsing', () => {
  const lamps = Array.from({ length: 7 }, (_, i) => ({
    ...table,
    sku: `LMP-${i}`,
    name: `Reading lamp ${i}`,
    description: i % 2 === 0 ? 'Brass, bends to where you read.' : 'Linen shade.',
    category: 'lamps',
    price: { amount: 1000 * (i + 1), currency: 'EUR' as const },
    stock: i < 5 ? 1 : 0,
  }))
  beforeAll(async () => {
    for (const body of lamps) await staff.createProduct({ body })
  })

  const names = async (
    query: Parameters<ShopClient['listProducts']>[0] extends infer A ? NonNullable<A> : never,
  ) => {
    const found = []
    for await (const { name } of anybody.listProducts.items(query)) found.push(name)
    return found
  }

  test('page by page returns everything once, in order', async () => {
    const query = { category: 'lamps', sort: 'price', limit: 2 } as const
    expect(await names({ query })).toEqual(lamps.map(({ name }) => name))
    const sizes = []
    for await (const { items } of anybody.listProducts.pages({ query })) sizes.push(items.length)
    expect(sizes).toEqual([2, 2, 2, 1])
  })

  test('neither skips nor repeats existing products while others are added', async () => {
    const query = { category: 'lamps', sort: 'price', limit: 3 } as const
    const first = await anybody.listProducts({ query })
    await staff.createProduct({
      body: {
        ...table,
        sku: 'LMP-CHEAP',
        name: 'Cheap lamp',
        category: 'lamps',
        price: { amount: 1, currency: 'EUR' },
      },
    })
    const second = await anybody.listProducts({ query: { ...query, cursor: first.nextCursor ?? '' } })
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(
      lamps.slice(0, 6).map(({ name }) => name),
    )
  })

  test('finds words in any form, and narrows by price and stock', async () => {
    expect(await names({ query: { q: 'bending brass', category: 'lamps' } })).toHaveLength(4)
    expect(await names({ query: { q: 'velvet' } })).toEqual([])
    expect(await names({ query: { q: 'reading', minPrice: 2000, maxPrice: 3000, sort: '-price' } })).toEqual([
      'Reading lamp 2',
      'Reading lamp 1',
    ])
    expect(await names({ query: { q: 'reading', inStock: false } })).toHaveLength(2)
  })

  test('is 304 when nothing has changed', async () => {
    const address = new URL('/api/v1/categories', system.urls.gateway)
    const first = await fetch(address)
    const etag = first.headers.get('etag') ?? ''
    const again = await fetch(address, { headers: { 'If-None-Match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    await staff.createProduct({ body: { ...table, sku: 'TBL-4' } })
    expect((await fetch(address, { headers: { 'If-None-Match': etag } })).status).toBe(200)
  })
})

describe('two gateways', () => {
  test('serve a changed product within a second of its change, though they store responses', async () => {
    const other = await system.startAnother('gateway')
    const gateways = [system.urls.gateway as string, other.url]
    const { id } = await staff.createProduct({ body: { ...table, sku: 'TBL-CACHED' } })
    const read = (gateway: string) => fetch(`${gateway}/api/v1/products/${id}`)
    const nameAt = async (gateway: string) => ((await (await read(gateway)).json()) as { name: string }).name
    const isStored = async (gateway: string) =>
      /^gateway; hit/.test((await read(gateway)).headers.get('cache-status') ?? '')

    const delays: number[] = []
    for (let change = 1; change <= 5; change++) {
      for (const gateway of gateways)
        await vi.waitFor(async () => expect(await isStored(gateway)).toBe(true), { timeout: 15_000 })
      // Past the gateways: they learn of it from the event only.
      const url = `${system.urls.products}/api/v1/products/${id}`
      const { headers } = await fetch(url)
      const changed = await fetch(url, {
        method: 'PATCH',
        headers: {
          Authorization: `Bearer ${system.accounts.staff.token}`,
          'Content-Type': 'application/json',
          'If-Match': headers.get('etag') ?? '',
        },
        body: JSON.stringify({ name: `Table ${change}` }),
      })
      expect(changed.status).toBe(200)
      const changedAt = performance.now()
      for (const gateway of gateways)
        await vi.waitFor(async () => expect(await nameAt(gateway)).toBe(`Table ${change}`), {
          timeout: 15_000,
          interval: 5,
        })
      delays.push(performance.now() - changedAt)
    }
    // The median: a busy machine may hold one of them up. Without events it would be a minute.
    expect(delays.toSorted((a, b) => a - b)[2]).toBeLessThan(1_000)
  })
})
