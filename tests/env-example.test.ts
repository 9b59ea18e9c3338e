import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const documented = new Set(
  [...readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map(
    ([, name]) => name as string,
  ),
)
const declared = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/^\s+([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+): /gm)].map(
    ([, name]) => name as string,
  )

test.each(['platform/config.ts', ...globSync('services/*/config.ts')])(
  '.env.example lists the variables of %s',
  (file) => {
    expect(declared(file).filter((name) => !documented.has(name))).toEqual([])
  },
)

test('.env.example lists no unused variable', () => {
  const sources = globSync(['platform/**/*.ts', 'services/*/config.ts', 'scripts/**/*.ts']).map((file) =>
    readFileSync(file, 'utf8'),
  )
  // `<SERVICE>_PORT`, `_DATABASE_URL` and the like are made from the service's name.
  const isRead = (name: string) =>
    sources.some((source) => source.includes(name)) ||
    /^[A-Z_]+_(PORT|METRICS_PORT|HOST|URL|DATABASE_URL|DATABASE_DIRECT_URL|DATABASE_POOL_MAX)$/.test(name)
  expect([...documented].filter((name) => !isRead(name))).toEqual([])
})
