import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contracts } from '#generated/gateway/contracts.ts'
import type { Contract } from '#platform/contract/contract.ts'
import { forgedTokens } from '../forged-tokens.ts'
import { startSystem, type System } from '../system.ts'
import { type AnyCases, type Cases, createWorld, type World } from './cases.ts'
import { type DocumentedReply, documentedReplies } from './documented-responses.ts'
import { runDredd, type Verdicts } from './dredd.ts'
import { lifecycleErrors } from './lifecycle-errors.ts'
import { howToAddCase, isForBearers, prepare, prepareExample } from './recipes.ts'
import { replyChecker } from './response-errors.ts'

/** The target: a service at its own port, or the gateway. */
export type Place = 'at the service' | 'through the gateway'

/**
 * Sends a request for every response that any contract documents to the running services by Dredd, and checks it
 * against the contract. A new contract in openapi/ is included without a change of this file.
 */
export function describeContracts(place: Place): void {
  let system: System
  let shared: Shared
  beforeAll(async () => {
    // The examples of the contracts are its demo data.
    system = await startSystem({ demo: true })
    shared = { world: await createWorld(system), forged: await forgedTokens(system) }
  })
  afterAll(() => system.close())

  // `npm test -- <service>` runs the contracts of one service only.
  const only = process.env.CONTRACT_SERVICE
  const tested = testedAt(place).filter(({ contract }) => only === undefined || contract.service === only)
  for (const { contract, replies, asked } of tested) describeContract(contract, replies, asked, () => shared)
}

interface Tested {
  contract: Contract
  replies: DocumentedReply[]
  /** The service that is called. */
  asked: string
}

/** Every version of every service, with the responses that are documented there. */
export function testedAt(place: Place): Tested[] {
  const all = contracts.map((contract) => ({ contract, replies: documentedReplies(contract) }))
  if (place === 'at the service') return all.map((tested) => ({ ...tested, asked: tested.contract.service }))
  return all
    .filter(({ contract }) => contract.service !== 'gateway')
    .map(({ contract, replies }) => ({
      contract,
      replies: replies.filter(({ operation }) => !operation.internal),
      asked: 'gateway',
    }))
}

interface Shared {
  world: World
  forged: Record<string, string>
}

function describeContract(
  contract: Contract,
  replies: DocumentedReply[],
  asked: string,
  shared: () => Shared,
): void {
  describe(`${contract.service} ${contract.version}`, () => {
    const urlOf = ({ urls }: World): string => {
      const url = urls[asked]
      if (!url) throw new Error(`${contract.service} has a contract, but no service runs it`)
      return url
    }
    let verdicts: Verdicts = new Map()
    let cases: AnyCases = {}
    let unwritten: ReadonlySet<string> = new Set()
    beforeAll(async () => {
      const { world } = shared()
      const url = urlOf(world)
      ;({ cases, unwritten } = await loadCases(contract))
      const errorsOf = replyChecker(contract)
      verdicts = await runDredd(contract, replies, {
        prepare: (reply) => prepare(contract, cases, world, reply, url),
        faultsOf: (documented, reply) => [
          ...errorsOf(documented, reply),
          ...lifecycleErrors(contract, contracts, documented, reply),
        ],
      })
    }, 120_000)

    test('every documented response was requested', () => {
      expect(replies.length).toBeGreaterThan(0)
      expect(replies.map(({ name }) => name).filter((name) => !verdicts.has(name))).toEqual([])
    })

    test.for(replies)('$name', ({ name, operation, status }, { skip }) => {
      if (unwritten.has(operation.id) && !BY_CONTRACT.has(status)) skip('the handler is not written')
      const faults = verdicts.get(name) ?? ['was not requested']
      const { service, version } = contract
      const hint =
        faults.length > 0 && status < 400 && !cases[operation.id]?.valid
          ? [
              `Neither the example nor a link produced it.  ${howToAddCase(service, version, operation.id, 'valid')}`,
            ]
          : []
      expect([...faults, ...hint]).toEqual([])
    })

    const refusals = replies.filter(({ operation, status }) => status === 401 && isForBearers(operation))
    test.each(refusals.map((reply) => [reply.name, reply] as const))(
      '%s with an invalid token',
      async (_name, reply) => {
        const { world, forged } = shared()
        // Authentication comes first, so the contract's examples suffice.
        const { url, path, headers, body } = prepareExample(contract, world, reply, urlOf(world))
        const challenges = await Promise.all(
          Object.entries(forged).map(async ([kind, token]) => {
            const response = await fetch(url + path, {
              method: reply.operation.method.toUpperCase(),
              headers: { ...headers, Authorization: `Bearer ${token}` },
              body: body && new Uint8Array(Buffer.from(body)),
            })
            return { kind, status: response.status, challenge: response.headers.get('www-authenticate') }
          }),
        )
        const challenge = expect.stringMatching(/^Bearer/) as string
        expect(challenges).toEqual(Object.keys(forged).map((kind) => ({ kind, status: 401, challenge })))
      },
    )
  })
}

/** Produced by the platform before the handler runs. */
const BY_CONTRACT = new Set([400, 401, 403, 406, 413, 415])

async function loadCases({ service, version }: Contract) {
  const file = join(import.meta.dirname, `${service}.cases.ts`)
  // Without a file, the recipes and the contract's examples must suffice.
  const module = existsSync(file) ? ((await import(file)) as Record<string, Cases<AnyOperations>>) : {}
  const entries = Object.entries(module[version] ?? {})
  return {
    cases: Object.fromEntries(entries.filter(([, own]) => own !== 'unwritten')) as AnyCases,
    unwritten: new Set(entries.filter(([, own]) => own === 'unwritten').map(([id]) => id)),
  }
}

type AnyOperations = Record<string, { responses: Record<number, unknown> }>
