import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const benchFolder = import.meta.dirname
export const cacheFolder = join(benchFolder, '.cache')

/** Installs the peers when they are missing or are not those of the lock file, and compiles what has decorators. */
export function prepare(): void {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 24) {
    throw new Error(
      `The benchmark runs on Node 24, but this is ${process.version}: start it with \`npm run bench\``,
    )
  }
  once('installed', ['package-lock.json'], 'installing the peers (npm ci in bench/)', () => {
    run('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline'])
  })
  const sources = ['stacks/nestjs.ts', 'stacks/tsoa.ts', 'stacks/tsoa/controller.ts', 'stacks/tsoa/tsoa.json']
  const shared = ['data.ts', 'http.ts', 'server.ts', 'tsconfig.decorators.json', 'package-lock.json']
  once('compiled/built', [...sources, ...shared], 'compiling NestJS and tsoa', () => {
    mkdirSync(join(cacheFolder, 'tsoa'), { recursive: true })
    run('node_modules/.bin/tsoa', ['routes', '-c', 'stacks/tsoa/tsoa.json'])
    run('node_modules/.bin/tsc', ['-p', 'tsconfig.decorators.json'])
  })
}

/** Does the work again only when one of its inputs has changed since. */
function once(mark: string, inputs: string[], what: string, work: () => void): void {
  const file = join(cacheFolder, `${mark}.txt`)
  const state = inputs.map((input) => readFileSync(join(benchFolder, input), 'utf8')).join('\0')
  const done = existsSync(file) && statSync(file).size > 0 && readFileSync(file, 'utf8') === state
  if (done && existsSync(join(benchFolder, 'node_modules'))) return
  progress(`${what} …`)
  work()
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, state)
  progress('')
}

export function run(command: string, args: string[], cwd = benchFolder): void {
  try {
    execFileSync(command, args, { cwd, stdio: 'pipe', env: environment() })
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: Buffer; stderr?: Buffer }
    throw new Error(`${[command, ...args].join(' ')} failed:\n${stdout ?? ''}${stderr ?? ''}`, {
      cause: error,
    })
  }
}

/** The environment without the one that npm gives its scripts: an `npm ci` below must read bench's own settings. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|command)/.test(name))
  return { ...Object.fromEntries(kept), NODE_ENV: 'development' }
}

/** One line that is written over while the terminal is a person's; elsewhere nothing but the results is printed. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`)
  else if (text !== '') process.stderr.write(`${text}\n`)
}
