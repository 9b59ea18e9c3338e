import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { type Block, blocksOf, isExcerpt, isStep, pages, shownFile } from './pages.ts'

/*
 * The code blocks of the documentation, apart from steps that another test follows and the `console` blocks, which are executed. A block
 * whose first line names a file of the repository is an excerpt of it. Other TypeScript is type-checked, in one program.
 */

const blocks = pages()
  .filter((page) => page.startsWith('docs/') || page === 'README.md')
  .flatMap(blocksOf)
  .filter((block) => !isStep(block))
const named = (chosen: readonly Block[]) =>
  chosen.map((block) => ({ name: `${block.page}:${block.line}`, block }))

/** Lines without the indentation that they share. */
function dedent(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)![0].length)
  const shared = Math.min(...indents)
  return lines.map((line) => line.slice(shared))
}

/** The parts of an excerpt, which `…` separates; the first line, which names the file, is left out. */
function partsOf({ text }: Block): string[][] {
  const parts: string[][] = [[]]
  for (const line of text.trimEnd().split('\n').slice(1)) {
    if (/^\s*(?:\/\/|#)? ?…$/.test(line)) parts.push([])
    else parts.at(-1)?.push(line)
  }
  return parts.filter((part) => part.some((line) => line.trim() !== ''))
}

/** The first part that is not in the text at or after the parts before it. */
function missingPart(parts: readonly string[][], text: string): string | undefined {
  const lines = text.split('\n')
  let from = 0
  for (const part of parts) {
    const wanted = dedent(part).join('\n').trim()
    const length = dedent(part).join('\n').trim().split('\n').length
    let at = from
    while (
      at + length <= lines.length &&
      dedent(lines.slice(at, at + length))
        .join('\n')
        .trim() !== wanted
    )
      at += 1
    if (at + length > lines.length) return wanted
    from = at + length
  }
  return undefined
}

describe('an excerpt is in the file that it names', () => {
  test.each(named(blocks.filter(isExcerpt)))('$name', ({ block }) => {
    expect(missingPart(partsOf(block), readFileSync(shownFile(block) as string, 'utf8'))).toBeUndefined()
  })
  test('a line that is not there is found', () => {
    expect(missingPart([['a'], ['  c', '    d']], 'x\n a\nb\nc\n  d\n')).toBeUndefined()
    expect(missingPart([['c'], ['a']], 'a\nb\nc\n')).toBe('a')
  })
})

test('a block that names a file names one that exists', () => {
  const wrong = blocks.flatMap((block) => {
    const file = shownFile(block)
    return file !== undefined && !existsSync(file) ? [`${block.page}:${block.line}: ${file}`] : []
  })
  expect(wrong).toEqual([])
})

test('every block has a language that a test reads, or none', () => {
  const read = ['', 'console', 'ts', 'js', 'json', 'yaml', 'mermaid']
  const unread = blocks.filter(({ language }) => !read.includes(language))
  expect(unread.map(({ page, line, language }) => `${page}:${line}: ${language}`)).toEqual([])
})

describe('JSON and YAML can be parsed', () => {
  test.each(named(blocks.filter(({ language }) => language === 'json')))('$name', ({ block }) => {
    expect(() => void JSON.parse(block.text)).not.toThrow()
  })
  test.each(named(blocks.filter((block) => block.language === 'yaml' && !isExcerpt(block))))(
    '$name',
    ({ block }) => {
      expect(parseDocument(block.text).errors).toEqual([])
    },
  )
})

test('TypeScript and JavaScript that is no excerpt has no type errors', { timeout: 180_000 }, () => {
  const checked = blocks.filter((block) => /^[jt]s$/.test(block.language) && !isExcerpt(block))
  // As files of the root, so that the imports of package.json resolve.
  const files = new Map(
    checked.map((block) => [
      resolve(`${block.page.replaceAll(/\W/g, '-')}-${block.line}.ts`),
      `${'\n'.repeat(block.line - 1)}${block.text}\nexport {}\n`,
    ]),
  )
  const { config } = ts.readConfigFile('tsconfig.json', (file) => ts.sys.readFile(file)) as { config: object }
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [...files.keys()] }, ts.sys, '.')
  Object.assign(options, { incremental: false, tsBuildInfoFile: undefined, noUnusedLocals: false })
  options.paths = {
    '@charter/shop-sdk/v2': ['./generated/sdk/dist/v2/index.d.ts'],
    '@charter/express': ['./platform/express.ts'],
  }
  const host = ts.createCompilerHost(options)
  const { fileExists, getSourceFile, readFile } = host
  host.fileExists = (file) => files.has(file) || fileExists(file)
  host.readFile = (file) => files.get(file) ?? readFile(file)
  host.getSourceFile = (file, ...rest) =>
    files.has(file)
      ? ts.createSourceFile(file, files.get(file) as string, ...(rest.slice(0, 1) as [ts.ScriptTarget]))
      : getSourceFile(file, ...rest)
  const program = ts.createProgram([...files.keys()], options, host)
  const errors = [...files.keys()].flatMap((file) => {
    const source = program.getSourceFile(file)
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
  })
  expect(files.size).toBeGreaterThan(0)
  expect(
    errors.map(({ file, start = 0, messageText }) => {
      const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0
      return `${file?.fileName}:${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
    }),
  ).toEqual([])
})
