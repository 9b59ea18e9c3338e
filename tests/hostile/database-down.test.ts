import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { breakDatabase, takeOffline } from '#platform/testing/refusals.ts'
import { startSystem, type System } from '../system.ts'
import { ask, expectProblem, versionsOf } from './raw-request.ts'

let system: System
beforeAll(async () => {
  system = await startSystem()
})
afterAll(() => system.close())

const url = (service: string) => system.urls[service] ?? ''
const get = (service: string, path: string, token?: string) => ask(url(service), { path, token })
const subject = (service: string) => ({
  url: '',
  token: () => '',
  databaseUrl: system.databases[service]?.url,
})

const services = [
  ['users', 'products', '/users/me', '/api/v1/categories'],
  ['products', 'users', '/products', '/api/v1/users/me'],
] as const

describe.each(services)('while the database of %s is gone', (service, other, resource, otherPath) => {
  const paths = versionsOf(service).map((version) => `/api/${version}${resource}`)
  test('it responds with 503, the others continue, and it recovers', async () => {
    const { token } = system.accounts.customer
    const bringBack = await takeOffline(subject(service))
    try {
      for (const where of [service, 'gateway'])
        for (const path of paths) {
          const answer = await get(where, path, token)
          expectProblem(answer, 503, 'unavailable')
          expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
        }
      const ready = await get(service, '/health/ready')
      expect([ready.status, JSON.parse(ready.text)]).toMatchObject([
        503,
        { status: 'not-ready', dependencies: { database: { status: 'down' } } },
      ])
      // Restarting the process because of its database would only lose more.
      expect((await get(service, '/health/live')).status).toBe(200)
      const gateway = await get('gateway', '/health/ready')
      expect([gateway.status, JSON.parse(gateway.text)]).toMatchObject([
        200,
        { status: 'degraded', dependencies: { [service]: { status: 'down' }, [other]: { status: 'up' } } },
      ])
      expect(ready.text + gateway.text).not.toMatch(/postgresql:\/\/|password|127\.0\.0\.1/)
      expect((await get('gateway', otherPath, token)).status).toBe(200)
    } finally {
      await bringBack()
    }
    await vi.waitFor(async () => {
      for (const path of paths) expect((await get('gateway', path, token)).status).toBe(200)
      expect(JSON.parse((await get(service, '/health/ready')).text)).toMatchObject({ status: 'ready' })
      expect(JSON.parse((await get('gateway', '/health/ready')).text)).toMatchObject({ status: 'ready' })
    }, 10_000)
  })

  test('a hundred concurrent requests all get a response, and none crashes the service', async () => {
    const { token } = system.accounts.customer
    const ask = (i: number) => get('gateway', paths[i % paths.length] as string, token)
    const under = Array.from({ length: 50 }, (_, i) => ask(i))
    const bringBack = await takeOffline(subject(service))
    const over = Array.from({ length: 50 }, (_, i) => ask(i))
    const answers = await Promise.all([...under, ...over])
    await bringBack()
    for (const answer of answers) if (answer.status !== 200) expectProblem(answer, 503)
    for (const i of paths.keys())
      await vi.waitFor(async () => expect((await ask(i)).status).toBe(200), 10_000)
  })

  test.each(paths)(
    'a database that returns invalid data is a 500 that discloses nothing: %s',
    async (path) => {
      const mend = await breakDatabase(subject(service))
      try {
        const problem = expectProblem(
          // Of `path`, the gateway has a stored response by now.
          await get(
            'gateway',
            service === 'products' ? `${path}?limit=7` : path,
            system.accounts.customer.token,
          ),
          500,
          'internal',
        )
        expect(Object.keys(problem).sort()).toEqual([
          'code',
          'instance',
          'requestId',
          'status',
          'title',
          'type',
        ])
      } finally {
        await mend()
      }
      expect((await get('gateway', path, system.accounts.customer.token)).status).toBe(200)
    },
  )
})

test('a log-in while the database is down does not count as a wrong password', async () => {
  const { email, password } = system.accounts.customer
  const logIn = () =>
    ask(url('gateway'), { method: 'POST', path: '/api/v1/sessions', body: { email, password } })
  const bringBack = await takeOffline(subject('users'))
  try {
    expectProblem(await logIn(), 503)
  } finally {
    await bringBack()
  }
  await vi.waitFor(async () => expect((await logIn()).status).toBe(200), 10_000)
})
