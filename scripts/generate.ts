/**
 * Writes `generated/` from `openapi/` and `prisma/`. What has not changed since the last run is skipped.
 */
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { asyncApi } from '#compiler/events/asyncapi.ts'
import { writeClient } from './generate/client.ts'
import { consumedBy, consumedTypes, eventsOf, eventTypes } from '#compiler/events/events.ts'
import { generateSdk, sdkInputs, sdkSize } from './generate/sdk.ts'
import { generateOne } from './generate/command.ts'
import { compileFile, generatorFiles, writeAll } from '#compiler/contract.ts'
import { generatePrismaClients } from './generate/prisma.ts'

const CACHE = '.cache/generate.json'

interface Source {
  service: string
  version: string
  file: string
}

export async function generate(): Promise<void> {
  const startedAt = performance.now()
  const cache = readCache()
  const sources = globSync('openapi/*/v*.yaml').sort().map(sourceOf)
  if (sources.length === 0) throw new Error('There is no contract: openapi/<service>/v<N>.yaml')

  const written = await Promise.all(
    sources.map((source) =>
      step(cache, `${source.service} ${source.version}`, inputsOf(source), () => writeContract(source)),
    ),
  )
  written.push(
    await step(
      cache,
      'gateway contracts',
      sources.map(({ file }) => file),
      () => writeGatewayContracts(sources),
    ),
  )
  written.push(
    await step(
      cache,
      'events between services',
      [
        'compiler/events/asyncapi.ts',
        'compiler/events/events.ts',
        ...sources.map(({ service, version }) => `generated/${service}/${version}/contract.json`),
      ],
      () => writeEvents(sources),
    ),
  )
  const [sdk] = await Promise.all([step(cache, 'SDK', sdkInputs(), generateSdk), generatePrismaClients()])
  written.push(sdk)

  mkdirSync(dirname(CACHE), { recursive: true })
  writeFileSync(CACHE, JSON.stringify(cache, null, 2))
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const names = written.filter((name) => name !== undefined)
  console.log(
    names.length > 0
      ? `generated: ${names.join(', ')} (${seconds} s)`
      : `generated/ is up to date (${seconds} s)`,
  )
  console.log(sdkSize())
}

/** Writes everything again and compares it with the previous files: `generated/` must match its sources. */
async function checkGenerated(): Promise<void> {
  const files = () => globSync('generated/**/*.{ts,mts,js,mjs,json,md}').sort()
  const before = new Map(files().map((file) => [file, readFileSync(file, 'utf8')]))
  rmSync(CACHE, { force: true })
  await generate()
  const changed = [...new Set([...before.keys(), ...files()])].filter(
    (file) => !existsSync(file) || before.get(file) !== readFileSync(file, 'utf8'),
  )
  if (changed.length === 0) return
  console.error(
    `These files were out of date. They have been generated again: commit them.\n${changed.join('\n')}`,
  )
  process.exit(1)
}

/** Runs one step unless neither its inputs nor its outputs have changed since it last ran. */
async function step(
  cache: Cache,
  name: string,
  inputs: string[],
  write: () => Promise<string[]>,
): Promise<string | undefined> {
  const before = cache[name]
  const inputHash = hashOf(inputs)
  if (
    before &&
    before.inputs === inputHash &&
    before.files.every(existsSync) &&
    before.outputs === hashOf(before.files)
  )
    return undefined
  const files = await write()
  cache[name] = { inputs: inputHash, outputs: hashOf(files), files }
  return name
}

async function writeContract(source: Source): Promise<string[]> {
  const { service, version, file } = source
  const written = await writeServer(source)
  // No service calls the gateway.
  if (service === 'gateway') return written
  return [...written, await writeClient(`generated/${service}/${version}`, bannerOf(file))]
}

/**
 * Writes the generated files of a contract: types, validators, operations and events.
 *
 * @returns the files written
 * @throws Error with file, line and reason of every error in the contract
 */
export async function writeServer({ service, version, file }: Source): Promise<string[]> {
  const folder = `generated/${service}/${version}`
  const { files, document } = await compileFile(file, {
    service,
    version,
    title: file,
    platform: '#platform',
  })
  const contract = { service, version, document }
  if (eventsOf(contract).length > 0) files.set('events.ts', `${bannerOf(file)}${eventTypes(contract)}`)
  writeAll(folder, files)
  return [...files.keys()].map((name) => join(folder, name))
}

const bannerOf = (file: string) => `// Written by \`npm run generate\` from ${file}. Do not edit.\n`

async function writeGatewayContracts(sources: Source[]): Promise<string[]> {
  const file = 'generated/gateway/contracts.ts'
  mkdirSync(dirname(file), { recursive: true })
  const name = ({ service, version }: Source) =>
    `${service.replaceAll(/-(.)/g, (_hyphen, letter: string) => letter.toUpperCase())}${version.toUpperCase()}`
  const imports = sources.map(
    (source) =>
      `import { contract as ${name(source)} } from '../${source.service}/${source.version}/contract.ts'`,
  )
  writeFileSync(
    file,
    `// Written by \`npm run generate\` from openapi/. Do not edit.
import type { Contract } from '#platform/contract/contract.ts'
${imports.join('\n')}

/** Every contract of the system: what the gateway's routes and documentation are derived from. */
export const contracts: readonly Contract[] = [${sources.map(name).join(', ')}]
`,
  )
  return [file]
}

/** Collects what each service consumes; writes `generated/asyncapi.json`, and the module that the gateway imports. */
async function writeEvents(sources: Source[]): Promise<string[]> {
  const contracts = sources.map(({ service, version }) => {
    const bundle = readFileSync(`generated/${service}/${version}/contract.json`, 'utf8')
    return { service, version, document: JSON.parse(bundle) as OpenApiDocument }
  })
  const files = {
    'generated/asyncapi.json': JSON.stringify(asyncApi(contracts), null, 2) + '\n',
    'generated/gateway/asyncapi.ts': `// Written by \`npm run generate\` from openapi/. Do not edit.
import document from '../asyncapi.json' with { type: 'json' }

/** Every event of the system, as an AsyncAPI 3.0 document. */
export const asyncapi = document
`,
    ...Object.fromEntries(
      contracts.flatMap((contract) => {
        const { service, version } = contract
        const consumed = consumedBy(contract, contracts)
        if (consumed.length === 0) return []
        const banner = bannerOf(`openapi/${service}/${version}.yaml`)
        return [[`generated/${service}/${version}/consumed.ts`, banner + consumedTypes(consumed)]]
      }),
    ),
  }
  for (const [file, text] of Object.entries(files)) writeFileSync(file, text)
  return Object.keys(files)
}

/** @param file `openapi/users/v1.yaml` */
export function sourceOf(file: string): Source {
  const [, service, name] = file.split('/') as [string, string, string]
  return { service, version: name.replace('.yaml', ''), file }
}

const inputsOf = ({ file }: Source) => [
  file,
  ...globSync('openapi/shared/*.yaml').sort(),
  'scripts/generate.ts',
  ...generatorFiles(),
]

type Cache = Record<string, { inputs: string; outputs: string; files: string[] }>

function readCache(): Cache {
  return existsSync(CACHE) ? (JSON.parse(readFileSync(CACHE, 'utf8')) as Cache) : {}
}

function hashOf(files: string[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

if (import.meta.main) {
  if (await generateOne(process.argv.slice(2))) {
    // One contract of anybody's: done.
  } else if (process.argv.includes('--check')) await checkGenerated()
  else await generate()
}
