/**
 * Rejects the words that docs/glossary.md replaces, in the comments and strings of TypeScript, in YAML and in Markdown.
 * Part of `npm run check`.
 */
import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'

/** The rejected words or phrases, as the source of a regular expression, and what to write instead. */
const WORDS: Record<string, string> = {
  'to be had': 'available',
  'can(not|\'t) be had': 'is unavailable',
  'com(e|es|ing) again': 'retry or redeliver',
  'goes on by itself': 'reconnects or continues',
  'in hand': 'in flight',
  'say(s|ing)? so': 'a message that names the error',
  'hopeless|poison(ous)?': 'non-retryable',
  'parcels?': 'message',
  'who(m|so)?ever|nobody|somebody': 'client, caller, process or user',
  'mend(s|ed|ing)?': 'fix',
  'anew': 'again',
  'giv(e|es|ing|en) back': 'release or refund',
  'bury|buried': 'dead letter',
}

const REJECTED = Object.entries(WORDS).map(
  ([words, instead]) => [new RegExp(`(?<![\\w-])(?:${words})(?![\\w-])`, 'gi'), instead] as const,
)

/** `file:line: "word": write …` for each rejected word of a file. */
export function rejectedWords(file: string, text: string): string[] {
  const prose = file.endsWith('.ts') ? proseOf(text) : file.endsWith('.md') ? withoutCode(text) : text
  return REJECTED.flatMap(([words, instead]) =>
    [...prose.matchAll(words)].map(({ 0: word, index }) => {
      const line = prose.slice(0, index).split('\n').length
      return { line, text: `${file}:${line}: "${word.replace(/\s+/g, ' ')}": write ${instead}` }
    }),
  )
    .sort((a, b) => a.line - b.line)
    .map(({ text }) => text)
}

/** The files of the repository with prose of their own. */
export const proseFiles = (): string[] =>
  globSync(['*.md', '{bench,docs,openapi,platform,prisma,scripts,services,tests}/**/*.{ts,yaml,md}'], {
    exclude: ['**/node_modules/**', 'docs/{corpus,glossary,json-schema}.md', 'scripts/lint/words{,.test}.ts'],
  }).sort()

/** @returns the rejected words of all files; undefined when there are none */
export async function checkWords(files: readonly string[] = proseFiles()): Promise<string | undefined> {
  const found = files.flatMap((file) => rejectedWords(file, readFileSync(file, 'utf8')))
  return found.length === 0 ? undefined : found.join('\n')
}

/** The comments and strings at their places, everything else as blanks. */
function proseOf(text: string): string {
  const source = ts.createSourceFile('', text, ts.ScriptTarget.Latest, true)
  const prose = text.replace(/[^\n]/g, ' ').split('')
  const keep = (start: number, end: number) => {
    for (let i = start; i < end; i += 1) prose[i] = text.charAt(i)
  }
  const visit = (node: ts.Node) => {
    for (const comment of ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []) keep(comment.pos, comment.end)
    for (const comment of ts.getTrailingCommentRanges(text, node.end) ?? []) keep(comment.pos, comment.end)
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      keep(node.getStart(), node.end)
    node.getChildren().forEach(visit)
  }
  visit(source)
  return prose.join('')
}

/** Markdown without its code, at the same lines. */
const withoutCode = (text: string): string =>
  text.replace(/```[\s\S]*?```|`[^`\n]*`/g, (code) => code.replace(/[^\n]/g, ' '))
