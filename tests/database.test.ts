import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PrismaClient as ProductsClient } from '#generated/products/prisma/client.ts'
import { PrismaClient as UsersClient } from '#generated/users/prisma/client.ts'
import { databaseProblem, openDatabase, violatedConstraint } from '#platform/database/database.ts'
import { createTestDatabase } from '#platform/testing/database.ts'
import { removePostgres, startPostgres, temporaryDataDir } from '../scripts/database/postgres.ts'
import { migrate } from '../scripts/database/schema-engine.ts'

/* The guarantees of the databases themselves, through the Prisma clients of the services. */

const limits = { poolMax: 4, connectTimeoutMs: 30_000, statementTimeoutMs: 30_000 }
const opened: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of opened.reverse()) await close()
})

async function openProducts() {
  const test = await createTestDatabase('products')
  const database = openDatabase(test.url, limits, (adapter) => new ProductsClient({ adapter }))
  opened.push(() => test.drop(), database.close)
  return database.prisma
}

async function openUsers() {
  const test = await createTestDatabase('users')
  const database = openDatabase(test.url, limits, (adapter) => new UsersClient({ adapter }))
  opened.push(() => test.drop(), database.close)
  return database.prisma
}

const violated = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => 'nothing',
    (error: unknown) => violatedConstraint(error),
  )

const newProduct = (changes: object = {}) => ({
  id: randomUUID(),
  sku: randomUUID(),
  name: 'Oak dining table',
  description: 'Seats six.',
  categorySlug: 'furniture',
  priceAmount: 59_900,
  priceCurrency: 'EUR',
  ...changes,
})

describe('products', () => {
  let prisma: ProductsClient
  beforeAll(async () => {
    prisma = await openProducts()
    await prisma.category.create({ data: { slug: 'furniture', name: 'Furniture' } })
  })

  it.each([
    ['products_category_slug_fkey', { categorySlug: 'none' }],
    ['products_stock_check', { stock: -1 }],
    ['products_stock_limit_check', { stock: 1_000_000_001 }],
    ['products_price_amount_check', { priceAmount: -1 }],
    ['products_price_currency_check', { priceCurrency: 'E1R' }],
    ['products_version_check', { version: 0 }],
  ])('hold %s', async (constraint, changes) => {
    expect(await violated(prisma.product.create({ data: newProduct(changes) }))).toBe(constraint)
  })

  it('hold one product per sku, also inside a transaction', async () => {
    const { sku } = await prisma.product.create({ data: newProduct() })
    const again = prisma.$transaction((tx) => tx.product.create({ data: newProduct({ sku }) }))
    expect(await violated(again)).toBe('products_sku_key')
  })

  it('hold a category that is in use', async () => {
    const { categorySlug: slug } = await prisma.product.create({ data: newProduct() })
    expect(await violated(prisma.category.delete({ where: { slug } }))).toBe('products_category_slug_fkey')
  })

  it('hold the stock at zero or above under concurrency, said in raw SQL or not', async () => {
    const { id } = await prisma.product.create({ data: newProduct({ stock: 5 }) })
    const take = () => prisma.product.update({ where: { id }, data: { stock: { decrement: 1 } } })
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => violated(take())))
    expect(outcomes.filter((outcome) => outcome === 'nothing')).toHaveLength(5)
    expect(outcomes.filter((outcome) => outcome === 'products_stock_check')).toHaveLength(3)
    const raw = prisma.$executeRaw`UPDATE products SET stock = stock - 1 WHERE id = ${id}::uuid`
    expect(await violated(raw)).toBe('products_stock_check')
  })

  it('hold adjustments that move something', async () => {
    const { id: productId } = await prisma.product.create({ data: newProduct() })
    const adjustment = { id: randomUUID(), productId, reason: 'received', madeBy: 'x' }
    const none = prisma.stockAdjustment.create({ data: { ...adjustment, delta: 0, stockAfter: 0 } })
    expect(await violated(none)).toBe('stock_adjustments_delta_check')
    const below = prisma.stockAdjustment.create({ data: { ...adjustment, delta: -1, stockAfter: -1 } })
    expect(await violated(below)).toBe('stock_adjustments_stock_after_check')
  })

  it('hold pictures of a known kind whose size is true, and drop them with their product', async () => {
    const { id: productId } = await prisma.product.create({ data: newProduct() })
    const image = {
      productId,
      contentType: 'image/png',
      bytes: new Uint8Array([1, 2, 3]),
      size: 3,
      etag: 'x',
    }
    const lie = prisma.productImage.create({ data: { ...image, size: 4 } })
    expect(await violated(lie)).toBe('product_images_size_check')
    const text = prisma.productImage.create({ data: { ...image, contentType: 'image/svg+xml' } })
    expect(await violated(text)).toBe('product_images_content_type_check')

    await prisma.productImage.create({ data: image })
    expect((await prisma.productImage.findUniqueOrThrow({ where: { productId } })).bytes).toEqual(image.bytes)
    await prisma.product.delete({ where: { id: productId } })
    expect(await prisma.productImage.findUnique({ where: { productId } })).toBeNull()
  })

  it('find words in any form, those of the name before those of the description', async () => {
    await prisma.product.create({ data: newProduct({ name: 'Chair', description: 'Goes with lamps.' }) })
    await prisma.product.create({ data: newProduct({ name: 'Reading lamp', description: 'Bright.' }) })
    const found = await prisma.$queryRaw<{ name: string }[]>`
      SELECT name FROM products, websearch_to_tsquery('english', 'lamp') query
      WHERE search @@ query ORDER BY ts_rank(search, query) DESC`
    expect(found.map(({ name }) => name)).toEqual(['Reading lamp', 'Chair'])
  })
})

describe('users', () => {
  let prisma: UsersClient
  beforeAll(async () => {
    prisma = await openUsers()
  })
  const newUser = (email: string) => ({ id: randomUUID(), email, displayName: 'Ada', passwordHash: 'x' })

  it('hold one account per e-mail address in any case, kept as it was typed', async () => {
    await prisma.user.create({ data: newUser('Ada@Example.org') })
    expect(await violated(prisma.user.create({ data: newUser('ada@example.ORG') }))).toBe('users_email_key')
    const found = await prisma.user.findUniqueOrThrow({ where: { emailKey: 'ada@example.org' } })
    expect(found).toMatchObject({ email: 'Ada@Example.org', role: 'customer', version: 1 })
  })

  it('go with their sessions and refresh tokens', async () => {
    const user = await prisma.user.create({ data: newUser('gone@example.org') })
    const expiresAt = new Date(Date.now() + 60_000)
    const refreshTokens = { create: { id: randomUUID(), tokenHash: new Uint8Array(32), expiresAt } }
    await prisma.session.create({ data: { id: randomUUID(), userId: user.id, expiresAt, refreshTokens } })
    await prisma.user.delete({ where: { id: user.id } })
    expect(await prisma.refreshToken.count()).toBe(0)
  })

  it('keep times to the millisecond, in UTC', async () => {
    const createdAt = new Date('2026-03-29T01:30:00.123Z')
    const { id } = await prisma.user.create({ data: { ...newUser('time@example.org'), createdAt } })
    expect((await prisma.user.findUniqueOrThrow({ where: { id } })).createdAt).toEqual(createdAt)
    const raw =
      await prisma.$queryRaw`SELECT created_at AT TIME ZONE 'UTC' AS at FROM users WHERE id = ${id}::uuid`
    expect(raw).toEqual([{ at: createdAt }])
  })
})

it('a transaction that takes too long is 503', async () => {
  const prisma = await openProducts()
  const late = prisma.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT pg_sleep(0.05)::text`
      await tx.category.findMany()
    },
    { timeout: 10 },
  )
  expect(await late.catch(databaseProblem)).toMatchObject({ status: 503 })
})

it(
  'a database that stops is 503, also for open transactions, until it is back',
  { timeout: 90_000 },
  async () => {
    const dataDir = await temporaryDataDir()
    opened.push(() => removePostgres(dataDir))
    const server = await startPostgres({ dataDir, port: 0, fast: true })
    await migrate('products', server.url('products'))
    const lost: Error[] = []
    const database = openDatabase(
      server.url('products'),
      { ...limits, onConnectionLost: (error) => lost.push(error) },
      (adapter) => new ProductsClient({ adapter }),
    )
    const { prisma } = database
    const problemOf = (work: Promise<unknown>) => work.then(() => undefined, databaseProblem)
    const unavailable = { status: 503, code: 'unavailable', headers: { 'Retry-After': '2' } }
    // Stopping a server on a busy machine can take longer than Prisma's 5 seconds.
    const patient = { timeout: 60_000 }
    await database.check(30_000)

    const interrupted = prisma.$transaction(async (tx) => {
      await tx.category.create({ data: { slug: 'half', name: 'Half' } })
      await server.stop()
      await tx.category.create({ data: { slug: 'rest', name: 'Rest' } })
    }, patient)
    expect(await problemOf(interrupted)).toMatchObject(unavailable)
    expect(await problemOf(prisma.category.findMany())).toMatchObject(unavailable)
    expect(await problemOf(prisma.$queryRaw`SELECT 1`)).toMatchObject(unavailable)
    expect(await problemOf(prisma.$transaction((tx) => tx.category.findMany()))).toMatchObject(unavailable)
    expect(await problemOf(database.check(30_000))).toMatchObject(unavailable)

    const back = await startPostgres({ dataDir, port: server.port, fast: true })
    await database.check(30_000)
    expect(await prisma.category.findMany()).toEqual([])
    await database.close()
    await back.stop()
  },
)
