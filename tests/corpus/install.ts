import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { packages } from './documents.ts'

/**
 * Unpacks the packages below a folder. Nothing that they depend on is installed: they are only read.
 *
 * @param folder as `node_modules`
 */
export function install(folder: string): void {
  for (const [name, { version }] of Object.entries(packages)) {
    const target = join(folder, name)
    if (versionOf(target) === version) continue
    rmSync(target, { recursive: true, force: true })
    mkdirSync(target, { recursive: true })
    const packed = execFileSync(
      'npm',
      ['pack', '--silent', '--pack-destination', folder, `${name}@${version}`],
      {
        encoding: 'utf8',
      },
    )
    const archive = join(folder, packed.trim().split('\n').at(-1) as string)
    execFileSync('tar', ['-xzf', archive, '-C', target, '--strip-components=1'])
    rmSync(archive)
  }
}

function versionOf(folder: string): string | undefined {
  const file = join(folder, 'package.json')
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
    : undefined
}
