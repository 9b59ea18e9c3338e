import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { startSystem, type System } from '../system.ts'
import { startBrowser, type TestBrowser } from './chromium.ts'

const DOCUMENTS = [
  'all services',
  ...globSync('openapi/*/v*.yaml').map((file) => file.split('/').slice(1).join(' ').replace('.yaml', '')),
].sort()

/* Swagger UI is slow on a busy machine. */
vi.setConfig({ testTimeout: 120_000 })

describe('in a browser', () => {
  let system: System
  let browser: TestBrowser
  let gateway: string
  beforeAll(async () => {
    ;[system, browser] = await Promise.all([startSystem(), startBrowser()])
    gateway = system.urls.gateway as string
  })
  afterEach(() => browser.closePages())
  afterAll(async () => {
    await browser?.close()
    await system?.close()
  })

  test('the start page links every document, without errors in the console', async () => {
    const { page, complaints } = await browser.open(gateway)
    const names = await page.locator('.contracts .name').allTextContents()
    expect(names.sort()).toEqual(DOCUMENTS)
    await page.getByRole('link', { name: 'products v1' }).click()
    await page.getByRole('heading', { name: /^Products/ }).waitFor()
    expect(complaints).toEqual([])
  })

  test('the drop-down of the documentation has every document', async () => {
    const { page } = await browser.open(`${gateway}/docs`)
    await page.locator('#select option').first().waitFor({ state: 'attached' })
    const names = await page.locator('#select option').allTextContents()
    expect(names.sort()).toEqual(DOCUMENTS)
  })

  // try-it-out.test.ts executes every operation of every service; these need no log-in.
  const reads = [
    ['all services', 'listCategories', 200],
    ['orders v1', 'listOrders', 401],
  ] as const
  test.each(reads)('%s: "Execute" of %s shows its response: %i', async (name, operationId, expected) => {
    const { page, complaints } = await browser.open(`${gateway}/docs/`)
    await page.locator('#select').selectOption({ label: name })
    const operation = page.locator(`[id$="-${operationId}"]`)
    await execute(page, operation)
    const status = operation.locator('.live-responses-table .response-col_status').last()
    expect(await status.textContent()).toContain(String(expected))
    expect(await operation.locator('.request-url').textContent()).toContain(gateway)
    // The browser's console reports every 401; this one is expected.
    expect(complaints.filter((line) => expected < 400 || !line.includes(String(expected)))).toEqual([])
  })

  test('an operation shows its rate limit', async () => {
    const { page } = await browser.open(`${gateway}/docs/?urls.primaryName=users%20v1`)
    const operation = page.locator('[id$="-registerUser"]')
    await operation.locator('.opblock-summary-control').click()
    const description = operation.locator('.opblock-description')
    await description.waitFor()
    expect(await description.textContent()).toContain(
      'Rate limit: 30 requests in an hour for each client address.',
    )
  })

  test('an operation shows how long its response is cached', async () => {
    const { page } = await browser.open(`${gateway}/docs/?urls.primaryName=products%20v1`)
    const operation = page.locator('[id$="-listCategories"]')
    await operation.locator('.opblock-summary-control').click()
    const description = operation.locator('.opblock-description')
    await description.waitFor()
    expect(await description.textContent()).toContain(
      'Cached: 60 seconds, 30 more while it is revalidated, 300 more if the service fails, until products.product-changed.v1.',
    )
  })

  test('nothing is wider than a phone, and the header is ours', async () => {
    const { page, complaints } = await browser.open(`${gateway}/docs/`)
    await page.setViewportSize({ width: 390, height: 844 })
    await page.locator('.opblock').first().waitFor()
    const width = () => page.evaluate(() => document.documentElement.scrollWidth)
    expect(await width()).toBe(390)
    await page.locator('[id$="-placeOrder"] .opblock-summary-control').click()
    await page.locator('[id$="-placeOrder"] .body-param').waitFor()
    expect(await width()).toBe(390)
    expect(await page.title()).toBe('Shop API documentation')
    expect(await page.getByRole('link', { name: 'Shop', exact: true }).getAttribute('href')).toBe('/')
    expect(complaints).toEqual([])
  })

  test('sections are in the order of a reader, and events are no operations', async () => {
    const { page } = await browser.open(`${gateway}/docs/`)
    await page.locator('.event').first().waitFor()
    const sections = await page
      .locator('.opblock-tag-section h3')
      .evaluateAll((headings) => headings.map((heading) => heading.getAttribute('data-tag')))
    expect(sections.slice(0, 2)).toEqual(['Users v1: Accounts', 'Users v1: Sessions'])
    expect(sections).toContain('Notifications')
    expect(sections.filter((name) => /Events|(\w+): \1/.test(name ?? ''))).toEqual([])
    const types = await page.locator('.event summary code').allTextContents()
    expect(types).toContain('orders.order-confirmed.v1')
    expect(await page.locator('.webhooks .opblock').count()).toBe(0)
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

async function execute(page: Page, operation: ReturnType<Page['locator']>): Promise<void> {
  await operation.locator('.opblock-summary-control').click()
  await operation.getByRole('button', { name: 'Execute' }).click()
  await operation.locator('.live-responses-table').waitFor()
  // The response replaces a spinner.
  await page.locator('.loading-container').waitFor({ state: 'detached' })
}
