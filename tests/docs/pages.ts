import { existsSync, globSync, readFileSync } from 'node:fs'

/** A fenced code block of a page. */
export interface Block {
  page: string
  /** The heading above it: `## Adding a version`. */
  section: string
  /** The line of its first line of text. */
  line: number
  /** Empty for output and drawings, which no test reads. */
  language: string
  text: string
}

/** Every page of the documentation, by its path from the root of the repository. */
export const pages = (): string[] =>
  globSync(['*.md', 'docs/**/*.md', '.github/**/*.md', 'bench/README.md'], {
    exclude: ['**/node_modules/**', 'docs/.vitepress/**'],
  }).sort()

/** The code blocks of a page, in their order. */
export function blocksOf(page: string): Block[] {
  const text = readFileSync(page, 'utf8')
  return [...text.matchAll(/^( *)```([\w-]*)[^\n]*\n([^]*?)^\1```$/gm)].map(
    ({ 1: indent = '', 2: language = '', 3: code = '', index }) => ({
      page,
      section:
        text
          .slice(0, index)
          .match(/^## .*$/gm)
          ?.at(-1)
          ?.slice(3) ?? '',
      line: text.slice(0, index).split('\n').length + 1,
      language,
      text: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  )
}

/** Prose without code: the text of a page with its blocks and code spans blanked, so that lines stay the same. */
export const proseOf = (page: string): string =>
  readFileSync(page, 'utf8').replace(/^( *)```[^]*?^\1```$|`[^`\n]*`/gm, (code) =>
    code.replace(/[^\n]/g, ' '),
  )

/** The file that a block shows: `// services/users/problems.ts` or `# openapi/users/v1.yaml` is its first line. */
export const shownFile = ({ text }: Block): string | undefined =>
  /^(?:\/\/|#) ((?:[\w.-]+\/)+[\w.-]+)\n/.exec(text)?.[1]

/** The steps of adding a version, which new-version.test.ts follows. */
export const NEW_VERSION = { page: 'docs/guides/versions.md', section: 'Adding a version' }

/** A step of a page that another test follows in a copy of the repository. */
export const isStep = ({ page, section }: Block): boolean =>
  page.startsWith('docs/tutorial/') || (page === NEW_VERSION.page && section === NEW_VERSION.section)

/** An excerpt of a file of this repository, unlike a file that the reader is to write. */
export const isExcerpt = (block: Block): boolean => {
  const file = shownFile(block)
  return file !== undefined && existsSync(file)
}

/** The lines of a table in Markdown. */
export const table = (head: readonly string[], rows: readonly (string | number)[][]): string[] =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)

/** Replaces a table of a page, between `<!-- table: name -->` and `<!-- end -->`. @throws Error when the page has none */
export const filled = (text: string, name: string, lines: readonly string[]): string => {
  const pattern = new RegExp(`(<!-- table: ${name} -->\\n)[^]*?(<!-- end -->)`)
  if (!pattern.test(text)) throw new Error(`The page has no place for the table ${name}`)
  return text.replace(pattern, (_, begin: string, end: string) => `${begin}${lines.join('\n')}\n${end}`)
}
