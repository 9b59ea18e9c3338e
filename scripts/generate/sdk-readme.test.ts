import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { afterAll, describe, expect, test } from 'vitest'
import { createShopClient, keepSession } from '#generated/sdk/dist/index.js'

const sdk = resolve('generated/sdk')
const readme = readFileSync(join(sdk, 'README.md'), 'utf8')
const snippets = [...readme.matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code as string)
const folder = mkdtempSync(resolve('.cache/sdk-readme-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/* The context of a snippet. Each snippet is a module of its own; a name that it declares itself takes precedence. */
const AROUND = `
import type { RegisterUserBody, ShopClient } from '@charter/shop-sdk/v2'
declare global {
  const shop: ShopClient
  const order: Awaited<ReturnType<ShopClient['placeOrder']>>
  const registration: RegisterUserBody
  const productId: string, email: string, password: string, accessToken: string
  const signal: AbortSignal, file: File
  function show(...values: unknown[]): void
  function store(value: unknown): void
  function askForAnotherAddress(): void
}
`

const options: ts.CompilerOptions = {
  noEmit: true,
  skipLibCheck: true,
  strict: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
  paths: {
    '@charter/shop-sdk': [join(sdk, 'dist/index.d.ts')],
    '@charter/shop-sdk/v2': [join(sdk, 'dist/v2/index.d.ts')],
  },
}

function programOf(files: Record<string, string>): ts.Program {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return ts.createProgram(
    Object.keys(files).map((name) => join(folder, name)),
    options,
  )
}

describe('the README of the SDK', { timeout: 120_000 }, () => {
  test('every snippet compiles', () => {
    expect(snippets.length).toBeGreaterThan(8)
    const files = Object.fromEntries(snippets.map((code, i) => [`snippet-${i}.ts`, `${code}\nexport {}\n`]))
    const program = programOf({ ...files, 'around.ts': AROUND })
    const errors = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
      const snippet = snippets[Number(/snippet-(\d+)/.exec(file?.fileName ?? '')?.[1])]
      return `${ts.flattenDiagnosticMessageText(messageText, '\n')} in:\n${snippet ?? file?.fileName}`
    })
    expect(errors).toEqual([])
  })

  test('every method has the documentation of its operation', () => {
    const program = programOf({
      'methods.ts': `import { createShopClient } from '@charter/shop-sdk'\nexport const shop = createShopClient()\n`,
    })
    const checker = program.getTypeChecker()
    const source = program.getSourceFile(join(folder, 'methods.ts')) as ts.SourceFile
    const [shop] = checker.getExportsOfModule(checker.getSymbolAtLocation(source) as ts.Symbol)
    const type = checker.getTypeOfSymbol(shop as ts.Symbol)
    const docOf = (name: string) =>
      ts.displayPartsToString(checker.getPropertyOfType(type, name)?.getDocumentationComment(checker))
    expect(docOf('placeOrder')).toMatch(/^Place an order\n\nAccepts the order/)
    expect(docOf('streamOrderEvents')).toMatch(/^Follow an order/)
  })
})

describe('a client', () => {
  test('without a URL, throws an error that names it', () => {
    expect(() => createShopClient()).toThrow(/needs a serverUrl outside of a browser/)
  })

  test('throws errors that name operation, status, title, code and request', async () => {
    const problem = {
      title: 'The SKU is already in use',
      status: 409,
      code: 'products.sku-taken',
      requestId: 'r-1',
    }
    const shop = createShopClient({
      serverUrl: 'http://localhost',
      fetch: async () => Response.json(problem, { status: 409 }),
    })
    const body = { sku: 'A-1', name: 'A', category: 'lamps', price: { amount: 1, currency: 'EUR' as const } }
    await expect(shop.createProduct({ body })).rejects.toThrow(
      'createProduct failed with status 409: The SKU is already in use (products.sku-taken, request r-1)',
    )
  })

  test('generates an idempotency key, and keeps it for retries', async () => {
    const keys: (string | null)[] = []
    const shop = createShopClient({
      serverUrl: 'http://localhost',
      retry: { retries: 1, retryDelay: 0 },
      fetch: async (_url, init) => {
        keys.push(new Headers(init?.headers).get('Idempotency-Key'))
        return new Response(null, { status: 503 })
      },
    })
    const body = { items: [{ productId: crypto.randomUUID(), quantity: 1 }], paymentMethod: 'pm_card_ok' }
    await expect(shop.placeOrder({ body }, { idempotencyKey: true })).rejects.toThrow('503')
    expect(keys).toHaveLength(2)
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(keys[1]).toBe(keys[0])
  })
})

describe('a session', () => {
  /** Responds like the users service: a refresh token works once. */
  function serverWith(first: string) {
    const sent: string[] = []
    let valid = first
    let count = 0
    const answer: typeof fetch = async (url, init) => {
      if (!(url as string).endsWith('/sessions/refresh')) {
        sent.push(new Headers(init?.headers).get('Authorization') ?? '')
        return Response.json({ items: [], nextCursor: null })
      }
      const { refreshToken } = JSON.parse(init?.body as string) as { refreshToken: string }
      if (refreshToken !== valid) return Response.json({ status: 401, code: 'used' }, { status: 401 })
      valid = `refresh-${++count}`
      return Response.json({ accessToken: `access-${count}`, refreshToken: valid, expiresIn: 900 })
    }
    return { answer, sent, refreshes: () => count }
  }

  test('refreshes once for concurrent calls, and passes the new tokens to onRefresh', async () => {
    const server = serverWith('refresh-0')
    const shop = createShopClient({ serverUrl: 'http://localhost', fetch: server.answer })
    const stored: string[] = []
    const old = { accessToken: 'access-0', refreshToken: 'refresh-0', expiresIn: 1 }
    keepSession(shop, old, ({ refreshToken }) => void stored.push(refreshToken))
    await Promise.all([shop.listOrders(), shop.listPayments(), shop.listOrders()])
    await shop.listOrders()
    expect(server.refreshes()).toBe(1)
    expect(server.sent).toEqual(Array(4).fill('Bearer access-1'))
    expect(stored).toEqual(['refresh-1'])
  })

  test('keeps a token that is not about to expire', async () => {
    const server = serverWith('refresh-0')
    const shop = createShopClient({ serverUrl: 'http://localhost', fetch: server.answer })
    keepSession(shop, { accessToken: 'access-0', refreshToken: 'refresh-0', expiresIn: 900 })
    await shop.listOrders()
    expect(server.sent).toEqual(['Bearer access-0'])
  })
})
