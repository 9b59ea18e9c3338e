import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ApiError, createShopClient, problemOf } from '#generated/sdk/dist/index.js'
import { startSystem, type System } from '../../tests/system.ts'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')

let folder: string
let system: System

/** A project outside of this repository, with the packed SDK as its only package. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'charter-sdk-'))
  const packed = run('npm', ['pack', '--pack-destination', folder, '--ignore-scripts'], {
    cwd: join(root, 'generated/sdk'),
  })
  ;[system] = await Promise.all([startSystem(), packed])
  const installed = join(folder, 'node_modules/@charter/shop-sdk')
  await mkdir(installed, { recursive: true })
  await run('tar', ['-xzf', (await packed).stdout.trim(), '-C', installed, '--strip-components=1'], {
    cwd: folder,
  })
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
})
afterAll(async () => {
  await system?.close()
  await rm(folder, { recursive: true, force: true })
})

describe('the packed client', () => {
  test('runs in a plain Node process: its own example does', async () => {
    const { email, password } = system.accounts.customer
    const example = join(folder, 'example.js')
    await symlink(join(folder, 'node_modules/@charter/shop-sdk/example.js'), example)
    const args = ['--preserve-symlinks', '--preserve-symlinks-main', example]
    const { stdout, stderr } = await run(process.execPath, [
      ...args,
      system.urls.gateway as string,
      email,
      password,
    ])
    expect(stderr).toBe('')
    expect(stdout).toContain('categories: Furniture, Lamps')
    expect(stdout).toContain('without a token: unauthenticated')
    expect(stdout).toContain('with one: A customer')
  })

  test('has types for a project without any others', async () => {
    await writeFile(join(folder, 'consumer.ts'), CONSUMER)
    const compilerOptions = {
      noEmit: true,
      strict: true,
      target: 'es2022',
      module: 'nodenext',
      lib: ['es2022', 'dom'],
    }
    await writeFile(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, files: ['consumer.ts'] }),
    )
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const faults = await run(process.execPath, [tsc], { cwd: folder }).then(
      () => '',
      (error: { stdout: string }) => error.stdout,
    )
    expect(faults).toBe('')
  })
})

describe('a client', () => {
  const clientOf = (token?: string) =>
    createShopClient({ serverUrl: system.urls.gateway, ...(token && { auth: { bearer: token } }) })

  test('walks all pages of a list', async () => {
    const shop = clientOf(system.accounts.admin.token)
    await system.account()
    const emails = []
    for await (const { email } of shop.listUsers.items({ query: { limit: 2, sort: 'email' } }))
      emails.push(email)
    expect(emails.length).toBeGreaterThan(3)
    expect(emails).toEqual([...emails].sort())
    expect(new Set(emails).size).toBe(emails.length)
  })

  test('throws an error response as an error with a typed problem', async () => {
    const body = {
      email: system.accounts.customer.email,
      password: 'already in use',
      displayName: 'Twin',
    }
    const error: unknown = await clientOf()
      .registerUser({ body })
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ApiError)
    expect(problemOf(error)).toMatchObject({ status: 409, code: 'users.email-taken' })
    expect(problemOf(new TypeError('fetch failed'))).toBeUndefined()
  })

  test('waits for the time in Retry-After after a 429, and not the time of its own back-off', async () => {
    const calls: number[] = []
    const shop = createShopClient({
      serverUrl: system.urls.gateway,
      // Without Retry-After the test would time out.
      retry: { retries: 1, retryDelay: 600_000, jitter: false },
      fetch: async (url, init) => {
        calls.push(performance.now())
        if (calls.length > 1) return fetch(url, init)
        return new Response(null, { status: 429, headers: { 'Retry-After': '1' } })
      },
    })
    expect((await shop.listProducts()).items).toBeInstanceOf(Array)
    const [first = 0, second = 0] = calls
    expect(second - first).toBeGreaterThan(990)
  })

  test('retries a read that fails, but not a change', async () => {
    const calls: string[] = []
    const shop = createShopClient({
      serverUrl: system.urls.gateway,
      retry: { retries: 2, retryDelay: 0 },
      fetch: async (_url, init) => {
        calls.push(init?.method ?? '')
        return new Response(null, { status: 503 })
      },
    })
    await expect(shop.listCategories()).rejects.toThrow('503')
    await expect(shop.logIn({ body: { email: 'a@example.com', password: 'x' } })).rejects.toThrow('503')
    expect(calls).toEqual(['GET', 'GET', 'GET', 'POST'])
  })
})

/* Compiled, not run. An @ts-expect-error without an error fails the compilation. */
const CONSUMER = `
import { createShopClient, problemOf, type Product } from '@charter/shop-sdk'

const shop = createShopClient({ serverUrl: '' })
const page = await shop.listProducts({ query: { sort: '-price', inStock: true } })
const names: string[] = page.items.map((product: Product) => product.name)
for await (const product of shop.listProducts.items()) names.push(product.sku)
const { data, headers } = await shop.getProduct({ path: { productId: '' } }, { envelope: true })
const etag: string = headers.etag
const amount: number = data.price.amount
const code: string | undefined = problemOf(new Error())?.code

// @ts-expect-error an order that the contract does not know
await shop.listProducts({ query: { sort: 'colour' } })
// @ts-expect-error a field is missing
await shop.logIn({ body: { email: '' } })
// @ts-expect-error an operation for services only
await shop.issueServiceToken()
// @ts-expect-error a field that the contract does not name
const hash = (await shop.getMe()).passwordHash
export { names, etag, amount, code, hash }
`
