/**
 * `npm run test:scaffold`: `npm run new` in a copy of this repository, outside of it. What it writes passes
 * `npm run check` and its own tests at once.
 */
import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyRepository } from '../repository-copy.ts'

const run = promisify(execFile)
let root: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'charter-scaffold-'))
  copyRepository(root)
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root })
  git('init', '-q')
  git('add', '-A')
  git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '-qm', 'before')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Runs a command in the copy. @throws Error with its output */
async function inCopy(command: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, CONTRACT_SERVICE: undefined, TEST_POSTGRES_URL: undefined, VITEST: undefined }
  try {
    return (await run(command, args, { cwd: root, env, maxBuffer: 2 ** 26 })).stdout
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error })
  }
}

/** The paths that differ from the commit, without generated code. */
const changed = async () =>
  (await inCopy('git', 'status', '--porcelain', '--untracked-files=all'))
    .split('\n')
    .map((line) => line.slice(3))
    .filter((path) => path && !path.startsWith('generated/'))

const contract = `openapi: 3.1.0
info:
  title: Gift cards
  version: 1.0.0
  summary: Gift cards.
  description: Gift cards that customers buy.
  license: { name: MIT, identifier: MIT }
servers:
  - url: /api/v1
    description: Behind the gateway, and at the service itself.
tags:
  - name: Cards
    description: Gift cards.
paths:
  /gift-cards/{code}:
    get:
      operationId: getGiftCard
      summary: Read a gift card
      description: One gift card.
      tags: [Cards]
      security:
        - bearer: [staff]
      parameters:
        - name: code
          in: path
          required: true
          description: The code.
          schema: { type: string, pattern: '^[A-Z0-9]{8}$' }
          example: ABCD1234
      responses:
        '200':
          description: The card.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/GiftCard' }
              examples:
                card: { summary: A card, value: { code: ABCD1234 } }
        '400': { $ref: './openapi/shared/problem.yaml#/responses/BadRequest' }
        '401': { $ref: './openapi/shared/problem.yaml#/responses/Unauthenticated' }
        '403': { $ref: './openapi/shared/problem.yaml#/responses/Forbidden' }
        '404': { $ref: './openapi/shared/problem.yaml#/responses/NotFound' }
        '406': { $ref: './openapi/shared/problem.yaml#/responses/NotAcceptable' }
        '500': { $ref: './openapi/shared/problem.yaml#/responses/InternalError' }
        '503': { $ref: './openapi/shared/problem.yaml#/responses/Unavailable' }
components:
  securitySchemes:
    bearer: { $ref: './openapi/shared/security.yaml#/bearer' }
  schemas:
    GiftCard:
      description: A gift card.
      type: object
      required: [code]
      properties:
        code: { description: The code., type: string, pattern: '^[A-Z0-9]{8}$' }
`

const newPart = (...args: string[]) => inCopy('npm', 'run', '--silent', 'new', '--', ...args)

describe('npm run new', () => {
  test('a service with a database and a consumed event', async () => {
    await newPart('service', 'reviews', '--database', '--consumes', 'orders.order-confirmed.v1')
    const outside = (await changed()).filter((path) => !/^(openapi|prisma|services)\/reviews\//.test(path))
    expect(outside.sort()).toEqual([
      '.env.example',
      'deploy/compose.env.example',
      'deploy/k8s/base/network-policies.yaml',
      'deploy/k8s/base/services.yaml',
      'deploy/k8s/migrations/jobs.yaml',
      'deploy/k8s/monitoring/service-monitors.yaml',
      'deploy/k8s/tracing/network-policy.yaml',
      'deploy/prometheus/prometheus.yml',
      'docker-compose.yml',
      'docs/reference/configuration.md',
      'docs/reference/metrics.md',
      'services/gateway/config.ts',
    ])
  })

  test('a service without a database, and one from a contract', async () => {
    await newPart('service', 'quotes')
    writeFileSync(join(root, 'gift-cards.yaml'), contract)
    await newPart('service', 'gift-cards', '--from', 'gift-cards.yaml')
    rmSync(join(root, 'gift-cards.yaml'))
    expect(readFileSync(join(root, 'openapi/gift-cards/v1.yaml'), 'utf8')).toContain(
      '../shared/problem.yaml#',
    )
  })

  test('an operation, an event and a version', async () => {
    await newPart('operation', 'reviews', 'POST', '/reviews/{reviewId}/photos')
    await newPart('event', 'reviews', 'review-reported')
    await newPart('version', 'reviews')
  })

  test('what fails while it is generated leaves nothing behind', async () => {
    const before = await changed()
    // A file where the generator makes a folder.
    const inTheWay = join(root, '.cache/clients/generated/surveys')
    mkdirSync(dirname(inTheWay), { recursive: true })
    writeFileSync(inTheWay, '')
    await expect(newPart('service', 'surveys')).rejects.toThrow('Nothing was written')
    rmSync(inTheWay)
    expect(await changed()).toEqual(before)
    expect(existsSync(join(root, 'generated/surveys'))).toBe(false)
  })

  test('what was written passes npm run check', async () => {
    expect(await inCopy('npm', 'run', '--silent', 'check')).toMatch(/\d+ checks passed/)
  })

  test('the tests of the whole system pass', async () => {
    const files = [
      ...['tests/deploy', 'tests/env-example.test.ts', 'tests/docs/reference.test.ts'],
      ...['tests/scaffold/new.test.ts', 'tests/try-it-out', 'tests/hostile/tokens.test.ts'],
      ...[
        'scripts/imported-files.test.ts',
        'services/gateway/documents.test.ts',
        'services/gateway/config.test.ts',
      ],
    ]
    expect(await inCopy('npm', 'test', '--silent', '--', ...files)).toMatch(/Tests .*passed/)
    expect(await inCopy('npm', 'run', '--silent', 'test:deploy')).toMatch(/Tests .*passed/)
  })

  test.each(['reviews', 'quotes', 'gift-cards'])('npm test -- %s passes', async (service) => {
    expect(await inCopy('npm', 'test', '--silent', '--', service)).toMatch(/Tests .*passed/)
  })
})
