import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { PACKAGES, SHOP } from './removed.ts'

/* The edits of `npm run eject`: files that stay and name something that is removed. Each throws when a text is not found. */

const SERVICES = SHOP.join('|')

/** Replaces parts of a file. @throws Error for a part that the file does not have */
function edit(file: string, ...changes: [part: string | RegExp, replacement: string][]): void {
  let text = readFileSync(file, 'utf8')
  for (const [part, replacement] of changes) {
    const changed = text.replace(part, replacement)
    if (changed === text) throw new Error(`${file} does not have ${part}`)
    text = changed
  }
  writeFileSync(file, text)
}

/** The configuration of the system and of the tools. */
export function editConfiguration(): void {
  edit('services/gateway/config.ts', [new RegExp(`^ {2}'?(${SERVICES})'?: \\d+,\\n`, 'gm'), ''])
  edit(
    '.env.example',
    [new RegExp(`^# --- (${SERVICES}) -+\\n(#.*\\n)*\\n?`, 'gm'), ''],
    [new RegExp(`^# (${SERVICES.replaceAll('-', '_')})_URL=.*\\n`, 'gim'), ''],
  )
  edit('.dependency-cruiser.js', [new RegExp(`^ {2}'services/(${SERVICES})': .*\\n`, 'gm'), ''])
  edit('redocly.yaml', [
    /charter\/sessions:\n {4}severity: error\n {4}#.*\n {4}exempt: .*/,
    'charter/sessions: error',
  ])
  edit('.github/dependabot.yml', [
    / {2}- package-ecosystem: npm\n {4}directory: \/(docs|bench)\n(.+\n)+\n/g,
    '',
  ])
  edit(
    'openapi/gateway/v1.yaml',
    [/^.*\bproducts: \{.*\n/gm, ''],
    [/\busers: \{/g, 'items: {'],
    [/\bUsers\b/, 'Items'],
  )
  edit(
    'scripts/generate.ts',
    [/^ *deployStep,\n|^import \{ deployStep.*\n/gm, ''],
    [/,\n \* what `deploy\/` has for each service, and/, ' and'],
  )
  edit('.env.example', [', events and projections commands', ' and events commands'])
  edit('scripts/check/lint/words.ts', [
    /^ {2}'docs\/reference\/conformance\/(corpus|json-schema)\.md',\n/gm,
    '',
  ])
  // The events of the platform are tested with the database of a service.
  edit('tests/events/harness.ts', ['#generated/orders/', '#generated/items/'], ["('orders')", "('items')"])
}

/**
 * `package.json` without the scripts whose file is gone and the packages that nothing uses any more.
 *
 * @returns the names of the scripts
 */
export function editPackage(name: string): string[] {
  const { license: _, ...manifest } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
  const isGone = (command: string) =>
    command
      .split(' ')
      .some((word) => /\.(ts|js)$/.test(word) && !word.startsWith('node_modules') && !existsSync(word))
  const gone = Object.keys(manifest.scripts).filter((script) => isGone(manifest.scripts[script] as string))
  for (const script of gone) delete manifest.scripts[script]
  for (const removed of PACKAGES) {
    delete manifest.dependencies[removed]
    delete manifest.devDependencies[removed]
  }
  const changed = { ...manifest, name, description: `The services of ${name}` }
  writeFileSync('package.json', `${JSON.stringify(changed, null, 2)}\n`)
  return gone
}

interface Manifest {
  license?: string
  scripts: Record<string, string>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

/** The pages that stay: without links, table rows and commands that lead nowhere. */
export function editPages(): void {
  edit(
    'docs/explanation/architecture.md',
    [/^## An event\n[^]*?(?=^## A contract\n)/m, ''],
    [/^## An order\n[^]*?(?=^## A failure\n)/m, ''],
    [/^\| `(demo|bench)\/`.*\n/gm, ''],
    [
      'follows a request, an event, a contract, an\norder, a configuration value and a failure',
      'follows a request, a contract\nand a failure',
    ],
    ['gateway, users, products, orders, payments, notifications, shop-window', 'gateway, items'],
    [', with stand-ins for services in `stand-ins/`', ''],
    [/\{orderId\}/g, '{itemId}'],
    [/\borders\b/g, 'items'],
    ['getOrder', 'getItem'],
  )
  edit('docs/guides/index.md', [
    'with commands and code that the tests of this repository execute.',
    'with commands and code of the shop that Charter is developed with. The shop is not in this repository.',
  ])
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
  const isLost = (command: string) => !['start', 'test', ...Object.keys(scripts)].includes(command)
  for (const page of globSync(['*.md', 'docs/**/*.md'])) {
    const lines = readFileSync(page, 'utf8').split('\n')
    const rows = lines.filter((line) => {
      if (!line.startsWith('| ')) return true
      const command = /^\| `npm (?:run )?([\w:-]+)/.exec(line)?.[1]
      const [link] = linksOf(line)
      return (
        !(command && isLost(command)) &&
        !(link && /^\| (?:\d+ \| )?\[/.test(line) && leadsNowhere(page, link))
      )
    })
    const text = rows
      .join('\n')
      // A table without rows, with its heading.
      .replaceAll(/^## .*\n\n\|.*\n\|[-| ]+\n(?!\|)\n?/gm, '')
      .replaceAll(/\[([^\]]*)\]\(([^)\s]+)\)/g, (whole, label: string, link: string) =>
        leadsNowhere(page, link) ? label : whole,
      )
    if (text !== lines.join('\n')) writeFileSync(page, text)
  }
}

const linksOf = (line: string) => [...line.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link as string)

function leadsNowhere(page: string, link: string): boolean {
  const [path = ''] = link.split('#')
  return (
    path !== '' &&
    !/^[a-z]+:|^\//.test(path) &&
    !existsSync(normalize(join(dirname(page), decodeURIComponent(path))))
  )
}

/** docs/explanation/dependencies.md has a row for each package, and for some several in a row. */
export function editDependencies(): void {
  const file = 'docs/explanation/dependencies.md'
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, cell, rest] = /^\| (`[^|]*) (\|.*)$/.exec(line) ?? []
      if (cell === undefined || rest === undefined) return [line]
      const names = cell.split(', ').filter((name) => !PACKAGES.includes(name.replaceAll('`', '')))
      return names.length > 0 ? [`| ${names.join(', ')} ${rest}`] : []
    })
  writeFileSync(file, lines.join('\n'))
  edit(file, ['`scripts/generate/sdk.test.ts`', '`npm run generate`, which compiles the SDK'])
}
