import { execFile } from 'node:child_process'
import { globSync, readFileSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { tryToListen } from '../free-ports.ts'
import type { ListeningPort } from './system-environment.ts'

/** A port that cannot be listened on, and why. */
export interface TakenPort extends ListeningPort {
  code: string
}

/** The ports that this process cannot listen on now. */
export async function takenPorts(ports: readonly ListeningPort[]): Promise<TakenPort[]> {
  const codes = await Promise.all(ports.map(tryToListen))
  return ports.flatMap((port, i) => {
    const code = codes[i]
    return code === undefined ? [] : [{ ...port, code }]
  })
}

/** One line for each port: its variable, the program that uses it and its pid; then how to resolve it. */
export async function describeTakenPorts(taken: readonly TakenPort[]): Promise<string> {
  const lines = await Promise.all(
    taken.map(async ({ port, variable, host, code }) => {
      if (code !== 'EADDRINUSE') return `Port ${port} (${variable}) on ${host} cannot be used: ${code}.`
      const holder = await holderOf(port)
      return `Port ${port} (${variable}) is in use by ${holder ?? 'another program'}.`
    }),
  )
  const [first] = taken
  const one = `${first?.variable}=<port>`
  return `${lines.join('\n')}
Stop ${taken.length === 1 ? 'that program' : 'those programs'}, or choose other ports: ${one} moves one, PORT_BASE=<port> moves all of them.`
}

/** `node server.js (pid 4711, in /home/ada/app)`; undefined where the system does not provide it. */
async function holderOf(port: number): Promise<string | undefined> {
  return process.platform === 'linux' ? (fromProc(port) ?? (await fromLsof(port))) : fromLsof(port)
}

/** Linux: the listening socket's inode in the tables of TCP sockets, then the process that has it open (proc(5)). */
function fromProc(port: number): string | undefined {
  const inodes = new Set(['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => listeningInodes(file, port)))
  if (inodes.size === 0) return undefined
  for (const link of globSync('/proc/[0-9]*/fd/*')) {
    const inode = /^socket:\[(\d+)\]$/.exec(attempt(() => readlinkSync(link)) ?? '')?.[1]
    if (inode === undefined || !inodes.has(inode)) continue
    const pid = link.split('/')[2] as string
    const command = attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean))
    const folder = attempt(() => readlinkSync(`/proc/${pid}/cwd`))
    return `${nameOf(command ?? [])} (pid ${pid}${folder === undefined ? '' : `, in ${folder}`})`
  }
  return undefined
}

const LISTEN = '0A'

function listeningInodes(table: string, port: number): string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const rows = (attempt(() => readFileSync(table, 'utf8')) ?? '').trim().split('\n').slice(1)
  return rows
    .map((row) => row.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(suffix) && state === LISTEN)
    .map((fields) => fields[9] as string)
}

/** macOS and other systems. */
async function fromLsof(port: number): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'])
    const pid = /^p(\d+)$/m.exec(stdout)?.[1]
    const command = /^c(.+)$/m.exec(stdout)?.[1]
    return pid === undefined ? undefined : `${nameOf(command === undefined ? [] : [command])} (pid ${pid})`
  } catch {
    return undefined
  }
}

/** `node services/gateway/main.ts`: without the folder of the program and the options of Node. */
function nameOf([program, ...args]: string[]): string {
  if (program === undefined) return 'another program'
  const own = args.filter((arg, i) => arg !== '--import' && args[i - 1] !== '--import')
  const text = [basename(program), ...own].join(' ')
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
