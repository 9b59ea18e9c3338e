import { existsSync, globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { eventsSettings, keySettings, tokenSettings } from '#platform/base-config.ts'

const platformSettings = { ...tokenSettings, ...keySettings, ...eventsSettings }

/** That of the repositories that `charter init` writes. */
const WRITTEN = 'scaffold/templates/repository/__dot__env.example.txt'

const namesIn = (file: string) =>
  new Set(
    [...readFileSync(file, 'utf8').matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name as string),
  )
const documented = namesIn('.env.example')
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

test.runIf(existsSync(WRITTEN))('that of written repositories lists those of the platform', () => {
  const names = [...declared('platform/config.ts'), ...Object.keys(platformSettings)]
  expect(names.filter((name) => !namesIn(WRITTEN).has(name))).toEqual([])
})

test.each(['.env.example', WRITTEN].filter(existsSync))('%s describes every variable', (file) => {
  const lines = readFileSync(file, 'utf8').matchAll(/^# ([A-Z][A-Z0-9_]+)=\S+ *(?:\(required\))? *(.*)$/gm)
  expect([...lines].filter(([, , text]) => text === '').map(([, name]) => name)).toEqual([])
})

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
