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
beforeAll(async () => {
  system = await startSystem()
  world = createWorld(system)
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

    const secured = new Map(replies.map(({ operation }) => [operation.id, operation]))
    test.each(
      [...secured.values()]
        .filter(isForBearers)
        .map(({ id, service, version }) => [`${service} ${version} ${id}`, id]),
    )('%s refuses every token that is not good', async (_name, id) => {
      const reply = replies.find(({ operation, status }) => operation.id === id && status === 401)
      if (!reply) throw new Error(`${id} is secured, but does not document 401`)
      const cases = await loadCases(contract)
      for (const [kind, token] of Object.entries(await forgedTokens(system))) {
        const request = await prepare(
          contract,
          { ...cases, [id]: { ...cases[id], 401: () => ({ token }) } },
          world,
          reply,
          urlIn(world) as string,
        )
        const response = await fetch(request.url + request.path, {
          method: reply.operation.method.toUpperCase(),
          headers: request.headers,
          body: request.body as string | undefined,
        })
        const { status, headers } = response
        expect([kind, status, headers.get('www-authenticate')]).toEqual([
          kind,
          401,
          expect.stringContaining('invalid_token'),
        ])
      }
    })
  })
}

async function loadCases({ service, version }: Contract): Promise<AnyCases> {
  const file = join(import.meta.dirname, `${service}.cases.ts`)
  // Without a file the recipes and the contract's examples must do.
  if (!existsSync(file)) return {}
  return ((await import(file)) as Record<string, AnyCases | undefined>)[version] ?? {}
}
