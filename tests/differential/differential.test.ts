import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { type OpenApiDocument, operationsOf } from '#platform/contract.ts'
import { compileInMemory } from '../../scripts/generate/in-memory.ts'
import { differences } from './differences.ts'
import { type Case, casesOf } from './requests.ts'
import { engine, oracle, type Side, type Verdict, withoutSecurity } from './servers.ts'

/* `DIFFERENTIAL_SEED=… npm test` repeats another run; the default one is the same for everybody. */
const SEED = Number(process.env.DIFFERENTIAL_SEED ?? 20261122)
const REQUESTS = 20_400
const AT_ONCE = 16

const read = (file: string): string => readFileSync(file, 'utf8')
const ownContract = (name: string) => parse(read(`${import.meta.dirname}/${name}.yaml`)) as OpenApiDocument
const contracts: { document: OpenApiDocument; hasForms?: boolean }[] = [
  { document: ownContract('contract') },
  { document: ownContract('forms'), hasForms: true },
  { document: ownContract('security') },
  ...['users', 'products'].map((service) => ({
    document: withoutSecurity(JSON.parse(read(`generated/${service}/v1/contract.json`)) as OpenApiDocument),
  })),
]

test(
  `the engine and express-openapi-validator give the same verdict on ${REQUESTS} requests`,
  { timeout: 300_000 },
  async () => {
    const counts = { accepted: 0, refused: 0 }
    const known = new Map(differences.map(({ name }) => [name, 0]))
    const unknown: string[] = []
    const operations = contracts.reduce(
      (sum, { document }) => sum + operationsOf({ service: '', version: '', document }).length,
      0,
    )
    for (const { document, hasForms } of contracts) {
      const contract = compileInMemory(document)
      const sides: [Side, Side] = [await engine(contract), await oracle(document, { hasForms })]
      try {
        for (const operation of operationsOf(contract)) {
          const cases = fc.sample(casesOf(document, operation), {
            numRuns: Math.ceil(REQUESTS / operations),
            seed: SEED,
          })
          await inTurns(cases, async (one) => {
            const [ours, theirs] = (await Promise.all(sides.map((side) => side.ask(one)))) as [
              Verdict,
              Verdict,
            ]
            if (isSame(ours, theirs)) counts[ours.status < 300 ? 'accepted' : 'refused']++
            else {
              const difference = differences.find(({ covers }) => covers(one, ours, theirs))
              if (difference) known.set(difference.name, (known.get(difference.name) as number) + 1)
              else unknown.push(describeCase(one, ours, theirs))
            }
          })
        }
      } finally {
        for (const side of sides) side.close()
      }
    }
    console.log(
      `differential: seed ${SEED}; the same verdict: ${counts.accepted} accepted, ${counts.refused} refused; known differences: ${[...known].map(([name, count]) => `${count} x ${name}`).join('; ')}`,
    )
    expect(unknown.slice(0, 8), `seed ${SEED}, ${unknown.length} unknown differences`).toEqual([])
    // A generator that makes nothing but rubbish would agree too.
    expect(Math.min(counts.accepted, counts.refused)).toBeGreaterThan(REQUESTS / 5)
    expect(counts.accepted + counts.refused).toBeGreaterThan(20_000 * 0.9)
  },
)

const isSame = (ours: Verdict, theirs: Verdict): boolean =>
  ours.status === theirs.status && (ours.status >= 300 || sorted(ours.input) === sorted(theirs.input))

/** The handler's input as text, whatever the order of its keys; a body that is not there is null or undefined. */
function sorted(input: Verdict['input']): string {
  const order = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(order)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, item]) => [key, order(item)]),
          )
        : value
  return JSON.stringify(order({ ...input, body: input?.body ?? null }))
}

const describeCase = (
  { operationId, method, path, headers, body }: Case,
  ours: Verdict,
  theirs: Verdict,
): string =>
  `${operationId}: engine ${ours.status} ${ours.errors} ${JSON.stringify(ours.input)}, oracle ${theirs.status} ${theirs.errors} ${JSON.stringify(theirs.input)} on ${method} ${path} ${JSON.stringify(headers)} ${JSON.stringify(body)}`

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
