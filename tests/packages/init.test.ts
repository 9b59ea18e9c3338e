/**
 * `charter init` and `charter new` as users have them: from the packed packages, in folders outside of this repository.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { freePorts } from '../../scripts/free-ports.ts'
import { type Command, commandsOf, missingIn, run } from '../docs/console.ts'
import { blocksOf } from '../docs/pages.ts'
import { env, openProject, type Project, runIn } from './project.ts'

const tarballs = inject('tarballs')
const packages = dirname(resolve(tarballs['@charter/cli'] as string))

/** A project that has the command line, as `npx` and `npm create` install it. */
let caller: Project
let shop: string
beforeAll(async () => {
  const { '@charter/express': express, '@charter/cli': cli, 'create-charter': create } = tarballs
  caller = await openProject('tests/packages/apps/js-esm', [express, cli, create] as string[])
  shop = join(caller.folder, 'shops/my-shop')
})
afterAll(() => caller[Symbol.asyncDispose]())

/** The commands of the guide, in their order. */
const guide = blocksOf('docs/guides/own-repository.md').flatMap(commandsOf)

const inShop = (...command: [string, ...string[]]) => runIn(shop, ...command)

/** Starts a command that keeps running. @returns it, and its output until that matches */
async function until(child: ChildProcess, pattern: RegExp): Promise<string> {
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    if (stream) createInterface(stream).on('line', (line) => (output += `${line}\n`) && matched())
  let matched = () => {}
  return new Promise((done, failed) => {
    matched = () => {
      if (pattern.test(output)) done(output)
    }
    child.once('close', (code) => failed(new Error(`It ended with ${code}:\n${output}`)))
  })
}

describe('a repository', () => {
  test('is written, with the top level of this one', async () => {
    const [{ text, shown }] = guide as [Command]
    expect(text).toBe('npm create charter my-shop')
    // What npm runs when it has installed create-charter.
    const output = await caller.run('npx', 'create-charter', 'shops/my-shop', '--packages', packages)
    expect(missingIn(output.replaceAll('shops/', ''), shown)).toBeUndefined()
    expect(readdirSync(shop)).toEqual(
      expect.arrayContaining([
        ...['openapi', 'services', 'generated', 'prisma', 'scripts', 'docker-compose.yml', 'Dockerfile'],
        ...['package.json', 'package-lock.json', 'README.md', '.github', '.gitignore', '.env.example'],
      ]),
    )
    expect(readFileSync(join(shop, 'README.md'), 'utf8')).not.toMatch(/__|#\? /)
  })

  test('npm ci and npm start run its service', async () => {
    await inShop('npm', 'ci', '--prefer-offline', '--no-audit', '--no-fund')
    const [port, postgres] = await freePorts(2)
    const child = spawn('npm', ['start', '--silent'], {
      cwd: shop,
      env: { ...env, NOTES_PORT: String(port), POSTGRES_PORT: String(postgres) },
      stdio: 'pipe',
      detached: true,
    })
    try {
      await until(child, /Ready in[^]*notes +http/)
      const url = `http://127.0.0.1:${port}/api/v1/notes`
      const body = JSON.stringify({ name: 'First' })
      const created = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
      })
      expect(created.status).toBe(201)
      expect(await (await fetch(url)).json()).toMatchObject({ items: [{ name: 'First' }], nextCursor: null })
      const invalid = await fetch(`${url}?limit=0`)
      expect([invalid.status, invalid.headers.get('content-type')]).toEqual([400, 'application/problem+json'])
    } finally {
      const ended = once(child, 'close')
      process.kill(-(child.pid as number), 'SIGTERM')
      await ended
    }
  })

  test.each(guide.slice(1))('$text', async ({ text, shown }) => {
    const [output] = await run([text], { cwd: shop, env: { PATH: env.PATH }, timeoutMs: 300_000 })
    expect(missingIn(output, shown)).toBeUndefined()
  })

  test('its containers have the services that were added, and a service that exists is refused', async () => {
    const compose = readFileSync(join(shop, 'docker-compose.yml'), 'utf8')
    expect(compose).toContain('REVIEWS_DATABASE_URL: postgresql://')
    expect(compose).toContain('args: { SERVICE: quotes }')
    await expect(inShop('npx', 'charter', 'new', 'service', 'notes')).rejects.toThrow(
      'The service notes exists already.',
    )
  })

  test('npm run events and npm run jobs find its databases', async () => {
    const [port] = await freePorts(1)
    const variables = { PATH: env.PATH, POSTGRES_PORT: String(port) }
    const npmRun = (command: string) =>
      run([`npm run --silent ${command}`], { cwd: shop, env: variables, timeoutMs: 180_000 })
    const [migrated] = await npmRun('db:migrate')
    expect(migrated).toMatch(/^reviews: applied \d{14}_init$/m)
    expect(await npmRun('jobs -- dead list')).toEqual([''])
    expect(await npmRun('events -- dead-letters list')).toEqual([''])
    await expect(npmRun('events -- dead-letters')).rejects.toThrow('Commands: dead-letters list|replay|drop')
  })

  test('npm run check names what is wrong', async () => {
    const contract = join(shop, 'openapi/quotes/v1.yaml')
    writeFileSync(contract, readFileSync(contract, 'utf8').replace(/title: .*/, 'title: Another'))
    const handler = join(shop, 'services/quotes/handlers/listQuotes.ts')
    writeFileSync(handler, readFileSync(handler, 'utf8').replace('status: 200', 'status: 299'))
    const output = await inShop('npm', 'run', 'check').catch(String)
    expect(output).toMatch(/FAIL generated[^]*generated\/quotes\/v1\//)
    expect(output).toMatch(/FAIL types[^]*listQuotes\.ts/)
  })
})

describe('what is refused, with one sentence and status 1', () => {
  test.each([
    [['init', 'src'], 'src is not empty: charter init writes into a new or empty folder.'],
    [['init', 'package.json'], 'package.json is a file'],
    [['init', 'My-Shop'], '"My-Shop" can\'t be the name of a package'],
    [['init', 'http'], '"http" can\'t be the name of a package: it is taken by Node.js or npm.'],
    [['init', 'x', '--service', 'Notes'], '"Notes" can\'t be the name of a service'],
    [['init', 'x', '--service', 'a'.repeat(25)], 'at most 24 characters'],
    [['init', 'x', '--packages', 'src'], 'src has no charter-express-'],
    [['init', 'x', '--yes'], "Unknown option '--yes'"],
    [['start'], 'There is no folder openapi/ here or above: charter start runs in a repository'],
    [['strat'], 'There is no command strat: charter help lists all.'],
    [
      ['convert', 'src/modern.yaml', '--out', 'x.yaml'],
      'src/modern.yaml is OpenAPI 3.1.0: 2.0 and 3.0 can be converted.',
    ],
    [['convert', 'src/swagger.yaml', '--out', 'package.json'], 'package.json exists already'],
    [['diff', 'src/modern.yaml'], 'src/modern.yaml is neither a file nor a git ref of this repository'],
    [['diff', 'src/old.yaml', 'src/new.yaml'], '[path-removed'],
    [['mock', 'src/swagger.yaml'], 'npx charter convert <file> --out openapi.yaml'],
    [['mock', 'src/remote.yaml'], 'add --allow-remote to fetch it'],
  ])('charter %j', async (args, sentence) => {
    const src = join(caller.folder, 'src')
    mkdirSync(src, { recursive: true })
    writeFileSync(join(src, 'modern.yaml'), 'openapi: 3.1.0\n')
    writeFileSync(join(src, 'swagger.yaml'), SWAGGER)
    writeFileSync(join(src, 'remote.yaml'), REMOTE)
    const info = 'openapi: 3.1.0\ninfo: { title: Pets, version: 1.0.0 }\n'
    const response = '{ description: Pets }'
    writeFileSync(
      join(src, 'old.yaml'),
      `${info}paths: { /pets: { get: { responses: { 200: ${response} } } } }`,
    )
    writeFileSync(join(src, 'new.yaml'), `${info}paths: {}`)
    const failure = await caller.run('npx', 'charter', ...args).then(String, String)
    expect(failure).toContain(sentence)
    expect(failure).toContain('failed:')
    expect(existsSync(join(caller.folder, 'x'))).toBe(false)
    expect(existsSync(join(caller.folder, 'x.yaml'))).toBe(false)
  })

  test('a package that cannot be installed, and nothing is left', async () => {
    // A tarball that is none.
    const broken = join(caller.folder, 'broken')
    mkdirSync(broken)
    for (const file of Object.values(tarballs)) writeFileSync(join(broken, basename(file)), 'x')
    const failure = await caller.run('npx', 'charter', 'init', 'y/z', '--packages', 'broken').catch(String)
    expect(failure).toMatch(/Nothing was written: npm install failed: .+/)
    expect(existsSync(join(caller.folder, 'y'))).toBe(false)
    rmSync(broken, { recursive: true })
  })

  test('an interruption, and nothing is left', async () => {
    mkdirSync(join(caller.folder, 'empty'))
    const bin = join(caller.folder, 'node_modules/@charter/cli/bin.js')
    const child = spawn(process.execPath, [bin, 'init', 'empty', '--packages', packages], {
      cwd: caller.folder,
      env,
      stdio: 'pipe',
    })
    await until(child, /Installing/)
    expect(readdirSync(join(caller.folder, 'empty'))).toContain('package.json')
    child.kill('SIGTERM')
    expect(await once(child, 'close')).toEqual([1, null])
    expect(readdirSync(join(caller.folder, 'empty'))).toEqual([])
  })
})

const SWAGGER = `swagger: '2.0'
info: { title: Pets, version: '1' }
basePath: /v1
paths:
  /pets:
    get:
      operationId: listPets
      produces: [application/json]
      parameters:
        - { name: limit, in: query, type: integer, maximum: 10 }
      responses:
        200:
          description: Pets
          schema: { type: array, items: { $ref: '#/definitions/Pet' } }
          examples:
            application/json: [{ name: Rex }]
definitions:
  Pet:
    type: object
    required: [name]
    properties: { name: { type: string } }
`

const REMOTE = `openapi: 3.1.0
info: { title: Pets, version: '1' }
paths:
  /pets: { $ref: 'https://example.com/pets.yaml' }
`

test('a Swagger 2.0 document is converted, and its examples are served', async () => {
  writeFileSync(join(caller.folder, 'swagger.yaml'), SWAGGER)
  expect(await caller.run('npx', 'charter', 'convert', 'swagger.yaml', '--out', 'pets.yaml')).toMatch(
    /pets\.yaml: OpenAPI 3\.1\.\d, from 2\.0/,
  )
  const bin = join(caller.folder, 'node_modules/@charter/cli/bin.js')
  const child = spawn(process.execPath, [bin, 'mock', 'pets.yaml', '--port', '0'], {
    cwd: caller.folder,
    env,
    stdio: 'pipe',
  })
  try {
    const url = /pets\.yaml at (\S+)/.exec(await until(child, /pets\.yaml at \S+\n/))?.[1]
    expect(await (await fetch(`${url}/v1/pets`)).json()).toEqual([{ name: 'Rex' }])
    expect((await fetch(`${url}/v1/pets?limit=11`)).status).toBe(400)
  } finally {
    child.kill()
    await once(child, 'close')
  }
})
