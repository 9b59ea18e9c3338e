import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { npmStart, ownPlace, ready, type Started } from './npm-start.ts'

/* `npm run dev` in a copy of the repository that the tests edit. One system for all of them: each restores what it edits. */

const { start, repositoryCopy } = npmStart({ keep: true })
const cwd = repositoryCopy()
const CONTRACT = 'openapi/products/v1.yaml'
const HANDLER = 'services/products/handlers/listCategories.ts'
const WAIT = { timeout: 60_000, interval: 100 }

let system: Started
let gateway: string
beforeAll(async () => {
  system = start(ownPlace('.data'), { cwd, watch: true })
  gateway = await ready(system)
  await system.printed(/Watching/)
}, 240_000)

/** Replaces text in a file as editors do, by renaming a new file over it. @returns what restores it */
function edit(file: string, from: string | RegExp, to: string): () => void {
  const path = join(cwd, file)
  const before = readFileSync(path, 'utf8')
  const after = before.replace(from, to)
  expect(after).not.toBe(before)
  const save = (text: string) => {
    writeFileSync(`${path}~`, text)
    renameSync(`${path}~`, path)
  }
  save(after)
  return () => save(before)
}

const statusOf = async (path: string) => (await fetch(`${gateway}/api/v1${path}`)).status
const output = (from: number) => stripVTControlCharacters(system.output().slice(from))

describe('npm run dev', { timeout: 240_000 }, () => {
  test('a contract is compiled again and its service follows it', async () => {
    const from = system.output().length
    const path = '/products?q=a-long-question'
    expect(await statusOf(path)).toBe(200)
    const restore = edit(CONTRACT, /(name: q\n[^]*?maxLength: )\d+/, '$15')
    await expect.poll(() => statusOf(path), WAIT).toBe(400)
    expect(output(from)).toMatch(/products +\| ✓ compiled openapi\/products\/v1\.yaml \(\d+\.\d s\)/)
    expect(output(from)).not.toMatch(/(users|payments|notifications) +\| ✓ restarted/)
    restore()
    await expect.poll(() => statusOf(path), WAIT).toBe(200)
    await system.printed(/generated clients and SDK/, from)
  })

  test('an error of the contract is printed with its place, and the service keeps running', async () => {
    const from = system.output().length
    const restore = edit(CONTRACT, 'type: string', 'type: strung')
    await system.printed(/products\/v1\.yaml has errors/, from)
    await system.printed(/strung/, from)
    expect(output(from)).toMatch(/openapi\/products\/v1\.yaml:\d+/)
    expect(await statusOf('/categories')).toBe(200)
    restore()
    await system.printed(/compiled openapi\/products\/v1\.yaml/, from)
    expect(output(from)).not.toMatch(/restarted/)
  })

  test('a handler that fails is one frame with its cause and place', async () => {
    const restore = edit(HANDLER, '=> {\n', "=> {\n  if (Date.now()) throw new RangeError('edited')\n")
    await expect.poll(() => statusOf('/categories'), WAIT).toBe(500)
    const from = system.output().length
    expect(await statusOf('/categories')).toBe(500)
    await system.printed(/gateway +\| .*500 GET/, from)
    await system.printed(/products +\| .*500 GET/, from)
    const lines = output(from).trim().split('\n')
    expect(lines[0]).toMatch(/products +\| ┌ RangeError: edited/)
    expect(lines[1]).toMatch(/products +\| │ at .*services\/products\/handlers\/listCategories\.ts:\d+/)
    expect(lines.filter((line) => line.includes('edited'))).toHaveLength(1)
    expect(lines.length).toBeLessThan(9)
    restore()
    await expect.poll(() => statusOf('/categories'), WAIT).toBe(200)
  })

  test('code that does not start is printed, and the process from before keeps running', async () => {
    const from = system.output().length
    const restore = edit(HANDLER, /^import/, "import { nothing } from './nothing.ts'\nimport")
    await system.printed(/cannot start after the edit/, from)
    expect(output(from)).toContain('nothing.ts')
    expect(await statusOf('/categories')).toBe(200)
    restore()
    await system.printed(/restarted: services\/products\/handlers\/listCategories\.ts/, from)
    expect(await statusOf('/categories')).toBe(200)
  })

  test('a stream that the restart of its service ends is resumed at the gateway, without gap or repetition', async () => {
    const send = async (path: string, body: unknown, headers = {}) => {
      const response = await fetch(`${gateway}/api/v1${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
      return (await response.json()) as Record<string, string>
    }
    const customer = { email: 'customer@example.com', password: 'customer-demo-password' }
    const { accessToken } = await send('/sessions', customer)
    const headers = { Authorization: `Bearer ${accessToken}`, 'Idempotency-Key': 'watch-1' }
    const products = (await (await fetch(`${gateway}/api/v1/products?limit=1`)).json()) as {
      items: { id: string }[]
    }

    // Payments do not answer until the end of the test.
    const payments = edit(
      'services/payments/handlers/authorizePayment.ts',
      '=> {\n',
      '=> {\n  if (Date.now()) await new Promise(() => {})\n',
    )
    await system.printed(/restarted: services\/payments\/handlers\/authorizePayment\.ts/)
    const order = { items: [{ productId: products.items[0]?.id, quantity: 1 }], paymentMethod: 'pm_card_ok' }
    const { id } = await send('/orders', order, headers)

    const ids: string[] = []
    let connections = 0
    /** Reads as an EventSource does, which connects again with the last id that it has seen. */
    const read = async () => {
      const last = ids.at(-1)
      const response = await fetch(`${gateway}/api/v1/orders/${id}/events`, {
        headers: { ...headers, ...(last === undefined ? {} : { 'Last-Event-ID': last }) },
      }).catch(() => undefined)
      if (response?.status !== 200 || !response.body) return
      connections += 1
      const decoder = new TextDecoder()
      let rest = ''
      try {
        for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
          const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
          rest = blocks.pop() as string
          for (const block of blocks) ids.push(...(/^id: (.*)$/m.exec(block)?.slice(1) ?? []))
        }
      } catch {
        // The connection broke.
      }
    }
    const followed = (async () => {
      while (ids.length < 6) await read()
    })()
    await expect.poll(() => ids, WAIT).toEqual(['1', '2'])
    const from = system.output().length
    const orders = edit('services/orders/order-stream.ts', /$/, '\n// edited\n')
    await system.printed(/restarted: services\/orders\/order-stream\.ts/, from)
    await expect.poll(() => connections, WAIT).toBeGreaterThan(1)
    payments()
    await followed
    expect(ids).toEqual(['1', '2', '3', '4', '5', '6'])
    orders()
  })
})
