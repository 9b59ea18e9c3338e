import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { npmStart, ownPlace, ready, type Started } from './npm-start.ts'

/* `npm run dev` in a copy of the repository that the tests edit. They share one system: each restores what it edits. */

const { start, repositoryCopy } = npmStart({ keep: true })
const cwd = repositoryCopy()
const CONTRACT = 'openapi/products/v1.yaml'
const HANDLER = 'services/products/handlers/listCategories.ts'
const WAIT = { timeout: 60_000, interval: 100 }

let system: Started
let gateway: string
beforeAll(async () => {
  // On a busy machine restarts take long: the order that waits for them must not be compensated meanwhile.
  system = start({ ...ownPlace('.data'), ORDERS_DEADLINE_SECONDS: '900' }, { cwd, watch: true })
  gateway = await ready(system)
  await system.printed(/Watching/)
}, 240_000)

beforeEach(({ onTestFailed }) => {
  const from = system.output().length
  onTestFailed(() => void process.stderr.write(output(from).slice(-8_000)))
})

/** Replaces text in a file as editors do, by renaming a new file over it. Restored by `restore`, at the latest with the test. */
function edit(file: string, from: string | RegExp, to: string): Disposable & { restore(): void } {
  const path = join(cwd, file)
  const before = readFileSync(path, 'utf8')
  const after = before.replace(from, to)
  expect(after).not.toBe(before)
  const save = (text: string) => {
    writeFileSync(`${path}~`, text)
    renameSync(`${path}~`, path)
  }
  save(after)
  const restore = () => readFileSync(path, 'utf8') !== before && save(before)
  return { restore, [Symbol.dispose]: restore }
}

const statusOf = async (path: string) => (await fetch(`${gateway}/api/v1${path}`)).status
const output = (from: number) => stripVTControlCharacters(system.output().slice(from))

describe('npm run dev', { timeout: 240_000 }, () => {
  test('a contract is compiled again and its service restarted', async () => {
    const from = system.output().length
    const path = '/products?q=a-long-question'
    expect(await statusOf(path)).toBe(200)
    using edited = edit(CONTRACT, /(name: q\n[^]*?maxLength: )\d+/, '$15')
    await expect.poll(() => statusOf(path), WAIT).toBe(400)
    await system.printed(/products +\| ✓ compiled openapi\/products\/v1\.yaml \(\d+\.\d s\)/, from)
    await system.printed(/products +\| ✓ restarted/, from)
    expect(output(from)).not.toMatch(/(users|payments|notifications) +\| ✓ restarted/)
    const restored = system.output().length
    edited.restore()
    await system.printed(/products +\| ✓ restarted/, restored)
    await expect.poll(() => statusOf(path), WAIT).toBe(200)
  })

  test('an error of the contract is printed with its place, and the service keeps running', async () => {
    const from = system.output().length
    using edited = edit(CONTRACT, 'type: string', 'type: strung')
    await system.printed(/products\/v1\.yaml has errors/, from)
    await system.printed(/openapi\/products\/v1\.yaml:\d+.*strung/, from)
    await expect.poll(() => statusOf('/categories'), WAIT).toBe(200)
    edited.restore()
    await system.printed(/compiled openapi\/products\/v1\.yaml/, from)
    expect(output(from)).not.toMatch(/products +\| ✓ restarted/)
  })

  test('a handler that fails is one frame with its cause and place', async () => {
    using edited = edit(HANDLER, '=> {\n', "=> {\n  if (Date.now()) throw new RangeError('edited')\n")
    await expect.poll(() => statusOf('/categories'), WAIT).toBe(500)
    const from = system.output().length
    await fetch(`${gateway}/api/v1/categories`, { headers: { 'X-Request-Id': 'frame-1' } })
    await system.printed(/request frame-1\n/, from)
    const lines = output(from).split('\n')
    const end = lines.findIndex((line) => line.includes('request frame-1'))
    const frame = lines.slice(
      lines.slice(0, end).findLastIndex((line) => line.includes('┌')),
      end + 1,
    )
    expect(frame[0]).toMatch(/products +\| ┌ RangeError: edited/)
    expect(frame[1]).toMatch(/products +\| │ at .*services\/products\/handlers\/listCategories\.ts:\d+/)
    expect(frame.length).toBeLessThan(8)
    expect(output(from)).not.toMatch(/failed with status code/)
    edited.restore()
    await expect.poll(() => statusOf('/categories'), WAIT).toBe(200)
  })

  test('code that does not start is printed, and the previous process keeps running', async () => {
    const from = system.output().length
    using edited = edit(HANDLER, /^import/, "import { nothing } from './nothing.ts'\nimport")
    await system.printed(/cannot start after the edit[^]*nothing\.ts/, from)
    expect(await statusOf('/categories')).toBe(200)
    edited.restore()
    await system.printed(/restarted: .*services\/products\/handlers\/listCategories\.ts/, from)
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

    // Payments do not respond until the end of the test.
    using payments = edit(
      'services/payments/handlers/authorizePayment.ts',
      '=> {\n',
      '=> {\n  if (Date.now()) await new Promise(() => {})\n',
    )
    await system.printed(/restarted: .*services\/payments\/handlers\/authorizePayment\.ts/)
    const order = { items: [{ productId: products.items[0]?.id, quantity: 1 }], paymentMethod: 'pm_card_ok' }
    const { id, status } = await send('/orders', order, headers)
    expect(status).toBe('pending')

    const ids: string[] = []
    let connections = 0
    /** Reads as an EventSource does, which reconnects with the last id that it has received. */
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
    using _orders = edit('services/orders/stream/stream.ts', /$/, '\n// edited\n')
    await system.printed(/restarted: .*services\/orders\/stream\/stream\.ts/, from)
    await expect.poll(() => connections, WAIT).toBeGreaterThan(1)
    payments.restore()
    await followed
    expect(ids).toEqual(['1', '2', '3', '4', '5', '6'])
  })
})
