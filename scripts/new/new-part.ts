import { execFile } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { format, resolveConfig } from 'prettier'
import { applyChange, type Change, ScaffoldError } from '../../scaffold/change.ts'
import { newEvent } from '../../scaffold/event.ts'
import { newOperation } from '../../scaffold/operation.ts'
import { readRepository } from '../../scaffold/repository.ts'
import { newService } from '../../scaffold/service.ts'
import { newVersion } from '../../scaffold/version.ts'
import { openContractCheck } from './contract-check.ts'

const run = promisify(execFile)
const usage = (command: string) => `Usage:
  ${command} service <name> [--from <contract>] [--database] [--consumes <event type>]…
  ${command} operation <service> <METHOD> <path> [--id <operationId>]
  ${command} event <service> <name>
  ${command} version <service>`

const options = {
  from: { type: 'string' },
  database: { type: 'boolean', default: false },
  consumes: { type: 'string', multiple: true, default: [] as string[] },
  id: { type: 'string' },
} as const

/**
 * Adds a part to the project in the current folder. Everything is checked before the first file is written; when
 * `npm run generate` fails afterwards, what was written is removed again.
 *
 * @param args `service reviews --database`
 * @param command how the user calls it, for the usage
 * @throws ScaffoldError in one sentence, or with a line for each error of a contract
 */
export async function newPart(args: string[], command: string): Promise<void> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [kind, ...names] = positionals
  const repository = readRepository(resolve('.'))
  const from = values.from === undefined ? undefined : readSource(values.from)
  await using check = openContractCheck(from?.file)
  const { readContract } = check
  let change: Change
  if (kind === 'service' && names.length === 1) {
    const { database: hasDatabase, consumes } = values
    const service = { name: names[0] as string, from, hasDatabase, consumes, now: new Date() }
    change = await newService(repository, service, readContract)
  } else if (kind === 'operation' && names.length === 3) {
    const [service, method, path] = names as [string, string, string]
    change = await newOperation(repository, { service, method, path, id: values.id }, readContract)
  } else if (kind === 'event' && names.length === 2) {
    change = await newEvent(repository, names[0] as string, names[1] as string, readContract)
  } else if (kind === 'version' && names.length === 1) {
    change = await newVersion(repository, names[0] as string, readContract)
  } else throw new ScaffoldError(usage(command))
  await check.lint()
  await write(await formatted(change), names[0] as string)
}

function readSource(path: string): { text: string; file: string } {
  const file = resolve(path)
  if (!existsSync(file)) throw new ScaffoldError(`There is no file ${path}.`)
  return { text: readFileSync(file, 'utf8'), file }
}

async function formatted(change: Change): Promise<Change> {
  const style = await resolveConfig('package.json')
  const texts = [...change].map(async ([path, text]): Promise<[string, string]> => {
    const isKnown = /\.(ts|yaml)$/.test(path)
    return [path, isKnown ? await format(text, { ...style, filepath: path }) : text]
  })
  return new Map(await Promise.all(texts))
}

async function write(change: Change, service: string): Promise<void> {
  const isNew = !existsSync(join('services', service))
  const existed = new Set([...change.keys()].filter((path) => existsSync(path)))
  const generate = () => run('npm', ['run', '--silent', 'generate'], { maxBuffer: 16 * 1024 * 1024 })
  const undo = applyChange('.', change)
  const stop = () => {
    undo()
    if (isNew) rmSync(join('generated', service), { recursive: true, force: true })
  }
  // Ctrl-C while it generates.
  const onSignal = () => {
    stop()
    process.exit(1)
  }
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal)
  try {
    await generate()
  } catch (error) {
    stop()
    await generate()
    throw new ScaffoldError(
      `Nothing was written: ${(error as { stderr?: string }).stderr ?? String(error)}`,
      { cause: error },
    )
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
  }
  for (const path of [...change.keys()].sort())
    console.log(`${existed.has(path) ? 'changed' : 'written'}  ${path}`)
  console.log(`\ngenerated/ is up to date. Next: npm run check && npm test -- ${service}`)
}
