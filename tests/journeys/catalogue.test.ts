import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ShopClient } from '#generated/sdk/dist/index.js'
import { pictures } from '../stand-ins/pictures.ts'
import {
  expectRefusal,
  openSystem,
  PAIRS,
  type ShopSystem,
  table,
  VERSIONS,
  type Version,
  visitor,
} from './shop.ts'

let system: ShopSystem
let staffIn: (version: Version) => ShopClient
let anybodyIn: (version: Version) => ShopClient
beforeAll(async () => {
  system = await openSystem()
  const { token } = system.accounts.staff
  staffIn = remembered((version) => visitor(system, token, version))
  anybodyIn = remembered((version) => visitor(system, undefined, version))
})
afterAll(() => system.close())

function remembered(make: (version: Version) => ShopClient) {
  const clients = new Map(VERSIONS.map((version) => [version, make(version)]))
  return (version: Version) => clients.get(version) as ShopClient
}

describe.each(PAIRS)('a product, of staff in %s and customers in %s', (ofStaff, ofOthers) => {
  const skuOf = (name: string) => `TBL-${name}-${ofStaff}-${ofOthers}`.toUpperCase()

  test('is added, gets a picture, is changed, and is deleted; everyone sees it', async () => {
    const [staff, anybody] = [staffIn(ofStaff), anybodyIn(ofOthers)]
    const sku = skuOf('OAK')
    const { data: added, headers } = await staff.createProduct(
      { body: { ...table, sku } },
      { envelope: true },
    )
    const productId = added.id
    expect(added).toMatchObject({ ...table, sku, imageUrl: null })
    // Its URL as seen from outside.
    expect(headers.location).toBe(`/api/${ofStaff}/products/${productId}`)
    const seen = await fetch(new URL(headers.location, system.urls.gateway))
    expect([seen.status, await seen.json()]).toMatchObject([200, { id: productId, sku }])
    expect(await anybody.getProduct({ path: { productId } })).toEqual(added)
    await expectRefusal(staff.createProduct({ body: { ...table, sku } }), 409, 'products.sku-taken')

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
    expect(read.imageUrl).toBe(`/api/${ofOthers}/products/${productId}/image`)
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
    const { data, headers } = await staffIn(ofStaff).createProduct(
      { body: { ...table, sku: skuOf('2') } },
      { envelope: true },
    )
    const change = (i: number) =>
      staffIn(i % 2 === 0 ? ofStaff : ofOthers).updateProduct({
        path: { productId: data.id },
        headers: { 'If-Match': headers.etag },
        body: { name: `Table ${i}` },
      })
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, (_, i) => change(i)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ status: 412 })
    }
  })
})

describe.each(PAIRS)('stock, of staff in %s and in %s', (one, other) => {
  test('is never sold twice, however many sell at once', async () => {
    const body = { ...table, sku: `TBL-3-${one}-${other}`.toUpperCase(), stock: 10 }
    const { id: productId } = await staffIn(one).createProduct({ body })
    const sell = (_: unknown, i: number) =>
      staffIn(i % 2 === 0 ? one : other).adjustStock({
        path: { productId },
        body: { delta: -3, reason: 'sold' },
      })
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, sell))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    expect(await anybodyIn(other).getProduct({ path: { productId } })).toMatchObject({ stock: 1 })
    await expectRefusal(sell(undefined, 1), 409, 'products.insufficient-stock')
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
    for (const [i, body] of lamps.entries())
      await staffIn(VERSIONS[i % VERSIONS.length] as Version).createProduct({ body })
  })

  describe.each(VERSIONS)('in %s', (version) => {
    const names = async (
      query: Parameters<ShopClient['listProducts']>[0] extends infer A ? NonNullable<A> : never,
    ) => {
      const found = []
      for await (const { name } of anybodyIn(version).listProducts.items(query)) found.push(name)
      return found
    }

    test('page by page returns everything once, in order', async () => {
      const query = { category: 'lamps', sort: 'price', limit: 2 } as const
      expect(await names({ query })).toEqual(lamps.map(({ name }) => name))
      const sizes = []
      for await (const { items } of anybodyIn(version).listProducts.pages({ query })) sizes.push(items.length)
      expect(sizes).toEqual([2, 2, 2, 1])
    })

    test('neither skips nor repeats existing products while others are added', async () => {
      const query = { category: 'lamps', sort: 'price', limit: 3 } as const
      const [anybody, staff] = [anybodyIn(version), staffIn(version)]
      const first = await anybody.listProducts({ query })
      const { id: productId } = await staff.createProduct({
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
      await staff.deleteProduct({ path: { productId }, headers: { 'If-Match': '"1"' } })
    })

    test('finds words in any form, and narrows by price and stock', async () => {
      expect(await names({ query: { q: 'bending brass', category: 'lamps' } })).toHaveLength(4)
      expect(await names({ query: { q: 'velvet' } })).toEqual([])
      expect(
        await names({ query: { q: 'reading', minPrice: 2000, maxPrice: 3000, sort: '-price' } }),
      ).toEqual(['Reading lamp 2', 'Reading lamp 1'])
      expect(await names({ query: { q: 'reading', inStock: false } })).toHaveLength(2)
    })

    test('is 304 when nothing has changed', async () => {
      const address = new URL(`/api/${version}/categories`, system.urls.gateway)
      const first = await fetch(address)
      const etag = first.headers.get('etag') ?? ''
      const again = await fetch(address, { headers: { 'If-None-Match': etag } })
      expect([again.status, await again.text()]).toEqual([304, ''])
      await staffIn(version).createProduct({ body: { ...table, sku: `TBL-4-${version}`.toUpperCase() } })
      expect((await fetch(address, { headers: { 'If-None-Match': etag } })).status).toBe(200)
    })
  })
})

describe('two gateways', () => {
  test('serve a changed product when its event arrives, though they store responses', async () => {
    const gateways = await system.twoOf('gateway')
    const { id } = await staffIn('v1').createProduct({ body: { ...table, sku: 'TBL-CACHED' } })
    const addresses = gateways.flatMap((gateway) =>
      VERSIONS.map((version) => `${gateway}/api/${version}/products/${id}`),
    )
    const nameAt = async (address: string) => ((await (await fetch(address)).json()) as { name: string }).name
    const isStored = async (address: string) =>
      /^gateway; hit/.test((await fetch(address)).headers.get('cache-status') ?? '')

    const delays: number[] = []
    for (let change = 1; change <= 5; change++) {
      for (const address of addresses)
        await vi.waitFor(async () => expect(await isStored(address)).toBe(true), { timeout: 15_000 })
      // Past the gateways: they learn of it from the event only.
      const version = VERSIONS[change % VERSIONS.length]
      const url = `${system.urls.products}/api/${version}/products/${id}`
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
      // Without events it would take a minute.
      for (const address of addresses)
        await vi.waitFor(async () => expect(await nameAt(address)).toBe(`Table ${change}`), {
          timeout: 15_000,
          interval: 5,
        })
      delays.push(performance.now() - changedAt)
    }
    const median = delays.toSorted((a, b) => a - b)[2]!
    process.stdout.write(`a changed product is served by both gateways after ${median.toFixed(0)} ms\n`)
  })
})
