import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { reservePort } from '../../scripts/free-ports.ts'
import { portVariables } from '../../scripts/port-base.ts'
import { npmStart, ownPlace, ready } from './npm-start.ts'

const { start, temporaryFolder, repositoryCopy } = npmStart()

/** A port from which all ports of a system up are free. */
async function freePortBase(): Promise<number> {
  for (let base = 21_000; ; base += 50) {
    const ports = portVariables(['SMTP_PORT']).map((_, i) => base + i)
    if ((await Promise.all(ports.map(reservePort))).every(Boolean)) return base
  }
}

const api = async (gateway: string, path: string, token?: string, body?: unknown) => {
  const response = await fetch(`${gateway}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json', 'Idempotency-Key': 'k-1' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const logIn = async (gateway: string) => {
  const customer = { email: 'customer@example.com', password: 'customer-demo-password' }
  return (await api(gateway, '/sessions', undefined, customer)).body.accessToken as string
}

describe('addresses', { timeout: 240_000 }, () => {
  test('two systems run side by side, each with its own services, database, broker and mailbox', async () => {
    const base = await freePortBase()
    const moved = start({ DATA_DIR: temporaryFolder(), PORT_BASE: String(base) })
    const gateway = await ready(moved)
    expect(gateway).toBe(`http://localhost:${base}`)
    const other = await ready(start(ownPlace(temporaryFolder())))

    const token = await logIn(gateway)
    const products = (await api(gateway, '/products?limit=1')).body.items as { id: string }[]
    const order = await api(gateway, '/orders', token, {
      items: [{ productId: products[0]?.id, quantity: 1 }],
      paymentMethod: 'pm_card_ok',
    })
    expect(order.status).toBe(202)
    const statusOf = async () => (await api(gateway, `/orders/${String(order.body.id)}`, token)).body.status
    await expect.poll(statusOf, { timeout: 20_000 }).toBe('confirmed')
    const mails = async (at: string) => (await fetch(`${at}/mailbox`)).text()
    await expect.poll(() => mails(gateway), { timeout: 20_000 }).toContain('customer@example.com')

    const others = (await api(other, '/orders', await logIn(other))).body.items as { id: string }[]
    expect(others.map(({ id }) => id)).not.toContain(order.body.id)
    expect(await mails(other)).not.toContain('customer@example.com')
    // Each has its own keys: a token of one is invalid in the other.
    expect((await api(other, '/orders', token)).status).toBe(401)
  })

  test('.env is read; variables of the environment take precedence; with SMTP_URL there is no mailbox', async () => {
    const cwd = repositoryCopy()
    const place = ownPlace('.data')
    const lines = Object.entries(place).map(([name, value]) => `${name}=${value}`)
    writeFileSync(
      join(cwd, '.env'),
      [...lines, 'GATEWAY_HOST=0.0.0.0', 'LOG_LEVEL=error', 'SMTP_URL=smtp://127.0.0.1:1'].join('\n'),
    )
    const system = start({ LOG_LEVEL: 'info' }, { cwd })
    const gateway = await ready(system)
    expect(system.output()).toMatch(/✓ \.env: DATA_DIR, .*GATEWAY_HOST(?!.*LOG_LEVEL)/)
    expect(gateway).toMatch(/^http:\/\/localhost:\d+$/)
    const from = system.output().length
    expect((await fetch(`${gateway}/api/v1/categories`)).status).toBe(200)
    await system.printed(/gateway +\| 200 GET \/api\/v1\/categories/, from)
    expect(system.output()).not.toMatch(/mailbox/i)
    expect((await fetch(`${gateway}/mailbox`)).status).toBe(404)
  })

  test('an unknown variable in .env is an error with file, line and the nearest name', async () => {
    const cwd = repositoryCopy()
    writeFileSync(join(cwd, '.env'), '# ports\nGATEWAY_PROT=9000\n')
    const system = start({}, { cwd })
    expect(await system.ended).toBe(1)
    expect(system.output()).toContain(
      '.env:2: GATEWAY_PROT is not a known variable: did you mean GATEWAY_PORT?',
    )
  })

  test.each([
    { env: { PORT_BASE: '70000' }, errors: [/PORT_BASE is 70000 and must be a whole number from 1 to/] },
    { env: { USERS_PORT: '3002' }, errors: [/PRODUCTS_PORT and USERS_PORT are the same port, 3002/] },
    {
      env: { USERS_PORT: 'x', LOG_LEVEL: 'loud' },
      errors: [/USERS_PORT is wrong/, /LOG_LEVEL is wrong/],
    },
  ])('$env is refused before anything starts', async ({ env, errors }) => {
    const system = start({ DATA_DIR: temporaryFolder(), ...env })
    expect(await system.ended).toBe(1)
    for (const error of errors) expect(system.output()).toMatch(error)
    expect(system.output()).not.toContain('PostgreSQL')
  })
})
