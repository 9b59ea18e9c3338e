import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { format } from 'prettier'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { platformProblem } from '#platform/problem.ts'
import { startSystem, type System } from '../system.ts'

/* The pages below docs/reference are what the running system says. `npm test -- reference -u` writes them. */

let system: System
beforeAll(async () => void (system = await startSystem()))
afterAll(() => system.close())

const page = async (name: string, ...lines: string[]) => {
  const text = await format(lines.join('\n'), { parser: 'markdown', printWidth: 140 })
  await expect(text).toMatchFileSnapshot(resolve(`docs/reference/${name}.md`))
}
const table = (head: string[], rows: (string | number)[][]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)

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

test('docs/explanation/dependencies.md has every direct dependency, and no other', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    [kind: string]: Record<string, string>
  }
  const names = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !name.startsWith('@types/'),
  )
  const firstCells = readFileSync('docs/explanation/dependencies.md', 'utf8')
    .split('\n')
    .map((line) => line.split('|')[1] ?? '')
  const listed = firstCells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name))
  expect(listed.filter((name) => name !== '@types/*').sort()).toEqual(names.sort())
})
