import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/**
 * Changes into the root of the project around the current folder.
 *
 * @param command how the user calls it
 * @throws Error in one sentence when there is none, or Node cannot run its TypeScript
 */
export function enterProject(command: string): void {
  requireNode24(command)
  for (let at = resolve('.'); ; at = dirname(at)) {
    if (existsSync(join(at, 'openapi')) && existsSync(join(at, 'package.json'))) return process.chdir(at)
    if (dirname(at) === at)
      throw new Error(
        `There is no folder openapi/ here or above: ${command} runs in a repository such as charter init writes.`,
      )
  }
}

/** Services run as TypeScript, and use what Node has since 24. @throws Error in one sentence */
export function requireNode24(command: string): void {
  const { node } = process.versions
  if (Number(node.split('.')[0]) < 24)
    throw new Error(`This is Node ${node}, and ${command} needs Node 24 or newer.`)
}
