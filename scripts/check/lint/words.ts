/**
 * Rejects the words that docs/explanation/glossary.md replaces, in the comments and strings of TypeScript, in YAML and in Markdown.
 * Part of `npm run check`.
 */
import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'

/** The rejected words or phrases, as the source of a regular expression, and what to write instead. */
const WORDS: Record<string, string> = {
  'to be had': 'available',
  "can(?:not|'t) be had": 'is unavailable',
  'comes? again': 'retry or redeliver',
  'goes on by itself': 'reconnects or continues',
  'in hand': 'in flight',
  'says so': 'reports it, or state what it reports',
  'hopeless|poison': 'non-retryable',
  'parcels?': 'message',
  'whoever|nobody|somebody': 'client, caller, process or user',
  'mend(?:s|ed)?': 'fix',
  anew: 'again',
  'giv(?:es?|en) back': 'release or refund',
  'repl(?:y|ies|ied)': 'response',
  '(?:an?|the|no|its|each|every|first|stored) answers?': 'response',
  'faults?': 'error',
  'told|tells?': 'notify, publish, emit or report',
}

/* A phrase may continue on the next line of a comment. */
const SPACE = String.raw`\s+(?:(?:\*|//)\s+)?`
const REJECTED = Object.entries(WORDS).map(
  ([words, instead]) =>
    [new RegExp(`(?<![\\w-])(?:${words.replaceAll(' ', SPACE)})(?![\\w-])`, 'gi'), instead] as const,
)

/** `file:line: "word": write …` for each rejected word of a file. */
export function rejectedWords(file: string, text: string): string[] {
  const prose = file.endsWith('.ts') ? proseOf(text) : file.endsWith('.md') ? withoutCode(text) : text
  return REJECTED.flatMap(([words, instead]) =>
    [...prose.matchAll(words)].map(({ 0: word, index }) => {
      const line = prose.slice(0, index).split('\n').length
      return { line, text: `${file}:${line}: "${word.replace(/\s[\s*/]*/g, ' ')}": write ${instead}` }
    }),
  )
    .sort((a, b) => a.line - b.line)
    .map(({ text }) => text)
}

const LISTS_OF_WORDS = [
  'docs/explanation/glossary.md',
  'scripts/check/lint/words.ts',
  'scripts/check/lint/words.test.ts',
]
const WRITTEN_BY_SCRIPTS = [
  'docs/reference/conformance/corpus.md',
  'docs/reference/conformance/json-schema.md',
  'docs/reference/conformance/openapi-examples.md',
]
/* Not rewritten yet: remove an entry when it has no more hits. */
const LATER = ['scripts/generate/**']

/** The files of the repository whose prose is checked. */
export const proseFiles = (): string[] =>
  globSync(
    [
      '*.md',
      '{bench,compiler,demo,docs,examples,openapi,platform,prisma,scaffold,scripts,services,tests}/**/*.{ts,yaml,md}',
    ],
    {
      exclude: ['**/node_modules/**', ...LISTS_OF_WORDS, ...WRITTEN_BY_SCRIPTS, ...LATER],
    },
  ).sort()

/** @returns the rejected words of all files; undefined when there are none */
export async function checkWords(files: readonly string[] = proseFiles()): Promise<string | undefined> {
  const found = files.flatMap((file) => rejectedWords(file, readFileSync(file, 'utf8')))
  return found.length === 0 ? undefined : found.join('\n')
}

/** The comments and strings of more than one word at their places, everything else as blanks. */
function proseOf(text: string): string {
  const source = ts.createSourceFile('', text, ts.ScriptTarget.Latest, true)
  const prose = text.replace(/[^\n]/g, ' ').split('')
  const keep = (start: number, end: number) =>
    [...withoutCode(text.slice(start, end))].forEach((character, i) => (prose[start + i] = character))
  const visit = (node: ts.Node) => {
    const [start, end] = [node.getStart(), node.end]
    for (const ranges of [
      ts.getLeadingCommentRanges(text, node.getFullStart()),
      ts.getTrailingCommentRanges(text, end),
    ])
      for (const comment of ranges ?? []) keep(comment.pos, comment.end)
    const isString =
      ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
    // Without its delimiters: backticks would make a template look like code.
    if (isString && /\s/.test(text.slice(start, end))) keep(start + 1, end - 1)
    node.getChildren().forEach(visit)
  }
  visit(source)
  return prose.join('')
}

/** Blanks for code in backticks, so that lines stay the same. */
const withoutCode = (text: string): string =>
  text.replace(/```[\s\S]*?```|`[^`\n]*`/g, (code) => code.replace(/[^\n]/g, ' '))
