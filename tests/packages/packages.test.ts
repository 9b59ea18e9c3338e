/**
 * The packages as users have them: packed, and installed into applications outside of the repository.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import root from '../../package.json' with { type: 'json' }
import { pack } from '../../scripts/pack.ts'
import { openProject } from './project.ts'

const APPS = 'tests/packages/apps'
const tarballs = inject('tarballs')
const { devDependencies, dependencies } = root
const express = `express@${dependencies.express}`
const typescript = [
  `typescript@${devDependencies.typescript}`,
  `@types/express@${devDependencies['@types/express']}`,
  `@types/node@${devDependencies['@types/node']}`,
]
const charter = [tarballs['@charter/express'], tarballs['@charter/cli']] as string[]

const apps: [name: string, out: string, options: string[], packages: string[]][] = [
  ['js-esm', 'generated', ['--language', 'js'], []],
  ['js-cjs', 'generated', ['--language', 'js'], []],
  ['ts-nodenext', 'src/generated', [], typescript],
  ['ts-cjs', 'src/generated', [], typescript],
  ['ts-bundler', 'src/generated', [], [...typescript, 'esbuild']],
  ['ts-unbuilt', 'src/generated', [], typescript],
]

describe.concurrent.each(apps)('%s', (name, out, options, packages) => {
  test('installs, generates, type-checks and serves the contract beside the routes of the application', async () => {
    await using project = await openProject(join(APPS, name), [...charter, express, ...packages])
    const generate = () =>
      project.run(
        'npx',
        'charter',
        'generate',
        join(process.cwd(), APPS, 'books.yaml'),
        '--out',
        out,
        ...options,
      )
    expect(await generate()).toMatch(/3 operations in \d files/)
    expect(await generate()).toContain('is up to date')
    if (packages.length > 0) await project.run('npm', 'run', 'build')
    const url = await project.start()

    const listed = await fetch(`${url}/api/books?limit=1`)
    expect(await listed.json()).toEqual([{ id: '1', title: 'Emma', addedBy: 'ada' }])

    const invalid = await fetch(`${url}/api/books?limit=0`)
    expect(invalid.status).toBe(400)
    expect(invalid.headers.get('content-type')).toBe('application/problem+json')
    expect(await invalid.json()).toMatchObject({ errors: [{ pointer: '/query/limit' }] })

    const post = (token: string | undefined, body: object) =>
      fetch(`${url}/api/books`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(token ? { Authorization: `Bearer ${token}` } : {}),
        },
        body: JSON.stringify(body),
      })
    expect((await post(undefined, { title: 'Persuasion' })).status).toBe(401)
    expect((await post('reader', { title: 'Persuasion' })).status).toBe(403)
    expect((await post('editor', { title: '' })).status).toBe(400)
    const added = await post('editor', { title: 'Persuasion' })
    expect([added.status, await added.json()]).toEqual([
      201,
      { id: '2', title: 'Persuasion', addedBy: 'ada' },
    ])

    // A response that violates the contract is an internal error, and does not leave the process.
    const broken = await fetch(`${url}/api/books`, { headers: { 'x-visitor': 'broken' } })
    expect([broken.status, (await broken.json()).code]).toEqual([500, 'internal'])

    // What the contract does not have, or has no handler for, is the application's.
    const get = async (path: string, method = 'GET') => (await fetch(url + path, { method })).text()
    expect(await get('/api/old')).toBe('{"old":true}')
    expect(await get('/api/books/7', 'DELETE')).toBe('{"removed":"7"}')
    expect(await get('/api/failing')).toBe('app: not of the contract')
  })
})

test('Node 22 generates and serves a contract, and is refused where Node 24 is needed', async () => {
  // Its `node` comes before any other in what npm runs.
  await using project = await openProject(join(APPS, 'js-esm'), [...charter, express, 'node@22'])
  const file = join(process.cwd(), APPS, 'books.yaml')
  expect(await project.run('npx', 'node', '--version')).toMatch(/^v22\./)
  await project.run('npx', 'charter', 'generate', file, '--out', 'generated', '--language', 'js')
  const listed = await fetch(`${await project.start()}/api/books?limit=1`)
  expect(await listed.json()).toEqual([{ id: '1', title: 'Emma', addedBy: 'ada' }])
  await expect(project.run('npx', 'charter', 'init', 'shop')).rejects.toThrow(
    /This is Node 22\.\S+, and charter init needs Node 24 or newer\./,
  )
})

test('every error of a contract is reported with its line, and nothing is written', async () => {
  await using project = await openProject(join(APPS, 'js-esm'), [...charter, express])
  const text = readFileSync(join(APPS, 'books.yaml'), 'utf8')
  writeFileSync(
    join(project.folder, 'faulty.yaml'),
    text
      .replace("$ref: '#/components/schemas/NewBook'", "$ref: '#/components/schemas/NoBook'")
      .replace('in: path', 'in: pth'),
  )
  const failure = await project
    .run('npx', 'charter', 'generate', 'faulty.yaml', '--out', 'generated')
    .catch(String)
  expect(failure).toMatch(/faulty\.yaml:\d+: .*NoBook/)
  expect(failure).toMatch(/faulty\.yaml:\d+: .*pth/)
  expect(await project.run('ls')).not.toContain('generated')
})

test('generated code of another version is refused with a sentence', async () => {
  await using project = await openProject(join(APPS, 'js-esm'), [...charter, express])
  await project.run(
    'npx',
    'charter',
    'generate',
    join(process.cwd(), APPS, 'books.yaml'),
    '--out',
    'generated',
    '--language',
    'js',
  )
  const file = join(project.folder, 'generated/operations.js')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/format: \d+/, 'format: 0'))
  await expect(project.start()).rejects.toThrow(
    /books v1 was generated by an older version .*: generate it again/,
  )
})

test('the same sources make the same bytes', () => {
  const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')
  const again = pack('.cache/packages-again')
  for (const [name, tarball] of again) expect(hash(tarball)).toBe(hash(tarballs[name] as string))
})

test('the manifests and types of the packages are right for every kind of consumer', async () => {
  await using project = await openProject(join(APPS, 'js-esm'), [
    'publint@0.3.25',
    '@arethetypeswrong/cli@0.18.5',
  ])
  for (const tarball of Object.values(tarballs))
    await project.run('npx', 'publint', 'run', tarball, '--strict')
  const attw = (name: string, ...options: string[]) =>
    project.run(
      'npx',
      'attw',
      tarballs[name] as string,
      '--exclude-entrypoints',
      './package.json',
      ...options,
    )
  await attw('@charter/express')
  // Of the platform there are only ES modules.
  await attw('@charter/platform', '--profile', 'esm-only')
})

test('the platform and the runtime have one Problem', async () => {
  await using project = await openProject(join(APPS, 'js-esm'), Object.values(tarballs))
  writeFileSync(
    join(project.folder, 'same.js'),
    `import { Problem } from '@charter/express'
import { Problem as Other } from '@charter/platform/problem.js'
import * as service from '@charter/platform/service.js'
console.log(Problem === Other, Object.keys(service).length > 0)\n`,
  )
  expect(await project.run('node', 'same.js')).toBe('true true\n')
})
