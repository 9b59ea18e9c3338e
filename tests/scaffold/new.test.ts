/** `npm run new` without writing: what it plans, and what it refuses. Its names are those of no service. tests/scaffold/repository.test.ts runs what it writes. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { applyChange, ScaffoldError } from '../../scaffold/change.ts'
import { appendToYaml } from '../../scaffold/edit.ts'
import { newEvent } from '../../scaffold/event.ts'
import { namesOf, singular } from '../../scaffold/names.ts'
import { idFor, newOperation } from '../../scaffold/operation.ts'
import { readRepository } from '../../scaffold/repository.ts'
import { newService, type NewService } from '../../scaffold/service.ts'
import { render } from '../../scaffold/template.ts'
import { newVersion } from '../../scaffold/version.ts'
import { readConfig as readGatewayConfig } from '../../services/gateway/config.ts'
import { type ContractCheck, openContractCheck } from '../../scripts/new/contract-check.ts'
import { newPart } from '../../scripts/new/new-part.ts'

const repository = readRepository(process.cwd())
const now = new Date('2026-11-27T08:00:00Z')
let check: ContractCheck
beforeAll(() => {
  check = openContractCheck()
})
afterAll(() => check[Symbol.asyncDispose]())
const plan = (service: Partial<NewService> & { name: string }) =>
  newService(repository, { hasDatabase: false, consumes: [], now, ...service }, check.readContract)

describe('a service', () => {
  test('has the next port, and its line in each file that has to know it', async () => {
    const change = await plan({ name: 'test-cards', hasDatabase: true })
    const ports = Object.values(readGatewayConfig({}).services).map((url) => Number(new URL(url).port))
    const port = Math.max(...ports) + 1
    expect(change.get('services/test-cards/config.ts')).toContain(`prefix: 'TEST_CARDS_', port: ${port}`)
    expect(change.get('services/gateway/config.ts')).toContain(`'test-cards': ${port},`)
    expect(change.get('.env.example')).toContain('# TEST_CARDS_DATABASE_URL=')
    const compose = parse(change.get('docker-compose.yml') as string, { merge: true })
    const url = 'postgresql://test-cards:${TEST_CARDS_DATABASE_PASSWORD:?}@postgres:5432/test-cards'
    expect(compose.services['test-cards'].environment).toMatchObject({
      SERVICE: 'test-cards',
      TEST_CARDS_DATABASE_URL: url.replace('postgres:5432', 'pgbouncer:6432'),
      TEST_CARDS_DATABASE_DIRECT_URL: url,
    })
    expect(compose.services.migrate.environment.TEST_CARDS_DATABASE_URL).toBe(url)
    expect(compose.services['gateway-1'].environment.TEST_CARDS_URL).toBe(`http://test-cards:${port}`)
    const edited = [...change.keys()].filter((path) => existsSync(path))
    expect(edited.sort()).toEqual([
      '.env.example',
      'deploy/compose.env.example',
      'docker-compose.yml',
      'services/gateway/config.ts',
    ])
  })

  test('publishes and consumes events only with a database', async () => {
    const plain = await plan({ name: 'test-quotes' })
    expect([...plain.keys()].filter((path) => path.startsWith('prisma/'))).toEqual([])
    const consumer = await plan({ name: 'test-reviews', consumes: ['orders.order-confirmed.v1'] })
    expect(consumer.get('prisma/test-reviews/schema.prisma')).toContain('model InboxEvent')
    expect(consumer.get('services/test-reviews/events/index.ts')).toContain(
      "'orders.order-confirmed.v1': onOrderConfirmed,",
    )
  })

  test('no file has a token of a template left', async () => {
    for (const service of [{ name: 'test-quotes' }, { name: 'test-cards', hasDatabase: true }])
      for (const [path, text] of await plan(service)) {
        if (!existsSync(path)) expect(text).not.toMatch(/__[A-Za-z]|\/\/\? |#\? /)
        expect(path).not.toContain('__')
      }
  })
})

describe('names', () => {
  test.each([
    ['reviews', 'review'],
    ['categories', 'category'],
    ['addresses', 'address'],
    ['boxes', 'box'],
    ['inventory', 'inventory'],
    ['news', 'news'],
    ['gift cards', 'gift card'],
  ])('one of the %s is a %s', (plural, one) => {
    expect(singular(plural)).toBe(one)
  })
  test('each form of a name', () => {
    expect(namesOf('gift-cards')).toMatchObject({
      SERVICE: 'GIFT_CARDS',
      entities: 'giftCards',
      Entity: 'GiftCard',
      'entity-file': 'gift-card',
      table: 'gift_cards',
      a_thing: 'a gift card',
    })
    expect(namesOf('items').a_thing).toBe('an item')
  })
  test.each([
    ['get', '/reviews', 'listReviews'],
    ['get', '/reviews/{reviewId}', 'getReview'],
    ['get', '/reviews/{reviewId}/photos', 'listReviewPhotos'],
    ['post', '/reviews/{reviewId}/photos', 'createReviewPhoto'],
    ['delete', '/gift-cards/{cardId}', 'deleteGiftCard'],
    ['get', '/reviews/summary', 'getReviewSummary'],
  ])('%s %s is %s', (method, path, id) => {
    expect(idFor(method, path)).toBe(id)
  })
})

describe('edits', () => {
  test('a list of YAML grows, and nothing else changes', () => {
    const text = 'a: 1 # one\nlist:\n  x:\n    - 1\n\n# end\nb: { c: 2 }\n'
    expect(appendToYaml(text, ['list'], 'y:\n  - 2')).toBe(text.replace('- 1\n', '- 1\n  y:\n    - 2\n'))
    expect(appendToYaml(text, ['list', 'x'], '- 3')).toBe(text.replace('- 1\n', '- 1\n    - 3\n'))
    expect(() => appendToYaml(text, ['b'], 'd: 3')).toThrow('b is missing in the contract, or on one line')
  })
  test('a line of a template depends on flags, and its values keep its indentation', () => {
    const template = 'a //? x\nb //? !x\n  __list__'
    expect(render(template, { list: '1\n2' }, new Set(['x']))).toBe('a\n  1\n  2')
    expect(render(template, { list: '1' })).toBe('b\n  1')
    expect(() => render('__nothing__', {})).toThrow('__nothing__, which has no value')
  })
  test('a change that fails half-way is undone, folders included', () => {
    const root = mkdtempSync(join(tmpdir(), 'charter-change-'))
    writeFileSync(join(root, 'old.txt'), 'before')
    const change = new Map([
      ['old.txt', 'after'],
      ['new/deep/file.txt', 'text'],
      ['old.txt/impossible', 'text'],
    ])
    expect(() => applyChange(root, change)).toThrow()
    expect(readFileSync(join(root, 'old.txt'), 'utf8')).toBe('before')
    expect(existsSync(join(root, 'new'))).toBe(false)
    applyChange(root, new Map([['new/file.txt', 'text']]))()
    expect(existsSync(join(root, 'new'))).toBe(false)
    rmSync(root, { recursive: true })
  })
})

describe('operation, event and version of an existing service', () => {
  test('the contract gets the new part and keeps every line', async () => {
    const before = readFileSync('openapi/payments/v1.yaml', 'utf8').split('\n')
    const operation = { service: 'payments', method: 'POST', path: '/payments/{paymentId}/notes' }
    const changes = [
      await newOperation(repository, operation, check.readContract),
      await newEvent(repository, 'payments', 'payment-disputed', check.readContract),
    ]
    for (const change of changes) {
      const after = (change.get('openapi/payments/v1.yaml') as string).split('\n')
      let at = 0
      for (const line of after) if (line === before[at]) at += 1
      expect([at, after.length > before.length]).toEqual([before.length, true])
    }
    const [added] = changes
    expect(added?.get('services/payments/handlers/index.ts')).toContain('  createPaymentNote,\n} satisfies')
    expect(added?.get('tests/contract/payments.cases.ts')).toContain("createPaymentNote: 'unwritten'")
  })

  test('a version is a copy of the one before, which its handlers serve as well', async () => {
    const change = await newVersion(repository, 'payments', check.readContract)
    const v2 = change.get('openapi/payments/v2.yaml') as string
    const v1 = readFileSync('openapi/payments/v1.yaml', 'utf8')
    expect(v2.replaceAll('/api/v2', '/api/v1').replace('version: 2.0.0', 'version: 1.0.0')).toBe(v1)
    expect(parse(v2).servers[0].url).toBe('/api/v2')
    expect(change.get('services/payments/service.ts')).toContain('{ contract, handlers, older: [v1] }')
    expect(change.get('services/payments/handlers/index.ts')).toContain('#generated/payments/v2/handlers.ts')
    expect(change.get('services/payments/versions/v1.ts')).toContain('olderVersion({})')
    expect([...change.keys()].filter((file) => /test/.test(file))).toEqual([
      'tests/contract/payments.cases.ts',
    ])
  })

  test('the version after a deprecated one is not deprecated', async () => {
    const isV2 = (one: { service: string; version: string }) =>
      one.service === 'products' && one.version === 'v2'
    const contracts = repository.contracts.filter((contract) => !isV2(contract))
    const change = await newVersion({ ...repository, contracts }, 'products', check.readContract)
    const { info } = parse(change.get('openapi/products/v2.yaml') as string)
    const [v1] = contracts.filter(({ service }) => service === 'products')
    expect(v1?.document.info).toHaveProperty('x-sunset')
    expect(info).toMatchObject({ title: 'Products', version: '2.0.0' })
    expect(Object.keys(info).filter((key) => key.startsWith('x-'))).toEqual([])
  })

  test('the version after that is served first', async () => {
    const change = await newVersion(repository, 'products', check.readContract)
    expect(change.get('services/products/service.ts')).toContain('older: [v2, v1]')
    expect(change.has('services/products/versions/v1.ts')).toBe(false)
  })
})

describe('what is refused, with one sentence each and status 1', () => {
  const run = (...args: string[]) => {
    const { status, stderr, stdout } = spawnSync(process.execPath, ['scripts/new.ts', ...args], {
      encoding: 'utf8',
    })
    return { status, stdout, lines: stderr.trim().split('\n') }
  }
  test.each([
    [['service', 'Reviews'], '"Reviews" can\'t be the name of a service: it needs lower-case letters'],
    [['service', 'x'.repeat(25)], 'at most 24 characters'],
    [['service', '2-cards'], '"2-cards" can\'t be the name of a service'],
    [['service', 'shared'], 'Charter uses it itself'],
    [['service', 'smtp'], 'its variables begin with SMTP_, as SMTP_'],
    [['service', 'events'], 'its type would be Event'],
    [
      ['service', 'orders-archive'],
      'the service orders would take its variables, such as ORDERS_ARCHIVE_PORT',
    ],
    [['service', 'records'], 'its type would be Record'],
    [['service', 'products'], 'The service products exists already.'],
    [
      ['service', 'test-reviews', '--consumes', 'orders.order-confirmd.v1'],
      'did you mean orders.order-confirmed.v1?',
    ],
    [['service', 'test-reviews', '--from', 'nowhere.yaml'], 'There is no file nowhere.yaml.'],
    [['operation', 'prodcts', 'GET', '/x'], 'There is no service prodcts: did you mean products?'],
    [['operation', 'products', 'GET', '/products'], 'GET /products exists already: listProducts.'],
    [
      ['operation', 'products', 'GET', '/products/{id}'],
      'The contract has this path as /products/{productId}',
    ],
    [['operation', 'products', 'FETCH', '/x'], '"FETCH" is not one of'],
    [['operation', 'products', 'GET', 'x'], '"x" is no path such as'],
    [['event', 'users', 'user-registered'], 'The service users has no outbox'],
    [['event', 'orders', 'order-placed'], 'The event orders.order-placed.v1 exists already.'],
    [['event', 'orders', '9'], '"9" can\'t be the name of an event'],
    [['version', 'test-reviews'], 'There is no service test-reviews'],
  ])('new %s', async (args, sentence) => {
    const error: unknown = await newPart(args, 'npm run new --').catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ScaffoldError)
    expect((error as Error).message).toContain(sentence)
    expect((error as Error).message).not.toContain('\n')
  })

  test.each([
    [['service', 'Reviews'], /^"Reviews" can't be the name of a service: .*$/],
    [['table', 'x'], /^Usage:\n/],
    [['service', 'test-reviews', '--databse'], /^Unknown option '--databse'/],
  ])('npm run new -- %s', (args, message) => {
    const { status, stdout, lines } = run(...args)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(lines.join('\n')).toMatch(message)
  })

  test('a contract with errors: all of them, with file and line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'charter-new-'))
    const file = join(folder, 'reviews.yaml')
    const contract = readFileSync('openapi/payments/v1.yaml', 'utf8')
    writeFileSync(
      file,
      contract
        .replace('in: path', 'in: pth')
        .replace("'#/components/schemas/Payment'", "'#/components/schemas/Paymant'"),
    )
    const { status, lines } = run('service', 'test-reviews', '--database', '--from', file)
    rmSync(folder, { recursive: true })
    expect(status).toBe(1)
    expect(lines.some((line) => /reviews\.yaml:\d+: .*pth/.test(line))).toBe(true)
    expect(lines.some((line) => /reviews\.yaml:\d+: .*Paymant/.test(line))).toBe(true)
    expect(existsSync('services/test-reviews')).toBe(false)
    expect(existsSync('openapi/test-reviews')).toBe(false)
  })
})
