import { existsSync, globSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { contracts } from '#generated/gateway/contracts.ts'
import { demoAccounts } from '../../demo/users.ts'
import { createDocuments } from '../../services/gateway/documents.ts'
import { startSystem, type System } from '../system.ts'
import { execute, openPage, type Page } from './prefilled.ts'

/* Every operation as the documentation page fills it in, one after another, on a new system. */

const contractCases = Object.fromEntries(
  await Promise.all(
    globSync('tests/contract/*.cases.ts').map(async (file) => [
      basename(file, '.cases.ts'),
      await import(resolve(file)),
    ]),
  ),
) as Record<string, Record<string, Record<string, unknown>>>
const { list, of } = createDocuments(contracts)
const services = list.flatMap(({ service, name }) => (service ? [{ service, name }] : []))

let system: System
let gateway: string
const tokens: Record<string, string> = {}
beforeAll(async () => {
  system = await startSystem({ demo: true })
  gateway = system.urls.gateway as string
  for (const { role } of demoAccounts) tokens[role] = await logInAs(role)
})
afterAll(() => system.close())

/* The entity of the example no longer exists after the first call, or is already being sent again; another version has the same. */
const ONCE = new Set(['deleteProduct', 'deleteWebhookEndpoint', 'redeliverWebhook', 'resumeOrder'])

/** The operations of each contract that has a handler for one. */
const documents = services.flatMap(({ name }) => {
  const [service, version] = name.split(' ') as [string, string]
  const page = openPage(of(service, version)!.document)
  const cases = page.operations
    .filter(({ id }) => !isUnwritten(service, version, id) && (version === 'v1' || !ONCE.has(id)))
    .map((operation) => [operation.id, operation] as const)
  return cases.length > 0 ? [{ name, service, page, cases }] : []
})

describe.each(documents)('$name', ({ service, page, cases }) => {
  test.each(cases)('%s succeeds with its example', async (_id, operation) => {
    const { status, text } = await execute(page, operation, gateway, await tokenFor(page, operation))
    expect({ status: String(status), text }).toEqual({
      status: expect.stringMatching(successOf(operation, service)),
      text,
    })
  })

  const repeatable = cases.filter(([id]) => !ONCE.has(id))
  test.each(repeatable)('%s succeeds a second time', async (_id, operation) => {
    const { status, text } = await execute(page, operation, gateway, await tokenFor(page, operation))
    expect({ status: String(status), text }).toEqual({
      status: expect.stringMatching(successOf(operation, service)),
      text,
    })
  })
})

test.each([
  ['3d1f0b5e-8a5c-4f0e-9a43-5b7d2f6c1e90', 'cancelled'],
  ['6e2d9c4b-1f7a-4d03-b5e8-7a9c0d3f2e61', 'confirmed'],
])('the demo order %s ends as %s: stock, payment and provider agree with it', async (id, status) => {
  await vi.waitFor(async () => {
    const headers = { Authorization: `Bearer ${tokens.customer}` }
    const response = await fetch(`${gateway}/api/v1/orders/${id}`, { headers })
    expect(await response.json()).toMatchObject({ id, status })
  }, 15_000)
})

/** A service without demo data has no entity with the id of an example. */
const successOf = ({ responses }: Page['operations'][number], service: string) => {
  const isEmpty = existsSync(`prisma/${service}`) && !existsSync(`demo/${service}.ts`)
  const expected = Object.keys(responses).filter(
    (status) => /^2/.test(status) || (isEmpty && status === '404'),
  )
  return new RegExp(`^(${expected.join('|')})$`)
}

/** The contract tests mark an operation that is not written: it responds with 501. */
function isUnwritten(service: string, version: string, id: string): boolean {
  return contractCases[service]?.[version]?.[id] === 'unwritten'
}

/**
 * A token of a demo account with a permitted role; for deleting an account, of the one that the example of registerUser
 * made.
 */
async function tokenFor(
  { operations }: Page,
  operation: Page['operations'][number],
): Promise<string | undefined> {
  if (operation.security.length === 0) return undefined
  if (operation.id === 'deleteMe') {
    const register = operations.find(({ id }) => id === 'registerUser')!
    const page = openPage(of('users', 'v1')!.document)
    const { sent } = await execute(page, register, gateway, undefined)
    const { email, password } = JSON.parse(String(sent)) as { email: string; password: string }
    return logIn(email, password)
  }
  const role = operation.security.flatMap(({ bearer = [] }) => bearer)[0] ?? 'customer'
  // The session that it ends is needed later.
  if (operation.id === 'logOut') return logInAs(role)
  return tokens[role]
}

function logInAs(role: string): Promise<string> {
  const { email, password } = demoAccounts.find((account) => account.role === role)!
  return logIn(email, password)
}

async function logIn(email: string, password: string): Promise<string> {
  const response = await fetch(`${gateway}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  expect(response.status).toBe(200)
  return ((await response.json()) as { accessToken: string }).accessToken
}
