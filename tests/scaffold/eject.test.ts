/** `npm run test:eject`: `npm run eject` in a copy of this repository, outside of it. What is left works at once. */
import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyRepository } from '../repository-copy.ts'

let root: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'charter-eject-'))
  copyRepository(root)
  git('init', '-q')
  appendFileSync(join(root, '.git/info/exclude'), 'node_modules\n')
  git('add', '-A')
  git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '-qm', 'before')
})
afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }))

const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' })

/** The environment of a user. */
const env = {
  ...process.env,
  ...{
    NODE_ENV: undefined,
    VITEST: undefined,
    TEST_POSTGRES_URL: undefined,
    NO_COLOR: '1',
    FORCE_COLOR: undefined,
  },
}

/* Of `npm start` only: tests of the db commands read POSTGRES_PORT too. */
const FREE_PORTS = { GATEWAY_PORT: '0', ITEMS_PORT: '0', POSTGRES_PORT: '0', SMTP_PORT: '0' }

/** Runs a script of the copy, and prints how long it took. @throws Error with its output */
async function npmRun(...args: string[]): Promise<string> {
  const beganAt = performance.now()
  try {
    const options = { cwd: root, env, maxBuffer: 2 ** 26 }
    const { stdout } = await promisify(execFile)('npm', ['run', '--silent', ...args], options)
    process.stdout.write(
      `npm run ${args.join(' ')}: ${((performance.now() - beganAt) / 1000).toFixed(0)} s\n`,
    )
    return stdout
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    throw new Error(`npm run ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error })
  }
}

describe('npm run eject', () => {
  test('refuses with one sentence while something is not committed, and a name that npm does not accept', async () => {
    writeFileSync(join(root, 'note.txt'), 'mine')
    await expect(npmRun('eject')).rejects.toThrow(/failed:\nThere are changes that are not committed: .*\n$/)
    rmSync(join(root, 'note.txt'))
    await expect(npmRun('eject', '--', '--name', 'My Company')).rejects.toThrow(
      /failed:\n"My Company" can't be .*\n$/,
    )
    expect(git('status', '--porcelain')).toBe('')
  })

  test('changes nothing when a step fails', async () => {
    const file = 'services/gateway/readiness.ts'
    const text = readFileSync(join(root, file), 'utf8')
    writeFileSync(join(root, file), `import '#generated/users/v1/contract.ts'\n${text}`)
    git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '-qam', 'imports the shop')
    await expect(npmRun('eject', '--', '--name', 'acme')).rejects.toThrow(
      `Nothing was changed: ${file} imports generated/users/v1/contract.ts, which belongs to the shop.`,
    )
    expect(git('status', '--porcelain')).toBe('')
    git('reset', '-q', '--hard', 'HEAD~1')
  })

  test('leaves the gateway and one service', async () => {
    const said = await npmRun('eject', '--', '--name', 'acme')
    process.stdout.write(`${/^Left: .*$/m.exec(said)?.[0]}\n`)
    expect(readdirSync(join(root, 'services')).sort()).toEqual(['gateway', 'items'])
    expect(readdirSync(join(root, 'openapi')).sort()).toEqual(['gateway', 'items', 'shared'])
    expect(readFileSync(join(root, 'generated/sdk/package.json'), 'utf8')).toContain('"name": "acme-sdk"')
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toContain('@node-rs/argon2')
  })

  test('npm run check passes', async () => {
    expect(await npmRun('check')).toMatch(/\d+ checks passed/)
  })

  test('npm test passes', async () => {
    const said = await npmRun('test')
    expect(said).toMatch(/Tests .*passed/)
    process.stdout.write(`${/Tests .*passed.*/.exec(said)?.[0]}\n`)
  })

  test('npm start serves the gateway and the service', async () => {
    const child = spawn('npm', ['start'], {
      cwd: root,
      env: { ...env, ...FREE_PORTS },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const closed = once(child, 'close')
    try {
      let output = ''
      const gateway = await new Promise<string>((done, fail) => {
        child.stdout.on('data', (chunk: Buffer) => {
          output += chunk.toString()
          const [, url] = /Start page +(\S+)[^]*\(pid \d+\)\n\n/.exec(output) ?? []
          if (url) done(url)
        })
        child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
        child.once('close', () => fail(new Error(`It ended:\n${output}`)))
      })
      const items = `${gateway}/api/v1/items`
      const created = await fetch(items, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: 'First' }),
      })
      expect(created.status).toBe(201)
      expect(await (await fetch(items)).json()).toMatchObject({ items: [{ name: 'First' }] })
      expect(await (await fetch(`${gateway}/`)).text()).toContain('<h1>Acme</h1>')
      expect(await (await fetch(`${gateway}/openapi.json`)).json()).toMatchObject({ info: { title: 'Acme' } })
    } finally {
      process.kill(-(child.pid as number), 'SIGINT')
      await closed
    }
  })
})
