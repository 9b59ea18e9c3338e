import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generatePrismaClients } from './prisma.ts'
import { servicesWithDatabases } from '../database/schema-engine.ts'

const root = resolve(import.meta.dirname, '../..')

describe.each(servicesWithDatabases())('the Prisma client of %s', (service) => {
  const folder = join(root, 'generated', service, 'prisma')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => /\.(ts|sha256)$/.test(name))

  it('says in the first line of each file what made it', () => {
    for (const file of files)
      expect(readFileSync(file, 'utf8')).toMatch(/^(\/\/|#) Written by `npm run generate` from prisma/)
  })

  it('names no folder of the machine that made it', () => {
    for (const file of files) expect(readFileSync(file, 'utf8')).not.toContain(root)
  })
})

it('clients that are up to date are left alone', async () => {
  expect(await generatePrismaClients()).toEqual([])
})
