import { pino } from 'pino'
import type pg from 'pg'
import { vi } from 'vitest'
import { PrismaClient } from '#generated/orders/prisma/client.ts'
import { openEventValidators } from '#platform/contract/load-operation.ts'
import { openDatabase } from '#platform/database/database.ts'
import { createTestDatabase } from '#platform/testing/database.ts'
import { compileInMemory } from '#compiler/in-memory.ts'

export const log = pino({ level: process.env.EVENTS_LOG ?? 'silent' })

export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

/** The contract of the events in these tests. */
export interface Happened {
  'tests.thing-happened.v1': { n: number }
}
export const TYPE = 'tests.thing-happened.v1'
const contract = compileInMemory({
  openapi: '3.1.0',
  info: { title: 'Tests', version: '1.0.0' },
  paths: {},
  webhooks: {
    ThingHappened: {
      post: {
        operationId: 'onThingHappened',
        requestBody: {
          content: {
            'application/cloudevents+json': {
              schema: {
                allOf: [
                  { type: 'object', required: ['id', 'type', 'subject', 'data'] },
                  {
                    properties: {
                      type: { const: TYPE },
                      data: { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } },
                    },
                  },
                ],
              },
            },
          },
        },
        responses: { 204: { description: 'Accepted' } },
      },
    },
  },
})
export const validators = openEventValidators(contract.compiled!)

/** Retries an assertion until it holds, for asynchronous effects. */
export const soon = (assertion: () => void | Promise<void>, timeout = 15_000) =>
  vi.waitFor(assertion, { timeout, interval: 5 })

/** A test database of a real service, with an outbox, an inbox and idempotency keys. */
export interface Harness {
  url: string
  prisma: PrismaClient
  pool: pg.Pool
  close(): Promise<void>
}

export async function openHarness(): Promise<Harness> {
  const database = await createTestDatabase('orders')
  const { prisma, pool, close } = openTestDatabase(database.url)
  return {
    url: database.url,
    prisma,
    pool,
    close: async () => {
      await close()
      await database.drop()
    },
  }
}

export const openTestDatabase = (url: string) =>
  openDatabase(
    url,
    { poolMax: 10, connectTimeoutMs: 30_000, statementTimeoutMs: 30_000 },
    (adapter) => new PrismaClient({ adapter }),
  )
