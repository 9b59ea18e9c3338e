import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clean } from '#platform/database/retention.ts'
import { retained } from './retention.ts'
import { startUsers, type TestUsers } from './testing/users.ts'

const HOUR_MS = 3_600_000
const now = new Date('2026-11-22T12:00:00.000Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * HOUR_MS)

let users: TestUsers
beforeAll(async () => {
  users = await startUsers({ cold: true })
})
afterAll(() => users.close())

const cleanAll = async () => {
  for (const each of retained) await clean(users.context.database.pool, each, now)
}

test('expired sessions and their refresh tokens are deleted; others are kept', async () => {
  const { db } = users.context
  const { id: userId } = await users.account()
  const session = async (expiresAt: Date) => {
    const id = randomUUID()
    const token = { id: randomUUID(), tokenHash: new Uint8Array(randomBytes(32)), expiresAt }
    await db.session.create({
      data: { id, userId, createdAt: hoursAgo(24), expiresAt, refreshTokens: { create: token } },
    })
    return id
  }
  const kept = await session(hoursAgo(-1))
  await session(hoursAgo(1))
  await cleanAll()
  expect((await db.session.findMany({ where: { userId } })).map(({ id }) => id)).toEqual([kept])
  expect((await db.refreshToken.findMany()).map(({ sessionId }) => sessionId)).toEqual([kept])
})

test('rate limit counters are deleted when neither their window nor a block can still last', async () => {
  const { db } = users.context
  await db.loginThrottle.createMany({
    data: [1, 3].map((hours) => ({ key: `${hours} h`, windowStartedAt: hoursAgo(hours) })),
  })
  await cleanAll()
  expect((await db.loginThrottle.findMany()).map(({ key }) => key)).toEqual(['1 h'])
})

test('a row that is locked is left for the next run, instead of waiting for it', async () => {
  const { db } = users.context
  const { id: userId } = await users.account()
  const id = randomUUID()
  await db.session.create({ data: { id, userId, createdAt: hoursAgo(24), expiresAt: hoursAgo(1) } })
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM sessions WHERE id = ${id}::uuid FOR UPDATE`
    await cleanAll()
  })
  expect(await db.session.count({ where: { id } })).toBe(1)
  await cleanAll()
  expect(await db.session.count({ where: { id } })).toBe(0)
})
