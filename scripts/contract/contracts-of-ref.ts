import { execFileSync } from 'node:child_process'
import { relative } from 'node:path'

/** The files of a git ref, read by `git show`. Paths are relative to the working directory. */
export interface RefFiles {
  /** @throws Error when the ref has no such file */
  text: (file: string) => string
  /** Empty when the ref has no such file. */
  textOrEmpty: (file: string) => string
  contracts: string[]
}

/** @throws Error in one sentence when there is no such ref */
export function openRef(ref: string): RefFiles {
  const git = (...args: string[]) =>
    execFileSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] })
  // An argument that begins with a hyphen would be an option of git.
  if (ref.startsWith('-')) throw new Error(`${ref} is no git ref`)
  try {
    git('rev-parse', '--verify', '--quiet', `${ref}^{commit}`)
  } catch {
    throw new Error(`${ref} is neither a file nor a git ref of this repository`)
  }
  const listed = git('ls-tree', '-r', '-z', '--name-only', ref, '--', 'openapi').split('\0')
  const text = (file: string): string => {
    const name = relative('', file).replaceAll('\\', '/')
    try {
      return git('show', `${ref}:./${name}`)
    } catch (error) {
      throw new Error(`${name}: there is no such file in ${ref}`, { cause: error })
    }
  }
  return {
    contracts: listed.filter((file) => /^openapi\/[^/]+\/v[^/]*\.yaml$/.test(file)),
    text,
    textOrEmpty: (file) => {
      try {
        return text(file)
      } catch {
        return ''
      }
    },
  }
}
