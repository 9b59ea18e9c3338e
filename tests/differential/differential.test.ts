import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { type OpenApiDocument, operationsOf } from '#platform/contract/contract.ts'
import { compileInMemory } from '#compiler/in-memory.ts'
import { differences } from './differences.ts'
import { type Case, casesOf } from './requests.ts'
import { schemaDifferences } from './schema-differences.ts'
import { schemaOracle, type SchemaVerdict } from './schema-oracle.ts'
import { engine, oracle, withoutSecurity } from './servers.ts'
import type { Verdict } from './verdict.ts'

/* `DIFFERENTIAL_SEED=… npm test` repeats another run; the default one is the same for everybody. */
const SEED = Number(process.env.DIFFERENTIAL_SEED ?? 20261122)
const REQUESTS = 27_000
const AT_ONCE = 16

const read = (file: string): string => readFileSync(file, 'utf8')
const ownContract = (name: string) => parse(read(`${import.meta.dirname}/${name}.yaml`)) as OpenApiDocument
const contracts: { document: OpenApiDocument; hasForms?: boolean; isForSchemas?: boolean }[] = [
  ...['contract', 'keywords', 'numbers', 'names', 'media-types', 'openapi-3.0', 'security'].map((name) => ({
    document: ownContract(name),
  })),
  { document: ownContract('forms'), hasForms: true },
  { document: ownContract('schemas'), isForSchemas: true },
  { document: ownContract('styles'), isForSchemas: true },
  ...['users', 'products'].map((service) => ({
    document: withoutSecurity(JSON.parse(read(`generated/${service}/v1/contract.json`)) as OpenApiDocument),
  })),
]
const operations = contracts.reduce(
  (sum, { document }) => sum + operationsOf({ service: '', version: '', document }).length,
  0,
)

test(
  `the engine, express-openapi-validator and AJV give the same verdict on ${REQUESTS} requests`,
  { timeout: 300_000 },
  async () => {
    const tally = openTally()
    for (const { document, hasForms, isForSchemas } of contracts) {
      const contract = compileInMemory(document)
      const ours = await engine(contract)
      const theirs = isForSchemas ? undefined : await oracle(document, { hasForms })
      const schemas = schemaOracle(document)
      try {
        for (const operation of operationsOf(contract)) {
          const numRuns = Math.ceil(REQUESTS / operations)
          const cases = fc.sample(casesOf(document, operation), { numRuns, seed: SEED })
          const verdicts = new Map<Case, Verdict>()
          await inTurns(cases, async (one) => {
            const [verdict, other] = await Promise.all([ours.ask(one), theirs?.ask(one)])
            verdicts.set(one, verdict)
            if (other) tally.compare(one, verdict, other)
            tally.compareWithSchemas(one, verdict, schemas.body(one, verdict))
            tally.compareWithSchemas(one, verdict, schemas.parameters(one, verdict))
            tally.compareWithWritten(one, verdict, schemas.written(one, verdict))
          })
          // In another order, for validators must have no memory.
          await inTurns(cases.toReversed(), async (one) =>
            tally.compareWithFirst(one, verdicts.get(one) as Verdict, await ours.ask(one)),
          )
        }
      } finally {
        ours.close()
        theirs?.close()
      }
    }
    const { counts, known, unknown } = tally
    console.log(
      `differential: seed ${SEED}; the same verdict: ${counts.accepted} accepted, ${counts.refused} refused, ${counts.schemas} by AJV, ${counts.written} of values as they were written; known differences: ${[...known].map(([name, count]) => `${count} x ${name}`).join('; ')}`,
    )
    expect(unknown.slice(0, 8), `seed ${SEED}, ${unknown.length} unknown differences`).toEqual([])
    // A generator that makes nothing but rubbish would agree too.
    expect(Math.min(counts.accepted, counts.refused)).toBeGreaterThan(REQUESTS / 5)
    expect(counts.accepted + counts.refused).toBeGreaterThan(counts.asked * 0.88)
    expect(counts.schemas).toBeGreaterThan(REQUESTS / 2)
    expect(counts.written).toBeGreaterThan(REQUESTS / 20)
  },
)

function openTally() {
  const counts = { asked: 0, accepted: 0, refused: 0, schemas: 0, written: 0 }
  const known = new Map([...differences, ...schemaDifferences].map(({ name }) => [name, 0]))
  const unknown: string[] = []
  const differ = (difference: { name: string } | undefined, description: string) => {
    if (difference) known.set(difference.name, (known.get(difference.name) as number) + 1)
    else unknown.push(description)
  }
  return {
    counts,
    known,
    unknown,
    compare(one: Case, ours: Verdict, theirs: Verdict) {
      counts.asked++
      if (isSame(ours, theirs)) counts[ours.status < 300 ? 'accepted' : 'refused']++
      else
        differ(
          differences.find(({ covers }) => covers(one, ours, theirs)),
          `${describe(one, ours)}, oracle ${describeVerdict(theirs)}`,
        )
    },
    compareWithSchemas(one: Case, ours: Verdict, theirs: SchemaVerdict | undefined) {
      if (!theirs) return
      if (theirs.valid === ours.status < 300) counts.schemas++
      else
        differ(
          schemaDifferences.find(({ covers }) => covers(one, ours, theirs)),
          `${describe(one, ours)}, AJV ${theirs.errors}`,
        )
    },
    compareWithWritten(one: Case, ours: Verdict, faults: string[] | undefined) {
      if (faults?.length === 0) counts.written++
      else if (faults) unknown.push(`${describe(one, ours)}: valid parameters ${faults.join('; ')}`)
    },
    compareWithFirst(one: Case, first: Verdict, second: Verdict) {
      const isEqual = isSame(first, second) && first.errors === second.errors
      if (!isEqual) unknown.push(`${describe(one, first)}, and the second time ${describeVerdict(second)}`)
    },
  }
}

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

const describe = ({ operationId, method, path, headers, body }: Case, ours: Verdict): string =>
  `${operationId}: on ${method} ${path} ${JSON.stringify(headers)} ${JSON.stringify(body)} engine ${describeVerdict(ours)}`

const describeVerdict = ({ status, errors, input }: Verdict): string =>
  `${status} ${errors} ${JSON.stringify(input)}`

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
