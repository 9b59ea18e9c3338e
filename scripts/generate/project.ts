import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { asyncApi } from '#compiler/events/asyncapi.ts'
import { consumedBy, consumedTypes, eventsOf, eventTypes } from '#compiler/events/events.ts'
import { compileFile, generatorFiles, writeAll } from '#compiler/contract.ts'
import { replaceFile } from '#compiler/replace-file.ts'
import { compareVersions } from '#compiler/versions/compare.ts'
import { migrationModule, type VersionDocument } from '#compiler/versions/migration-types.ts'
import { writeClient } from './client.ts'
import { generatePrismaClients } from './prisma.ts'
import { removeStaleFiles } from './stale-files.ts'

const CACHE = '.cache/generate.json'

/** A contract of the project. */
export interface Source {
  service: string
  /** `v1` */
  version: string
  file: string
}

/** A part of `generated/` that a project adds. */
export interface Step {
  name: string
  /** The files that decide what is written; they may be written by an earlier step. */
  inputs: () => string[]
  /** @returns the files written */
  write: () => Promise<string[]>
}

export interface GenerateProjectOptions {
  /** Services that no other one calls. */
  withoutClient?: readonly string[]
  /** Run in this order, after the contracts. */
  steps?: (sources: readonly Source[]) => Step[]
}

/**
 * Writes `generated/` of the project in the current folder from `openapi/` and `prisma/`. What has not changed since the
 * last run is skipped, and what has no source any more is removed.
 *
 * @throws Error with file, line and reason of every error in a contract
 */
export async function generateProject(options: GenerateProjectOptions = {}): Promise<void> {
  const { withoutClient = [], steps = () => [] } = options
  const startedAt = performance.now()
  const cache = readCache()
  const sources = globSync('openapi/*/v*.yaml').sort().map(sourceOf)
  if (sources.length === 0) throw new Error('There is no contract: openapi/<service>/v<N>.yaml')

  const contracts = sources.map((source) => ({
    name: `${source.service} ${source.version}`,
    inputs: () => inputsOf(source),
    write: () => writeContract(source, !withoutClient.includes(source.service)),
  }))
  const between = [...migrationsBetween(sources), eventsBetween(sources), ...steps(sources)]
  const written: (string | undefined)[] = []
  try {
    written.push(...(await Promise.all(contracts.map((step) => run(cache, step)))))
    const inOrder = async () => {
      for (const step of between) written.push(await run(cache, step))
    }
    const [clients] = await Promise.all([generatePrismaClients(), inOrder()])
    written.push(...clients.map((service) => `${service} prisma`))

    const all = new Set([...contracts, ...between].map(({ name }) => name))
    for (const name of Object.keys(cache)) if (!all.has(name)) delete cache[name]
    const removed = removeStaleFiles(Object.values(cache).flatMap(({ files }) => files))
    for (const file of removed) console.log(`removed: ${file}`)
  } finally {
    // Also after an error: what has been written is up to date.
    mkdirSync(dirname(CACHE), { recursive: true })
    writeFileSync(CACHE, JSON.stringify(cache, null, 2))
  }
  const names = written.filter((name) => name !== undefined)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(
    names.length > 0
      ? `generated: ${names.join(', ')} (${seconds} s)`
      : `generated/ is up to date (${seconds} s)`,
  )
}

/**
 * Writes everything again and compares it with the previous files: `generated/` must match its sources.
 *
 * @throws Error with the files that differed
 */
export async function checkGenerated(options: GenerateProjectOptions = {}): Promise<void> {
  const files = () => globSync('generated/**/*.{ts,mts,js,mjs,json,md}').sort()
  const before = new Map(files().map((file) => [file, readFileSync(file, 'utf8')]))
  rmSync(CACHE, { force: true })
  await generateProject(options)
  const changed = [...new Set([...before.keys(), ...files()])].filter(
    (file) => !existsSync(file) || before.get(file) !== readFileSync(file, 'utf8'),
  )
  if (changed.length > 0)
    throw new Error(
      `These files were out of date. They have been generated again: commit them.\n${changed.join('\n')}`,
    )
}

/** Runs one step unless neither its inputs nor its outputs have changed since it last ran. */
async function run(cache: Cache, { name, inputs, write }: Step): Promise<string | undefined> {
  const before = cache[name]
  const inputHash = hashOf(inputs())
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

async function writeContract(source: Source, hasClient: boolean): Promise<string[]> {
  const { service, version, file } = source
  const written = await writeServer(source)
  if (!hasClient) return written
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

/** What each version needs to be served by the next one: `generated/<service>/v<N>/migrations.ts`. */
function migrationsBetween(sources: readonly Source[]): Step[] {
  const numberOf = ({ version }: Source) => Number(version.slice(1))
  const ordered = [...sources].sort((a, b) => numberOf(a) - numberOf(b))
  return ordered.flatMap((old): Step[] => {
    const next = ordered.find((other) => other.service === old.service && numberOf(other) > numberOf(old))
    if (!next) return []
    const { service, version } = old
    const folder = `generated/${service}/${version}`
    const bundleOf = (source: Source) => `generated/${service}/${source.version}/contract.json`
    const read = (source: Source): VersionDocument => ({
      version: source.version,
      document: JSON.parse(readFileSync(bundleOf(source), 'utf8')) as OpenApiDocument,
    })
    return [
      {
        name: `${service} ${version} to ${next.version}`,
        inputs: () => [...generatorFiles(), bundleOf(old), bundleOf(next)],
        write: async () => {
          const file = join(folder, 'migrations.ts')
          replaceFile(
            file,
            bannerOf(`${old.file} and ${next.file}`) + migrationsOf(read(old), read(next), next.file),
          )
          return [file]
        },
      },
    ]
  })
}

function migrationsOf(old: VersionDocument, next: VersionDocument, file: string): string {
  try {
    return migrationModule(compareVersions(old.document, next.document), old, next)
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error })
  }
}

/** What each service consumes, and `generated/asyncapi.json`. */
const eventsBetween = (sources: readonly Source[]): Step => ({
  name: 'events between services',
  inputs: () => [
    ...generatorFiles(),
    ...sources.map(({ service, version }) => `generated/${service}/${version}/contract.json`),
  ],
  write: async () => {
    const contracts = sources.map(({ service, version }) => {
      const bundle = readFileSync(`generated/${service}/${version}/contract.json`, 'utf8')
      return { service, version, document: JSON.parse(bundle) as OpenApiDocument }
    })
    const files = {
      'generated/asyncapi.json': JSON.stringify(asyncApi(contracts), null, 2) + '\n',
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
    for (const [file, text] of Object.entries(files)) replaceFile(file, text)
    return Object.keys(files)
  },
})

/** @param file `openapi/users/v1.yaml` */
export function sourceOf(file: string): Source {
  const [, service, name] = file.split(/[\\/]/) as [string, string, string]
  return { service, version: name.replace('.yaml', ''), file }
}

const inputsOf = ({ file }: Source) => [
  file,
  ...globSync('openapi/shared/*.yaml').sort(),
  ...globSync(join(import.meta.dirname, '*.{ts,js}')).sort(),
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
