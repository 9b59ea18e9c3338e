import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contracts } from '#generated/gateway/contracts.ts'
import type { Contract } from '#platform/contract.ts'
import { forgedTokens } from '../forged-tokens.ts'
import { startSystem, type System } from '../system.ts'
import { type AnyCases, createWorld, type World } from './cases.ts'
import { type DocumentedReply, documentedReplies } from './documented-replies.ts'
import { runDredd, type Verdicts } from './dredd.ts'
import { isForBearers, prepare } from './recipes.ts'
import { replyChecker } from './reply-faults.ts'

/*
 * Every reply that any contract documents, asked for at the running services by Dredd and checked against the
 * contract. A contract that appears in openapi/ is here without a line of this file changing.
 */

let system: System
let world: World
let forged: Record<string, string>
beforeAll(async () => {
  system = await startSystem()
  world = await createWorld(system)
  forged = await forgedTokens(system)
})
afterAll(() => system.close())

for (const contract of contracts) {
  describeContract(
    contract,
    'at the service',
    documentedReplies(contract),
    ({ urls }) => urls[contract.service],
  )
  if (contract.service !== 'gateway') {
    const isPublic = ({ operation }: DocumentedReply) => !operation.internal
    describeContract(
      contract,
      'through the gateway',
      documentedReplies(contract).filter(isPublic),
      ({ urls }) => urls.gateway,
    )
  }
}

function describeContract(
  contract: Contract,
  where: string,
  replies: DocumentedReply[],
  urlIn: (world: World) => string | undefined,
): void {
  describe(where, () => {
    let verdicts: Verdicts = new Map()
    beforeAll(async () => {
      const url = urlIn(world)
      if (!url) throw new Error(`${contract.service} has a contract, but no service runs it`)
      const cases = await loadCases(contract)
      verdicts = await runDredd(contract, replies, {
        prepare: (reply) => prepare(contract, cases, world, reply, url),
        faultsOf: replyChecker(contract),
      })
    }, 120_000)

    test(`${contract.service} ${contract.version}: every documented reply was asked for`, () => {
      expect(replies.length).toBeGreaterThan(0)
      expect(replies.map(({ name }) => name).filter((name) => !verdicts.has(name))).toEqual([])
    })

    test.each(replies.map(({ name }) => name))('%s', (name) => {
      expect(verdicts.get(name) ?? ['was not asked for']).toEqual([])
    })

    const refusals = replies.filter(({ operation, status }) => status === 401 && isForBearers(operation))
    test.each(refusals.map((reply) => [reply.name, reply] as const))(
      '%s with a token that is not good',
      async (_name, reply) => {
        const request = await prepare(contract, await loadCases(contract), world, reply, urlIn(world) ?? '')
        for (const [kind, token] of Object.entries(forged)) {
          const { status, headers } = await fetch(request.url + request.path, {
            method: reply.operation.method.toUpperCase(),
            headers: { ...request.headers, Authorization: `Bearer ${token}` },
            body: request.body && new Uint8Array(Buffer.from(request.body)),
          })
          const challenge = headers.get('www-authenticate')
          expect({ kind, status, challenge }).toEqual({
            kind,
            status: 401,
            challenge: expect.stringMatching(/^Bearer/),
          })
        }
      },
    )
  })
}

async function loadCases({ service, version }: Contract): Promise<AnyCases> {
  const file = join(import.meta.dirname, `${service}.cases.ts`)
  // Without a file the recipes and the contract's examples must do.
  if (!existsSync(file)) return {}
  return ((await import(file)) as Record<string, AnyCases | undefined>)[version] ?? {}
}
