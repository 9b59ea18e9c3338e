import { Writable } from 'node:stream'
import { stripVTControlCharacters, styleText } from 'node:util'
import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createLog } from '#platform/telemetry/log.ts'
import { terminalLine, withoutInternals } from './terminal-log.ts'

beforeAll(() => void vi.stubEnv('FORCE_COLOR', '1'))
afterAll(() => void vi.unstubAllEnvs())

/** A line as a service writes it. */
function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = ''
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString()
      done()
    },
  })
  write(createLog({ service: 'orders', level: 'trace' }, stream))
  return terminalLine(text.trim())
}

const plain = (text: string) => stripVTControlCharacters(text)
const here = (line: number) =>
  `${pathToFileURL(resolve('services/orders/saga/store-order.ts')).href}:${line}:7`
const failure = () => {
  const cause = new TypeError('Cannot read properties of undefined')
  cause.stack = `TypeError: Cannot read properties of undefined
    at node:internal/process/task_queues:105:5
    at Query.run (/repository/node_modules/pg/lib/query.js:1:1)
    at async place (${here(24)})
    at ${here(99)}`
  const error = new Error('The order could not be placed', { cause })
  error.stack = `Error: The order could not be placed\n    at handler (${here(12)})`
  return error
}

describe('a request', () => {
  test.each([
    [201, 'green'],
    [304, 'cyan'],
    [404, 'yellow'],
    [503, 'red'],
  ] as const)('with status %i is %s', (status, colour) => {
    const text = `${status} GET /api/v1/orders`
    const line = logged((log) =>
      log.info(
        { method: 'GET', path: '/api/v1/orders', status, durationMs: 4, operationId: 'listOrders' },
        'x',
      ),
    )
    expect(plain(line)).toBe(`${text} 4 ms · listOrders`)
    expect(line).toContain(styleText(colour, text, { validateStream: false }))
  })

  test('that failed is one line: its error has a frame of its own', () => {
    const err = new Error('failed with status code 500')
    const line = logged((log) => log.error({ method: 'GET', path: '/', status: 500, err }, 'GET / 500'))
    expect(plain(line).trim()).toBe('500 GET /')
  })
})

describe('an error', () => {
  test('is one frame: the cause first, its places in this repository, then what it caused', () => {
    const line = logged((log) =>
      log.error({ err: failure(), code: 'internal', requestId: 'r-1' }, 'The service failed'),
    )
    expect(plain(line).split('\n')).toEqual([
      '┌ TypeError: Cannot read properties of undefined',
      '│ at place (services/orders/saga/store-order.ts:24:7)',
      '│ at services/orders/saga/store-order.ts:99:7',
      '│ The service failed',
      '│ The order could not be placed',
      '└ request r-1',
    ])
  })

  test('without a place in this repository keeps its message', () => {
    const error = new Error('connect ECONNREFUSED 127.0.0.1:5432')
    error.stack = `${error.name}: ${error.message}\n    at node:net:1:1`
    expect(plain(logged((log) => log.error({ err: error }, 'jobs: could not start'))).split('\n')).toEqual([
      '┌ Error: connect ECONNREFUSED 127.0.0.1:5432',
      '└ jobs: could not start',
    ])
  })

  test('without an Error is its message and fields', () => {
    const line = logged((log) => log.error({ orderId: 'o-1', attempt: 3 }, 'An order needs attention'))
    expect(plain(line)).toBe('─ An order needs attention · orderId o-1 · attempt 3')
  })
})

test('a warning is one line with its reason', () => {
  const line = logged((log) => log.warn({ err: failure(), queue: 'mail' }, 'Trying again'))
  expect(plain(line)).toBe('Trying again · queue mail · Cannot read properties of undefined')
})

test.each(['{not json', 'Debugger attached.', ''])(
  'a line that is no log line stays as it is: %j',
  (line) => {
    expect(terminalLine(line)).toBe(line)
  },
)

test('an uncaught error is printed without the lines of Node and of packages', () => {
  expect(
    withoutInternals(`node:internal/modules/esm/resolve:272
    throw new ERR_MODULE_NOT_FOUND(
          ^

Error [ERR_MODULE_NOT_FOUND]: Cannot find module 'nothing.ts' imported from listCategories.ts
    at finalizeResolution (node:internal/modules/esm/resolve:272:11)
    at run (/repository/node_modules/pg/index.js:1:1)
    at load (${here(3)}) {
  code: 'ERR_MODULE_NOT_FOUND'
}

Node.js v24.21.0`).split('\n'),
  ).toEqual([
    "Error [ERR_MODULE_NOT_FOUND]: Cannot find module 'nothing.ts' imported from listCategories.ts",
    `    at load (${here(3)}) {`,
    "  code: 'ERR_MODULE_NOT_FOUND'",
    '}',
  ])
  const syntaxError = `services/place.ts:3\nconst x = ;\n          ^\nSyntaxError: Expression expected`
  expect(withoutInternals(syntaxError)).toBe(syntaxError)
})
