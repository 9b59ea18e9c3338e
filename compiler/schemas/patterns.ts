export interface Pattern {
  source: string
  flags: string
  /** What a person should know of it. */
  note?: string
}

/**
 * A regular expression of a contract, with the flag `u` (JSON Schema 2020-12, section 6.4). What is only allowed
 * without the flag, and means the same then, is rewritten: `\_` is the character itself, and so is a brace alone.
 *
 * @throws SyntaxError for one that is not a regular expression of ECMA-262, or that means something else without `u`
 */
export function compilePattern(pattern: string): Pattern {
  if (isValid(pattern, 'u')) return { source: pattern, flags: 'u' }
  const plain = withoutExtras(pattern)
  if (plain !== pattern && isValid(plain, 'u'))
    return {
      source: plain,
      flags: 'u',
      note: `the pattern is not valid with the flag u of ECMA-262, because of its escapes or braces: it is read as ${plain}`,
    }
  // `\p{L}` and `\u{1F600}` mean other texts without the flag.
  if (/\\[pPk]|\\u\{/.test(pattern)) new RegExp(pattern, 'u')
  new RegExp(pattern, '')
  return {
    source: pattern,
    flags: '',
    note: 'the pattern is not valid with the flag u, so it is compiled without: it counts UTF-16 units, not characters',
  }
}

/** Removes escapes that stand for the character itself, and escapes syntax characters that stand alone. */
function withoutExtras(pattern: string): string {
  let out = ''
  let isClass = false
  let afterSet = false
  const characters = [...pattern]
  for (let i = 0; i < characters.length; i++) {
    const one = characters[i] as string
    const next = characters[i + 1] ?? ''
    const wasSet = afterSet
    afterSet = false
    if (one === '\\') {
      i++
      const isNeeded = isClass ? /[\w^$\\.*+?()[\]{}|/-]/ : /[\w^$\\.*+?()[\]{}|/]/
      out += next !== '_' && isNeeded.test(next) ? one + next : next
      afterSet = /[dDwWsS]/.test(next)
    } else if (isClass) {
      if (one === ']') isClass = false
      out += one === '[' || (one === '-' && wasSet && next !== ']') ? `\\${one}` : one
    } else {
      isClass = one === '['
      const isQuantifier = one === '{' && /^\{\d+(?:,\d*)?\}/.test(characters.slice(i, i + 24).join(''))
      if (isQuantifier) {
        const end = characters.indexOf('}', i)
        out += characters.slice(i, end + 1).join('')
        i = end
      } else out += /[{}\]]/.test(one) ? `\\${one}` : one
    }
  }
  return out
}

function isValid(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags)
    return true
  } catch {
    return false
  }
}
