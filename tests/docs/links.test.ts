import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pages, proseOf } from './pages.ts'

/** The anchors of a page as GitHub and VitePress make them of its headings. */
const anchorsOf = (page: string): string[] =>
  [
    ...readFileSync(page, 'utf8')
      .replace(/^```[^]*?^```$/gm, '')
      .matchAll(/^#+ (.+)$/gm),
  ].map(([, heading = '']) =>
    heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)|[`*]/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )

function errorOf(page: string, link: string): string | undefined {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? page : normalize(join(dirname(page), decodeURIComponent(path)))
  if (!existsSync(target)) return `${link}: there is no ${target}`
  if (anchor === undefined || statSync(target).isDirectory() || !target.endsWith('.md')) return undefined
  return anchorsOf(target).includes(anchor) ? undefined : `${link}: ${target} has no heading for it`
}

describe('every relative link leads to a file, and every anchor to a heading', () => {
  test.each(pages())('%s', (page) => {
    // A link's text may be code, so the links are read from the page and code blocks are left out.
    const text = readFileSync(page, 'utf8').replace(/^( *)```[^]*?^\1```$/gm, '')
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
    const relative = links.filter((link) => !/^[a-z]+:|^\//.test(link))
    expect(relative.map((link) => errorOf(page, link)).filter(Boolean)).toEqual([])
  })
})

test('a link is found to be broken', () => {
  expect(errorOf('README.md', 'docs/no-such-page.md')).toContain('there is no docs/no-such-page.md')
  expect(errorOf('docs/guides/events.md', '#no-such-heading')).toContain('has no heading')
})

test('every page that a source file names exists', () => {
  const files = execFileSync('git', ['ls-files', '*.ts', '*.yaml', '*.js', '*.yml', '.ci/run'], {
    encoding: 'utf8',
  })
  const missing = files
    .split('\n')
    .filter(
      (file) => existsSync(file) && !/^(generated|tests\/docs)\//.test(file) && !/(^|\/)cases\//.test(file),
    )
    .flatMap((file) =>
      // Decision records may be named by their number.
      [...readFileSync(file, 'utf8').matchAll(/(?<![\w/.-])docs\/[\w/-]+(?:\.md\b)?/g)]
        .map(([path]) => path)
        .filter((path) => globSync([path, `${path}*`]).length === 0)
        .map((path) => `${file}: ${path}`),
    )
  expect(missing).toEqual([])
})

test('every page is listed where its readers look: in the index of its part', () => {
  for (const part of [
    'tutorial',
    'guides',
    'reference',
    'explanation',
    'lab',
    'explanation/decisions',
  ].filter((folder) => existsSync(`docs/${folder}`))) {
    const index = readFileSync(`docs/${part}/index.md`, 'utf8')
    const unlisted = globSync(`docs/${part}/*.md`)
      .map((page) => page.slice(`docs/${part}/`.length))
      .filter((page) => page !== 'index.md' && !index.includes(`](${page})`))
    expect(unlisted, part).toEqual([])
  }
  const front = existsSync('docs/index.md') ? 'docs/index.md' : 'README.md'
  expect(proseOf(front)).toContain('guides/index.md')
})
