import { isMap, isNode, isSeq, parseDocument } from 'yaml'
import { ScaffoldError } from './change.ts'

/**
 * Inserts text after the last item of a map or list of a YAML file; everything else stays as it is, comments included.
 *
 * @param path the keys that lead to it
 * @param block the new items, without indentation
 * @param gap whether an empty line separates the items
 */
export function appendToYaml(text: string, path: readonly string[], block: string, gap = false): string {
  const document = parseDocument(text)
  const node = document.getIn(path, true)
  if ((!isMap(node) && !isSeq(node)) || node.flow || !node.range)
    throw new ScaffoldError(
      `${path.join('.')} is missing in the contract, or on one line: write it as a block.`,
    )
  const first: unknown = isMap(node) ? node.items[0]?.key : node.items[0]
  const start = isNode(first) && first.range ? first.range[0] : node.range[0]
  const lineStart = text.lastIndexOf('\n', start) + 1
  const indent = isSeq(node) ? text.slice(lineStart).search(/\S/) : start - lineStart
  const end = text.slice(0, node.range[1]).trimEnd().length
  // A comment at the end of the last line belongs to it.
  const lineEnd = text.indexOf('\n', end)
  const at = lineEnd === -1 ? text.length : lineEnd
  return `${text.slice(0, at)}\n${gap ? '\n' : ''}${indented(block, indent)}${text.slice(at)}`
}

/** Inserts a block of top-level keys before another one, or at the end of the file. */
export function insertBefore(text: string, key: string, block: string): string {
  const at = new RegExp(`^${key}:`, 'm').exec(text)?.index
  return at === undefined
    ? `${text.trimEnd()}\n\n${block}\n`
    : `${text.slice(0, at)}${block}\n\n${text.slice(at)}`
}

const indented = (block: string, by: number) => block.replaceAll(/^(?=.)/gm, ' '.repeat(by))

/**
 * Replaces the first match of a pattern in a file.
 *
 * @throws ScaffoldError when it has none: the file was changed, and the user has to make this edit
 */
export function replaceIn(file: string, text: string, pattern: RegExp, replacement: string): string {
  if (!pattern.test(text))
    throw new ScaffoldError(
      `${file} has no ${pattern.source.replaceAll('\\', '')}: it differs from what Charter writes, so this edit is yours to make.`,
    )
  return text.replace(pattern, () => replacement)
}

/** Adds an import after the last one, or in front of the file. */
export function addImport(text: string, line: string): string {
  const lines = text.split('\n')
  const last = lines.findLastIndex((each) => /^(import .*|\} from .*)$/.test(each) && / from '/.test(each))
  return [...lines.slice(0, last + 1), line, ...lines.slice(last + 1)].join('\n')
}
