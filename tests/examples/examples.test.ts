/**
 * Each example as a reader of its README runs it: in a folder outside of the repository, with the packed packages.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import root from '../../package.json' with { type: 'json' }
import { openProject } from '../packages/project.ts'

const tarballs = inject('tarballs')
const known: Record<string, string> = { ...root.dependencies, ...root.devDependencies }
const examples = globSync('examples/*/package.json').map((file) => file.split('/')[1] as string)

interface Manifest {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

/** What the example depends on: the packed packages, and the others in the versions of this repository. */
function packagesOf(example: string): string[] {
  const text = readFileSync(join('examples', example, 'package.json'), 'utf8')
  const { dependencies, devDependencies } = JSON.parse(text) as Manifest
  return Object.keys({ ...dependencies, ...devDependencies }).map((name) => {
    const source = tarballs[name] ?? (known[name] && `${name}@${known[name]}`)
    if (!source) throw new Error(`examples/${example} depends on ${name}, which package.json does not have`)
    return source
  })
}

test('there are examples', () => {
  expect(examples.length).toBeGreaterThanOrEqual(5)
})

describe.each(examples)('%s', (example) => {
  test('installs, generates and passes its own tests', async () => {
    await using project = await openProject(join('examples', example), packagesOf(example))
    expect(await project.run('npm', 'test')).toMatch(/^# pass [1-9]|ℹ pass [1-9]/m)
  })

  test('its README names its files, and has one page', () => {
    const readme = readFileSync(join('examples', example, 'README.md'), 'utf8')
    const lines = readme.split('\n')
    expect(lines.length).toBeLessThanOrEqual(60)
    for (const file of globSync('*.{js,ts,yaml}', { cwd: join('examples', example) }))
      if (!/^(server|notes|session|shipments)\.js$/.test(file)) expect(readme).toContain(file)
  })
})
