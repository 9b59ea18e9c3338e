/**
 * `npm run rooms`: draws in docs/explanation/architecture.md which folder imports which, as dependency-cruiser finds it.
 * With `--check` it writes nothing and fails when the drawing is out of date.
 */
import { execFile } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'

const FILE = 'docs/explanation/architecture.md'
const FOLDERS = [
  'platform',
  'compiler',
  'services',
  'generated',
  'demo',
  'scaffold',
  'scripts',
  'tests',
].filter((folder) => existsSync(folder))
/* Their rooms are drawn each in a picture of its own. */
const WITH_ROOMS = ['platform', 'compiler']

/** By box, the boxes that it imports. */
export type Arrows = Map<string, Set<string>>

interface Module {
  source: string
  dependencies: { resolved: string }[]
}

/** What files import of each other, between the boxes that they lie in. A file without a box is not drawn. */
export function arrowsBetween(modules: Module[], boxOf: (file: string) => string | undefined): Arrows {
  const arrows: Arrows = new Map()
  for (const { source, dependencies } of modules) {
    const from = boxOf(source)
    if (from === undefined) continue
    const to = arrows.get(from) ?? new Set()
    arrows.set(from, to)
    for (const { resolved } of dependencies) {
      const box = boxOf(resolved)
      if (box !== undefined && box !== from) to.add(box)
    }
  }
  return arrows
}

/** A Mermaid flow chart. An arrow is left out when other arrows lead to its end: they are the reason for it. */
export function chart(arrows: Arrows): string {
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    [...(arrows.get(from) ?? [])].some((next) => {
      if (next === to) return true
      if (seen.has(next)) return false
      seen.add(next)
      return reaches(next, to, seen)
    })
  const boxes = [...arrows.keys()].sort()
  const lines = boxes.flatMap((from) =>
    [...(arrows.get(from) ?? [])]
      .sort()
      .filter((to) => ![...(arrows.get(from) ?? [])].some((other) => other !== to && reaches(other, to)))
      .map((to) => `  ${idOf(from)} --> ${idOf(to)}`),
  )
  return ['flowchart TD', ...boxes.map((box) => `  ${idOf(box)}["${box}"]`), ...lines].join('\n')
}

const idOf = (box: string) => box.replaceAll(/\W+/g, '_')

/**
 * The rooms of a folder. Of the files that lie beside the rooms, those that a room imports are the foundation, and the
 * others are the front door.
 */
export function roomsOf(folder: string, modules: Module[]): (file: string) => string | undefined {
  const isIn = (file: string) => file.startsWith(`${folder}/`)
  const roomOf = (file: string) => /^[^/]+\/([^/]+)\//.exec(file)?.[1]
  const foundation = new Set(
    modules
      .filter(({ source }) => isIn(source) && roomOf(source) !== undefined)
      .flatMap(({ dependencies }) => dependencies.map(({ resolved }) => resolved))
      .filter((file) => isIn(file) && roomOf(file) === undefined),
  )
  return (file) => {
    if (!isIn(file)) return undefined
    return `${folder}/${roomOf(file) ?? (foundation.has(file) ? '(foundation)' : '(front door)')}`
  }
}

async function readModules(): Promise<Module[]> {
  const { stdout } = await promisify(execFile)(
    'node_modules/.bin/depcruise',
    [
      ...['--config', '.dependency-cruiser.js', '--output-type', 'json'],
      ...['--include-only', `^(${FOLDERS.join('|')})/`, '--exclude', '\\.test\\.ts$|/testing/'],
      ...FOLDERS,
    ],
    { maxBuffer: 256 * 1024 * 1024 },
  )
  return (JSON.parse(stdout) as { modules: Module[] }).modules
}

function drawn(text: string, name: string, picture: string): string {
  const begin = `<!-- rooms: ${name} -->\n`
  const start = text.indexOf(begin)
  const end = text.indexOf('<!-- end -->', start)
  if (start < 0 || end < 0)
    throw new Error(`${FILE} has no place for the picture: ${begin.trim()} … <!-- end -->`)
  return `${text.slice(0, start)}${begin}\`\`\`mermaid\n${picture}\n\`\`\`\n${text.slice(end)}`
}

if (import.meta.main) {
  const modules = await readModules()
  const before = readFileSync(FILE, 'utf8')
  let after = drawn(before, 'folders', chart(arrowsBetween(modules, (file) => file.split('/')[0])))
  for (const folder of WITH_ROOMS)
    after = drawn(after, folder, chart(arrowsBetween(modules, roomsOf(folder, modules))))
  if (after === before) console.log(`${FILE} is up to date`)
  else if (process.argv.includes('--check')) {
    console.error(`The pictures of ${FILE} are out of date: run \`npm run rooms\` and commit it.`)
    process.exitCode = 1
  } else {
    writeFileSync(FILE, after)
    console.log(`written: ${FILE}`)
  }
}
