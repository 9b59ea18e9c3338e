/**
 * What it costs to serve an older version by the handlers of the newest one: the time of the conversions, without HTTP and
 * without the handler.
 */
import { contract } from '../generated/products/v2/contract.ts'
import type { AnyHandler } from '../platform/http/handler.ts'
import { Input } from '../platform/http/input.ts'
import { servedVersions } from '../platform/versions/served-versions.ts'
import { v1 } from '../services/products/versions/v1.ts'

const product = {
  id: '3438343e-005d-8628-a296-a574996d4046',
  sku: 'FUR-TBL-OAK-160',
  name: 'Oak dining table',
  description: 'Solid oak from one saw mill, oiled by hand. Seats six.',
  category: 'furniture',
  price: { amount: '849.00', currency: 'EUR' },
  availability: { status: 'in-stock', quantity: 5 },
  images: [{ url: '/api/v2/products/3438343e-005d-8628-a296-a574996d4046/image' }],
  createdAt: '2026-02-11T08:00:00.000Z',
  updatedAt: '2026-02-20T16:45:30.000Z',
}
const location = { Location: `/api/v2/products/${product.id}`, ETag: '"1"' }
const replies: Record<string, object> = {
  getProduct: { status: 200, headers: { ETag: '"1"' }, body: product },
  createProduct: { status: 201, headers: location, body: product },
  listProducts: { status: 200, body: { items: Array(20).fill(product), nextCursor: null } },
  listCategories: { status: 200, body: { items: [] } },
}
const handlers = Object.fromEntries(
  (contract.compiled?.operations ?? []).map(({ id }): [string, AnyHandler] => [
    id,
    async () => (replies[id] ?? { status: 204 }) as never,
  ]),
)
const [newest, older] = servedVersions([{ contract, handlers, older: [v1] }])

const body = {
  sku: 'FUR-TBL-OAK-200',
  name: 'Oak dining table, long',
  description: 'Solid oak.',
  category: 'furniture',
  price: { amount: 109_900, currency: 'EUR' },
  stock: 12,
}
const inputs: Record<string, () => Input> = {
  listCategories: () => inputOf({}, undefined),
  getProduct: () => inputOf({}, undefined),
  createProduct: () => inputOf({}, structuredClone(body)),
  listProducts: () => inputOf({ minPrice: 1000, limit: 20, sort: 'price' }, undefined),
}

function inputOf(query: object, value: unknown): Input {
  const values = { path: { productId: product.id }, query: { ...query }, header: {}, cookie: {} }
  const contentType = value === undefined ? undefined : 'application/json'
  return new Input({} as never, values, { value, contentType }, undefined, () => undefined)
}

async function microseconds(handler: AnyHandler, input: () => Input): Promise<number> {
  const COUNT = 2_000
  let best = Infinity
  for (let round = 0; round < 60; round++) {
    const all = Array.from({ length: COUNT }, input)
    const startedAt = performance.now()
    for (const each of all) await handler(each, undefined)
    best = Math.min(best, ((performance.now() - startedAt) * 1000) / COUNT)
  }
  return best
}

console.log('operation         newest µs   through v1 µs   conversion µs')
for (const [id, input] of Object.entries(inputs)) {
  const plain = await microseconds(newest?.handlers[id] as AnyHandler, input)
  const converted = await microseconds(older?.handlers[id] as AnyHandler, input)
  const columns = [plain, converted, converted - plain].map((value) => value.toFixed(2).padStart(13))
  console.log(id.padEnd(14) + columns.join('  '))
}
