import { type ChildProcess, execFile } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { applyChange, ScaffoldError } from '../../scaffold/change.ts'
import { namesOf } from '../../scaffold/names.ts'
import { checkPackageName, newProject, PACKAGES, versionOf } from '../../scaffold/project.ts'
import { requireNode24 } from './project.ts'

const run = promisify(execFile)

const USAGE = `Usage: charter init <folder> [--service <name>] [--packages <folder>]

--service   the first service, in the plural; default notes
--packages  a folder with the tarballs of @charter/express, @charter/cli and @charter/platform (npm run pack), which
            are copied into the repository and installed instead of the published packages`

/**
 * `charter init <folder>`: writes a repository, installs it, and adds the first service as `charter new service` does.
 * When a step fails or is interrupted, the folder is as it was before.
 *
 * @throws Error in one sentence
 */
export async function init(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      service: { type: 'string', default: 'notes' },
      packages: { type: 'string' },
    },
  })
  const [given, ...others] = positionals
  if (given === undefined || others.length > 0) throw new Error(USAGE)
  requireNode24('charter init')
  const startedAt = performance.now()
  const root = resolve(given)
  const { service } = values
  const name = basename(root)
  checkPackageName(name)
  namesOf(service)
  checkFolder(root, given)
  const tarballs = values.packages === undefined ? [] : findTarballs(values.packages)

  // The first folder that this creates; undefined when all exist.
  const created = mkdirSync(root, { recursive: true })
  const remove = () => {
    for (const path of created === undefined ? contentOf(root).map((entry) => join(root, entry)) : [created])
      rmSync(path, { recursive: true, force: true })
  }
  let running: ChildProcess | undefined
  let isStopped = false
  const onSignal = () => {
    isStopped = true
    running?.kill()
  }
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal)
  const npm = async (...rest: string[]) => {
    if (isStopped) throw new Error('npm was not started')
    const started = run('npm', rest, { cwd: root, maxBuffer: 2 ** 26 })
    running = started.child
    await started
  }
  try {
    for (const file of tarballs) cpSync(file, join(root, 'packages', basename(file)))
    applyChange(root, newProject({ name, service, tarballs: tarballs.map((file) => basename(file)) }))
    console.log('Installing the packages.')
    await npm('install', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund')
    await npm('run', '--silent', 'new', '--', 'service', service, '--database')
  } catch (error) {
    remove()
    throw new Error(`Nothing was written: ${isStopped ? 'it was interrupted.' : reasonOf(error)}`, {
      cause: error,
    })
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
  }
  const folder = relative('', root) || '.'
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0)
  console.log(`${folder} is ready (${seconds} s). Next:
${folder === '.' ? '' : `\n  cd ${folder}`}
  npm start
  npm test`)
}

/** A repository without a commit is empty too. */
const contentOf = (folder: string) => readdirSync(folder).filter((entry) => entry !== '.git')

function checkFolder(root: string, given: string): void {
  const stat = statSync(root, { throwIfNoEntry: false })
  if (stat === undefined) return
  if (!stat.isDirectory())
    throw new ScaffoldError(`${given} is a file: charter init writes into a new or empty folder.`)
  if (contentOf(root).length > 0)
    throw new ScaffoldError(`${given} is not empty: charter init writes into a new or empty folder.`)
}

function findTarballs(folder: string): string[] {
  return PACKAGES.map((name) => {
    const file = `${name.replace('@', '').replace('/', '-')}-${versionOf(name)}.tgz`
    if (statSync(join(folder, file), { throwIfNoEntry: false })?.isFile()) return resolve(folder, file)
    throw new ScaffoldError(`${folder} has no ${file}: npm run pack -- --out <folder> writes it.`)
  })
}

/** What npm or the command that it ran says; of npm's own lines the first with a reason. */
function reasonOf(error: unknown): string {
  const { stderr = '', stdout = '', message } = error as { stderr?: string; stdout?: string; message: string }
  const [reason] = stderr.matchAll(/^npm (?:error|ERR!) (?!code )(?:[A-Z0-9]+ )?(.+)$/gm)
  if (reason) return `npm install failed: ${reason[1]}.`
  return `npm install failed: ${(stderr || stdout || message).trim()}`
}
