import { globSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Contract, METHODS } from '#platform/contract/contract.ts'
import { type Place, testedAt } from './describe-contract.ts'
import { documentedReplies, type DocumentedReply } from './documented-responses.ts'
import { runDredd, type Verdicts } from './dredd.ts'
import { lifecycleErrors } from './lifecycle-errors.ts'
import { replyChecker } from './response-errors.ts'

/*
 * Tests of the contract tests: a server violates its contract in every relevant way, and each violation must become a
 * failure.
 */

const problem = { type: 'urn:x', title: 'X', status: 404, code: 'x', requestId: 'r1' }
const json = 'application/json'
const problemJson = 'application/problem+json'

/** What the server sends: the documented status, a response, and the error that must be found. */
const lies: [name: string, documented: string, reply: Lie, fault: RegExp | undefined][] = [
  ['honest', '200', { status: 200, type: json, body: { id: 1 } }, undefined],
  ['charset', '200', { status: 200, type: `${json}; charset=utf-8`, body: { id: 1 } }, undefined],
  ['otherStatus', '200', { status: 201, type: json, body: { id: 1 } }, /201/],
  ['otherType', '200', { status: 200, type: 'text/html', body: { id: 1 } }, /Content-Type is text\/html/],
  ['wrongType', '200', { status: 200, type: json, body: { id: '1' } }, /body\/id must be integer/],
  ['missingField', '200', { status: 200, type: json, body: {} }, /required property 'id'/],
  ['badDate', '200', { status: 200, type: json, body: { id: 1, at: 'yesterday' } }, /format "date-time"/],
  ['leak', '200', { status: 200, type: json, body: { id: 1, passwordHash: 'x' } }, /passwordHash/],
  ['nestedLeak', '200', { status: 200, type: json, body: { id: 1, of: { id: 2, secret: 'x' } } }, /secret/],
  ['noJson', '200', { status: 200, type: json, body: 'oops' }, /not JSON/],
  [
    'noHeader',
    '200',
    { status: 200, type: json, body: { id: 1 }, headers: { etag: undefined } },
    /ETag is missing/,
  ],
  [
    'badHeader',
    '200',
    { status: 200, type: json, body: { id: 1 }, headers: { etag: 'three' } },
    /header ETag/,
  ],
  ['empty', '204', { status: 204 }, undefined],
  ['unexpectedBody', '202', { status: 202, type: json, body: { id: 1 } }, /no body is documented/],
  ['goodProblem', '404', { status: 404, type: problemJson, body: problem }, undefined],
  [
    'otherProblemStatus',
    '404',
    { status: 404, type: problemJson, body: { ...problem, status: 400 } },
    /has status 400/,
  ],
  ['plainProblem', '404', { status: 404, type: json, body: problem }, /Content-Type is application\/json/],
  [
    'disclosesCause',
    '500',
    { status: 500, type: problemJson, body: { ...problem, status: 500, detail: 'x' } },
    /discloses/,
  ],
  ['hangUp', '200', 'hang up', /no response|hang up|ECONNRESET/],
]

type Lie =
  { status: number; type?: string; body?: unknown; headers?: Record<string, string | undefined> } | 'hang up'

let server: Server
let url: string
beforeAll(async () => {
  server = createServer((request, response) => {
    const lie = lies.find(([name]) => request.url === `/${name}`)?.[2]
    if (!lie || lie === 'hang up') return void request.socket.destroy()
    const headers = {
      'x-request-id': 'r1',
      etag: '"1"',
      ...(lie.type && { 'content-type': lie.type }),
      ...lie.headers,
    }
    const body = typeof lie.body === 'string' ? lie.body : JSON.stringify(lie.body)
    const sent = Object.entries(headers).filter(([, value]) => value !== undefined)
    response.writeHead(lie.status, Object.fromEntries(sent)).end(body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const thing = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'integer' },
    at: { type: 'string', format: 'date-time' },
    of: { $ref: '#/components/schemas/Thing' },
  },
}

const contract: Contract = {
  service: 'lies',
  version: 'v1',
  document: {
    openapi: '3.1.0',
    info: { title: 'Lies', version: '1.0.0' },
    components: { schemas: { Thing: thing } },
    paths: Object.fromEntries(
      lies.map(([operationId, status]) => [
        `/${operationId}`,
        { get: { operationId, responses: responses(status) } },
      ]),
    ),
  },
}

function responses(status: string): object {
  const schema = { $ref: '#/components/schemas/Thing' }
  const etag = { required: true, schema: { type: 'string', pattern: '^".*"$' } }
  if (status === '200')
    return { 200: { description: 'x', headers: { ETag: etag }, content: { [json]: { schema } } } }
  if (status < '300') return { [status]: { description: 'x' } }
  return { [status]: { description: 'x', content: { [problemJson]: { schema: { type: 'object' } } } } }
}

describe('what the contract tests catch', () => {
  let verdicts: Verdicts
  beforeAll(async () => {
    verdicts = await runDredd(contract, documentedReplies(contract), {
      prepare: async ({ operation }) => ({ url, path: operation.path, headers: {}, body: undefined }),
      faultsOf: replyChecker(contract),
    })
  })

  test.each(lies)('%s', (name, status, _lie, fault) => {
    const faults = verdicts.get(`lies v1 ${name} ${status}`)
    if (fault) expect(faults?.join('\n')).toMatch(fault)
    else expect(faults).toEqual([])
  })
})

test('a response that could not be prepared is a failure with its reason', async () => {
  const verdicts = await runDredd(contract, documentedReplies(contract), {
    prepare: async () => {
      throw new Error('no fixture')
    },
    faultsOf: () => [],
  })
  expect([...verdicts.values()].flat()).toContainEqual(expect.stringContaining('no fixture'))
  expect(verdicts.size).toBe(lies.length)
})

test('a status that no single response can have is refused, not left out', () => {
  const range = { description: 'x' }
  const paths = { '/x': { get: { operationId: 'x', responses: { '4XX': range } } } }
  expect(() => documentedReplies({ ...contract, document: { ...contract.document, paths } })).toThrow('4XX')
})

describe('the announcement of an end', () => {
  const contractOf = (version: string, info: object, fields: object): Contract => ({
    ...{ service: 'things', version },
    document: {
      openapi: '3.1.0',
      info: { title: 'Things', version: '1.0.0', ...info },
      servers: [{ url: `/api/${version}` }],
      paths: {
        '/things/{id}': {
          get: { operationId: 'getThing', ...fields, responses: { 204: { description: 'ok' } } },
        },
      },
    },
  })
  const v1 = contractOf(
    'v1',
    { 'x-deprecated-since': '2026-11-27', 'x-sunset': '2028-06-30' },
    { deprecated: true },
  )
  const contracts = [v1, contractOf('v2', {}, {})]
  const [documented] = documentedReplies(v1)
  const honest = {
    deprecation: '@1795737600',
    sunset: 'Fri, 30 Jun 2028 23:59:59 GMT',
    link: '</docs>; rel="deprecation", </docs>; rel="sunset", </api/v2/things/7>; rel="successor-version"',
  }
  test.each([
    [{}, []],
    [{ deprecation: undefined }, ['Deprecation is undefined']],
    [{ sunset: 'Sat, 01 Jul 2028 00:00:00 GMT' }, [/^Sunset is Sat/]],
    [{ link: honest.link.replace('v2', 'v1') }, [/without the successor/]],
    [{ link: undefined }, [/deprecation/, /sunset/, /successor/]],
  ] as [object, (string | RegExp)[]][])('%j', (change, expected) => {
    const reply = { status: 204, headers: { ...honest, ...change }, body: Buffer.alloc(0) }
    const errors = lifecycleErrors(v1, contracts, documented as DocumentedReply, reply)
    expect(errors).toEqual(expected.map((text) => expect.stringMatching(text) as string))
  })
})

describe.each(['at the service', 'through the gateway'] as const)('%s', (place) => {
  const tested = testedAt(place)

  test('every response that a file in openapi/ documents is requested, in every version', () => {
    const documented = documentedInFiles(place)
    expect(documented.length).toBeGreaterThan(tested.length)
    expect(documented.filter((name) => !namesOf(tested).has(name))).toEqual([])
  })

  test('a version that is left out is noticed', () => {
    const [left, ...others] = tested
    const name = `${left?.contract.service} ${left?.contract.version} `
    const missing = documentedInFiles(place).filter((each) => !namesOf(others).has(each))
    expect(missing).toEqual(documentedInFiles(place).filter((each) => each.startsWith(name)))
    expect(missing.length).toBeGreaterThan(0)
  })
})

const namesOf = (tested: ReturnType<typeof testedAt>): Set<string> =>
  new Set(
    tested.flatMap(({ replies }) =>
      replies.map(
        ({ operation: { service, version, id }, status }) => `${service} ${version} ${id} ${status}`,
      ),
    ),
  )

interface Node {
  operationId?: string
  responses?: object
  'x-internal'?: boolean
}

/** What the files say, without the generated contracts. */
function documentedInFiles(place: Place): string[] {
  const isAtTheService = place === 'at the service'
  return globSync('openapi/*/v*.yaml').flatMap((file) => {
    const [, service, version] = file.replace(/\.yaml$/, '').split(/[\\/]/) as [string, string, string]
    if (!isAtTheService && service === 'gateway') return []
    const { paths } = parse(readFileSync(file, 'utf8')) as { paths: Record<string, Record<string, Node>> }
    return Object.values(paths)
      .flatMap((item) => METHODS.flatMap((method) => item[method] ?? []))
      .filter((operation) => isAtTheService || operation['x-internal'] !== true)
      .flatMap(({ operationId, responses = {} }) =>
        Object.keys(responses).map((status) => `${service} ${version} ${operationId} ${status}`),
      )
  })
}
