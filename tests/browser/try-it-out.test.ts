import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { contracts } from '#generated/gateway/contracts.ts'
import { type Operation, operationsOf } from '#platform/contract/contract.ts'
import { createDocuments } from '../../services/gateway/documents.ts'
import { startSystem, type System } from '../system.ts'
import { startBrowser, type TestBrowser } from './chromium.ts'

/* What a new user does: opens the documentation, clicks a log-in and then "Execute" everywhere. */

vi.setConfig({ testTimeout: 180_000 })

const { list, of } = createDocuments(contracts)
/* Users last: deleteMe deletes the account that the others log in with. */
const services = list.flatMap(({ service, name }) => (service ? [name] : [])).reverse()

describe('in a browser, with the demo data', () => {
  let system: System
  let browser: TestBrowser
  beforeAll(async () => {
    ;[system, browser] = await Promise.all([startSystem({ demo: true }), startBrowser()])
  })
  afterEach(() => browser.closePages())
  afterAll(async () => {
    await browser?.close()
    await system?.close()
  })

  test.each(services)('%s: "Execute" succeeds in every operation as it is filled in', async (name) => {
    const [service, version] = name.split(' ') as [string, string]
    const { page } = await browser.open(
      `${system.urls.gateway}/docs/?urls.primaryName=${encodeURIComponent(name)}`,
    )
    await page.locator('.opblock').first().waitFor()
    const operations = operationsOf({ service, version, document: of(service, version)!.document }).filter(
      ({ id }) => version === 'v1' || !ONCE.includes(id),
    )
    const statuses: Record<string, string> = {}
    for (const role of ['customer', 'staff', 'admin']) {
      await logIn(page, role)
      for (const { id } of operations.filter((operation) => roleOf(operation) === role))
        if (!LAST.includes(id)) statuses[id] = await execute(page, id)
    }
    for (const id of LAST.filter((last) => operations.some((operation) => operation.id === last))) {
      await logIn(page, 'customer')
      statuses[id] = await execute(page, id)
    }
    const failed = operations
      .filter(({ id, responses }) => !/^2/.test(statuses[id] ?? '') || !responses[statuses[id] as string])
      .map(({ id }) => `${id}: ${statuses[id]}`)
    expect(failed).toEqual([])
  })
})

/* They end the session or the account of the current user. */
const LAST = ['logOut', 'deleteMe']
/* What they act on is gone afterwards, or is the same in another version. */
const ONCE = [...LAST, 'deleteProduct', 'deleteWebhookEndpoint', 'redeliverWebhook', 'resumeOrder']

async function logIn(page: Page, role: string): Promise<void> {
  await page.locator('#login-status').evaluate((output) => (output.textContent = ''))
  await page.locator('.login').getByRole('button', { name: role }).click()
  await page.locator('#login-status', { hasText: `as ${role}@` }).waitFor()
}

function roleOf({ security }: Operation): string {
  return security.flatMap(({ bearer = [] }) => bearer)[0] ?? 'customer'
}

async function execute(page: Page, operationId: string): Promise<string> {
  const operation = page.locator(`[id$="-${operationId}"]`)
  await operation.locator('.opblock-summary-control').click()
  await operation.getByRole('button', { name: 'Execute' }).click()
  const status = operation.locator('.live-responses-table .response-col_status').last()
  await status.waitFor()
  await page.locator('.loading-container').waitFor({ state: 'detached' })
  const text = (await status.textContent()) ?? ''
  await operation.locator('.opblock-summary-control').click()
  return /\d{3}/.exec(text)?.[0] ?? text
}
