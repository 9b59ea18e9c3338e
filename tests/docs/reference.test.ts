import { existsSync, globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { format } from 'prettier'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { platformProblem } from '#platform/problem.ts'
import { table } from './pages.ts'
import { extensions } from '../../scripts/check/lint/extensions.ts'
import { startSystem, type System } from '../system.ts'

/*
 * Pages and tables of docs/ that are made from the code or the running system.
 * `npm test -- tests/docs/reference -u` writes them.
 */

/** The variables of each call of envalid, which `readSettings` makes for every configuration. */
const declared = vi.hoisted((): Record<string, Variable>[] => [])
vi.mock(import('envalid'), async (importOriginal) => {
  const envalid = await importOriginal()
  const cleanEnv: typeof envalid.cleanEnv = (env, variables, options) => {
    declared.push(variables as Record<string, Variable>)
    return envalid.cleanEnv(env, variables, options)
  }
  return { ...envalid, cleanEnv }
})

interface Variable {
  default?: unknown
  devDefault?: unknown
  choices?: readonly string[]
  desc?: string
}

let system: System
beforeAll(async () => void (system = await startSystem()))
afterAll(() => system.close())

const page = async (name: string, ...lines: string[]) => {
  const text = await format(lines.join('\n'), { parser: 'markdown', printWidth: 140 })
  await expect(text).toMatchFileSnapshot(resolve(`docs/reference/${name}.md`))
}

test('docs/reference/problems.md has every problem code', async () => {
  const own = await Promise.all(
    globSync('services/*/problems.ts')
      .sort()
      .map(async (file) => {
        const { problem } = (await import(resolve(file))) as { problem: typeof platformProblem }
        return problem.list
      }),
  )
  const rows = [platformProblem.list, ...own]
    .flatMap((list) => list.toSorted((a, b) => a.status - b.status))
    .map(({ code, status, title }) => [`\`${code}\``, status, title])
  await page(
    'problems',
    '# Problem codes',
    '',
    'Every response of 400 or more is a problem (RFC 9457), `application/problem+json`. Its `code` does not change; its `title` and `detail` may.',
    'Its `type` is `urn:problem-type:` and the code. Codes without a prefix may come from any service; the others come from the service that they name.',
    '',
    ...table(['code', 'status', 'title'], rows),
  )
})

test('docs/reference/metrics.md has every metric', async () => {
  const metrics = new Map<string, { type: string; help: string; services: Set<string> }>()
  for (const [service, { metricsUrl }] of Object.entries(system.services)) {
    const text = await (await fetch(`${metricsUrl}/metrics`)).text()
    for (const [, name = '', help = ''] of text.matchAll(/^# HELP (\S+) (.*)$/gm)) {
      const type = new RegExp(`^# TYPE ${name} (\\S+)$`, 'm').exec(text)?.[1] ?? ''
      const metric = metrics.get(name) ?? { type, help, services: new Set<string>() }
      metrics.set(name, metric)
      metric.services.add(service)
    }
  }
  const count = Object.keys(system.services).length
  const rows = [...metrics]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .filter(([name]) => !/^(nodejs|process)_/.test(name))
    .map(([name, { type, help, services }]) => [
      `\`${name}\``,
      type,
      services.size === count ? 'all' : [...services].join(', '),
      help,
    ])
  await page(
    'metrics',
    '# Metrics',
    '',
    'Each service serves its metrics at `/metrics` in the Prometheus text format; the gateway does at a port of its own (`GATEWAY_METRICS_PORT`).',
    'Each metric has the label `service`. The default metrics of prom-client (`nodejs_…`, `process_…`) are there as well.',
    '',
    ...table(['metric', 'type', 'services', 'meaning'], rows),
  )
})

test('docs/reference/configuration.md has every variable', async () => {
  /* What .env.example says about a variable, also over several lines. */
  const example = readFileSync('.env.example', 'utf8')
  const described = new Map(
    [...example.matchAll(/^# ([A-Z][A-Z0-9_]+)=\S* *(.*(?:\n#  {20,}.*)*)/gm)].map(
      ([, name = '', text = '']) => [name, text.replaceAll(/\s*\n#\s+/g, ' ').replace(/^\(required\) ?/, '')],
    ),
  )
  const variables = new Map<string, { services: Set<string>; development: Variable; production: Variable }>()
  for (const mode of ['development', 'production'] as const) {
    for (const file of globSync('services/*/config.ts').sort()) {
      const { readConfig } = (await import(resolve(file))) as { readConfig(env: object): unknown }
      declared.length = 0
      try {
        readConfig({ NODE_ENV: mode })
      } catch {
        // In production required variables are missing, which is reported after they were declared.
      }
      expect(declared, file).not.toEqual([])
      for (const [name, variable] of declared.flatMap(Object.entries)) {
        const entry = variables.get(name) ?? {
          services: new Set(),
          development: variable,
          production: variable,
        }
        variables.set(name, entry)
        entry.services.add(file.split('/')[1] as string)
        entry[mode] = variable
      }
    }
  }
  const shown = (value: unknown) => {
    if (value instanceof Object && !Array.isArray(value))
      return 'sample' in value ? `\`sample:${value.sample as number}\`` : 'those of the development system'
    const text = Array.isArray(value) ? value.join(',') : String(value)
    return value === undefined || text === '' ? 'none' : `\`${text}\``
  }
  const defaultsOf = ({ development, production }: { development: Variable; production: Variable }) => {
    const inDevelopment = shown('devDefault' in development ? development.devDefault : development.default)
    const inProduction = 'default' in production ? shown(production.default) : '**required**'
    return inDevelopment === inProduction ? inDevelopment : `${inDevelopment}; in production ${inProduction}`
  }
  const rowOf = (name: string): string[] => {
    const entry = variables.get(name) as NonNullable<ReturnType<typeof variables.get>>
    const { choices, desc } = entry.development
    const text = desc ?? (choices ? '' : (described.get(name) ?? ''))
    const values = choices ? choices.map((choice) => `\`${choice}\``).join(', ') : ''
    return [
      `\`${name}\``,
      defaultsOf(entry),
      [text, values].filter(Boolean).join('; ').replaceAll('|', '\\|'),
    ]
  }
  const names = [...variables.keys()]
  const prefixOf = (service: string) => `${service.toUpperCase().replaceAll('-', '_')}_`
  const services = globSync('services/*/main.ts').map((file) => file.split('/')[1] as string)
  const isOwn = (name: string) => services.some((service) => name.startsWith(prefixOf(service)))
  const everywhere = /_(PORT|METRICS_PORT|HOST|URL)$/
  const [, machine = ''] = /^# --- the development machine -+\n([^]*?)\n\n/m.exec(example) ?? []
  const head = ['variable', 'default', 'meaning']
  await page(
    'configuration',
    '# Configuration',
    '',
    'Services read their configuration from environment variables. Every variable has a default in development; those that are required in production have none there.',
    '`npm start`, `npm run dev` and the commands of `db`, `events`, `jobs` and `projections` also read a file `.env`; the environment takes precedence.',
    'A process reports all missing, invalid and unknown variables at once, and exits.',
    '',
    '## The development machine',
    '',
    'Variables of `npm start` and `npm run dev`.',
    '',
    ...table(
      ['variable', 'meaning'],
      [...machine.matchAll(/^# ([A-Z_]+)=/gm)].map(([, name = '']) => [
        `\`${name}\``,
        described.get(name) ?? '',
      ]),
    ),
    '',
    '## All services',
    '',
    ...table(head, names.filter((name) => !isOwn(name)).map(rowOf)),
    '',
    '`<SERVICE>_PORT`, `<SERVICE>_HOST` and `<SERVICE>_METRICS_PORT` set the port, the address to listen on and the port of `/metrics` of a service.',
    '`<SERVICE>_URL` is where the gateway and other services find it, `<SERVICE>_ADVERTISED_URL` what it registers in `REGISTRY_URL` ([calls](../guides/calls.md#where-instances-are)).',
    ...services.sort().flatMap((service) => [
      '',
      `## ${service}`,
      '',
      `Port ${shown(variables.get(`${prefixOf(service)}PORT`)?.development.default)}.`,
      '',
      ...table(
        head,
        names
          .filter((name) => name.startsWith(prefixOf(service)))
          .filter((name) => !everywhere.test(name) || /_(DATABASE|WEBHOOK)_/.test(name))
          .map(rowOf),
      ),
    ]),
  )
})

test('docs/reference/extensions.md has every extension, and whether it is implemented', () => {
  const rows = readFileSync('docs/reference/extensions.md', 'utf8').matchAll(
    /^\| `(x-[\w-]+).*\| (yes|no) \|$/gm,
  )
  const listed = [...rows].map(([, name, implemented]) => [name, implemented === 'yes'])
  const actual = Object.entries(extensions).map(([name, { honoured }]) => [name, honoured])
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(actual))
})

test('docs/explanation/dependencies.md has every direct dependency, no other, and tests that exist', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    [kind: string]: Record<string, string>
  }
  const names = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !name.startsWith('@types/'),
  )
  const [packages = '', privateParts = ''] = readFileSync('docs/explanation/dependencies.md', 'utf8').split(
    '## Private parts',
  )
  const firstCells = packages.split('\n').map((line) => line.split('|')[1] ?? '')
  const listed = firstCells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name))
  expect(listed.filter((name) => name !== '@types/*').sort()).toEqual(names.sort())
  const failing = [...privateParts.matchAll(/`((?:tests|platform|scripts)\/[^`]+\.test\.ts)`/g)].map(
    ([, file]) => file,
  )
  expect(failing.length).toBeGreaterThan(0)
  expect(failing.filter((file) => !existsSync(file as string))).toEqual([])
})
