import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { schemaFile, servicesWithDatabases } from '../database/schema-engine.ts'

const run = promisify(execFile)
const stampFile = 'schema.sha256'
const notice = 'Written by `npm run generate` from prisma/. Do not edit.'

/**
 * Writes `generated/<service>/prisma` from each `prisma/<service>/schema.prisma`, unless the client was generated from
 * the same schema by the same version of Prisma. Removes the clients of schemas that are gone. Returns the services whose
 * client was written.
 */
export async function generatePrismaClients(): Promise<string[]> {
  for (const stamp of globSync(join(outputOf('*'), stampFile)))
    if (!existsSync(schemaFile(stamp.split(/[\\/]/)[1] as string)))
      rmSync(dirname(stamp), { recursive: true })
  const stale = servicesWithDatabases().filter((service) => readStamp(service) !== stampOf(service))
  await Promise.all(stale.map(generateClient))
  return stale
}

async function generateClient(service: string): Promise<void> {
  const folder = outputOf(service)
  rmSync(folder, { recursive: true, force: true })
  const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js')
  const args = [prisma, 'generate', '--schema', schemaFile(service), '--no-hints']
  try {
    await run(process.execPath, args, { env: { ...process.env, ...environment } })
  } catch (error) {
    throw new Error(`prisma generate failed for ${service}: ${(error as { stderr: string }).stderr}`, {
      cause: error,
    })
  }
  for (const file of filesOf(folder)) writeFileSync(file, tidy(readFileSync(file, 'utf8')))
  writeFileSync(join(folder, stampFile), stampOf(service))
}

/** `generate` requires the schema engine's binary without running it, and would try to download it (decision 0002). */
const environment = {
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  CHECKPOINT_DISABLE: '1',
}

const tidy = (source: string) => `// ${notice}\n` + source.replaceAll(/[ \t]+$/gm, '').trimStart()

const outputOf = (service: string) => join('generated', service, 'prisma')

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** A hash of the inputs of the client, and one of its output, which detects edits by hand. */
function stampOf(service: string): string {
  const hash = createHash('sha256')
    .update(notice)
    .update(prismaVersion)
    .update(readFileSync(schemaFile(service)))
  return `# ${notice}\n${hash.digest('hex')}\n${digestOf(outputOf(service))}\n`
}

const prismaVersion = (createRequire(import.meta.url)('prisma/package.json') as { version: string }).version

function digestOf(folder: string): string {
  if (!existsSync(folder)) return ''
  const hash = createHash('sha256')
  for (const file of filesOf(folder)) {
    if (file.endsWith(stampFile)) continue
    hash.update(file.slice(folder.length)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

function readStamp(service: string): string | undefined {
  const file = join(outputOf(service), stampFile)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

if (import.meta.main) {
  const written = await generatePrismaClients()
  console.log(
    written.length > 0 ? `Prisma clients written: ${written.join(', ')}` : 'Prisma clients are up to date',
  )
}
