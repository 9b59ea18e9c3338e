import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '../../../tests/events/harness.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { type Facts, merge } from './summary.ts'

let database: TestDatabase
let opened: ReturnType<typeof openTestDatabase>
beforeAll(async () => {
  database = await createTestDatabase('orders')
  opened = openTestDatabase(database.url)
})
afterAll(async () => {
  await opened.close()
  await database.drop()
})

const at = (second: number) => new Date(Date.UTC(2026, 2, 11, 7, 20, second))
type Said = Omit<Facts, 'orderId'>

/** The row of a new order after these, as they came. */
async function rowAfter(facts: readonly Said[]) {
  const orderId = randomUUID()
  const { prisma } = opened
  for (const each of facts)
    await prisma.$transaction((tx) => merge(tx, 'order_summaries', { ...each, orderId }))
  return prisma.orderSummary.findUniqueOrThrow({ where: { orderId }, omit: { orderId: true } })
}

function orders<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item, i) => orders(items.toSpliced(i, 1)).map((rest) => [item, ...rest]))
}

test('the summary of a resumed order is the same for any order and repetition of events', async () => {
  const life: Said[] = [
    { at: at(1), status: 'needs-attention' },
    { at: at(2), status: 'pending', resumptions: 1 },
    { at: at(3), status: 'needs-attention', resumptions: 1 },
    { at: at(4), status: 'confirmed', resumptions: 2 },
  ]
  const expected = await rowAfter(life)
  expect(expected).toMatchObject({ status: 'confirmed', resumptions: 2, updatedAt: at(4) })
  for (const order of orders(life)) expect(await rowAfter([...order, ...order])).toEqual(expected)
})
