import { basename, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { startSystem, type System } from '../system.ts'
import { findChromium, HOW_TO_GET_ONE, startBrowser, type TestBrowser } from './chromium.ts'

/* What is executed in each document: a read that needs no log-in. */
const READS: Record<string, string> = {
  'all services': 'listCategories',
  'products v1': 'listProducts',
  'users v1': 'getJwks',
  'gateway v1': 'getReadiness',
}

/* Swagger UI is a lot of script for a busy machine. */
vi.setConfig({ testTimeout: 60_000 })

const executablePath = findChromium()
if (!executablePath) process.stdout.write(`tests/browser: ${HOW_TO_GET_ONE}\n`)

describe.skipIf(!executablePath)('in a browser', () => {
  let system: System
  let browser: TestBrowser
  let gateway: string
  beforeAll(async () => {
    ;[system, browser] = await Promise.all([startSystem(), startBrowser(executablePath as string)])
    gateway = system.urls.gateway as string
  })
  afterEach(() => browser.closePages())
  afterAll(async () => {
    await browser?.close()
    await system?.close()
  })

  test('the start page leads to every document, without a complaint of the browser', async () => {
    const { page, complaints } = await browser.open(gateway)
    expect(await page.locator('.contracts .name').allTextContents()).toEqual(documentsOf(READS))
    await page.getByRole('link', { name: 'products v1' }).click()
    await page.getByRole('heading', { name: /^Products/ }).waitFor()
    expect(complaints).toEqual([])
  })

  test('the drop-down of the documentation has every document', async () => {
    const { page } = await browser.open(`${gateway}/docs`)
    await page.locator('#select option').first().waitFor({ state: 'attached' })
    const names = await page.locator('#select option').allTextContents()
    expect(names.sort()).toEqual(documentsOf(READS).sort())
  })

  test.each(Object.entries(READS))('%s: "Execute" of %s shows its reply', async (name, operationId) => {
    const { page, complaints } = await browser.open(`${gateway}/docs/`)
    await page.locator('#select').selectOption({ label: name })
    const operation = page.locator(`[id$="-${operationId}"]`)
    await execute(page, operation)
    const status = operation.locator('.live-responses-table .response-col_status').last()
    expect(await status.textContent()).toContain('200')
    expect(await operation.locator('.request-url').textContent()).toContain(gateway)
    expect(complaints).toEqual([])
  })

  test('a token given to "Authorize" is sent, and kept when the page is loaded again', async () => {
    const { page, complaints } = await browser.open(`${gateway}/docs/?urls.primaryName=users%20v1`)
    await page.getByRole('button', { name: 'Authorize' }).click()
    await page.locator('.auth-container input').fill(system.accounts.customer.token)
    await page.locator('.auth-btn-wrapper .authorize').click()
    await page.locator('.auth-btn-wrapper .btn-done').click()
    await page.reload()
    const operation = page.locator('[id$="-getMe"]')
    await execute(page, operation)
    const reply = operation.locator('.live-responses-table .response').last()
    expect(await reply.textContent()).toContain(system.accounts.customer.email)
    expect(complaints).toEqual([])
  })

  test('the SDK works in a page that comes from the gateway', async () => {
    const { page, complaints } = await browser.open(gateway)
    const dist = join(import.meta.dirname, '../../generated/sdk/dist')
    await page.route('**/sdk/*.js', (route) =>
      route.fulfill({ path: join(dist, basename(route.request().url())) }),
    )
    const names: unknown = await page.evaluate(`import('/sdk/index.js')
      .then(({ createShopClient }) => createShopClient().listCategories())
      .then(({ items }) => items.map(({ name }) => name))`)
    expect(names).toEqual(['Furniture', 'Lamps'])
    expect(complaints).toEqual([])
  })
})

const documentsOf = (reads: Record<string, string>) => Object.keys(reads)

async function execute(page: Page, operation: ReturnType<Page['locator']>): Promise<void> {
  await operation.locator('.opblock-summary-control').click()
  await operation.getByRole('button', { name: 'Execute' }).click()
  await operation.locator('.live-responses-table').waitFor()
  // The reply replaces a spinner.
  await page.locator('.loading-container').waitFor({ state: 'detached' })
}
