/**
 * A text that a regular expression probably matches, made by reading the expression: alternatives take one branch, classes one of their
 * characters, repetitions their least count. Lookarounds and back-references are not followed, so the caller compares.
 *
 * @param turn other turns choose other branches, characters and counts
 * @returns undefined for an expression that can't be read
 */
export function sampleOfPattern(pattern: string, turn = 0): string | undefined {
  const reader = new Reader(pattern, turn)
  try {
    const text = reader.alternatives()
    return reader.isAtEnd ? text : undefined
  } catch {
    return undefined
  }
}

const CHARACTERS =
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~:/@+ !#$%&\'()*,;=?[]{}|^`"<>\\éß漢\t\n'

class Reader {
  private readonly characters: string[]
  private readonly turn: number
  private at = 0

  constructor(pattern: string, turn: number) {
    this.characters = [...pattern]
    this.turn = turn
  }

  get isAtEnd(): boolean {
    return this.at >= this.characters.length
  }

  alternatives(): string {
    const branches = [this.sequence()]
    while (this.characters[this.at] === '|') {
      this.at++
      branches.push(this.sequence())
    }
    return branches[this.turn % branches.length] as string
  }

  private sequence(): string {
    let text = ''
    while (!this.isAtEnd && this.characters[this.at] !== '|' && this.characters[this.at] !== ')')
      text += this.repeated()
    return text
  }

  private repeated(): string {
    const start = this.at
    const first = this.atom()
    const end = this.at
    const count = this.count()
    let text = ''
    for (let i = 0; i < count; i++) {
      if (i === 0) text += first
      else {
        const after = this.at
        this.at = start
        text += this.atom()
        if (this.at !== end) throw new Error('an atom ends where it ended before')
        this.at = after
      }
    }
    return text
  }

  /** How often the atom comes: the least count, and in later turns a few more. */
  private count(): number {
    const more = this.turn % 7
    let range: [number, number]
    const next = this.characters[this.at]
    if (next === '*') range = [0, Infinity]
    else if (next === '+') range = [1, Infinity]
    else if (next === '?') range = [0, 1]
    else if (next === '{') {
      const rest = this.characters.slice(this.at).join('')
      const found = /^\{(\d+)(,(\d*))?\}/.exec(rest)
      if (!found) return 1
      const min = Number(found[1])
      range = [min, found[2] === undefined ? min : found[3] ? Number(found[3]) : Infinity]
      this.at += found[0].length - 1
    } else return 1
    this.at++
    if (this.characters[this.at] === '?') this.at++
    // Longer texts in later turns, for a minLength beside the pattern.
    return Math.min(range[1], range[0] + (this.turn < 7 ? more : this.turn * 2), 2000)
  }

  private atom(): string {
    const character = this.characters[this.at++] as string
    if (character === '^' || character === '$') return ''
    if (character === '.') return 'a'
    if (character === '(') return this.group()
    if (character === '[') return this.set()
    if (character === '\\') return this.escape()
    return character
  }

  private group(): string {
    let isAssertion = false
    if (this.characters[this.at] === '?') {
      const head = this.characters.slice(this.at, this.at + 80).join('')
      const found = /^\?(?:[:=!]|<[=!]|<[^>]+>)/.exec(head)
      if (!found) throw new Error('an unknown group')
      isAssertion = /^\?<?[=!]$/.test(found[0])
      this.at += found[0].length
    }
    const text = this.alternatives()
    if (this.characters[this.at++] !== ')') throw new Error('an open group')
    return isAssertion ? '' : text
  }

  private set(): string {
    const start = this.at - 1
    if (this.characters[this.at] === '^') this.at++
    if (this.characters[this.at] === ']') this.at++
    for (; this.characters[this.at] !== ']'; this.at++) {
      if (this.isAtEnd) throw new Error('an open class')
      if (this.characters[this.at] === '\\') this.at++
    }
    this.at++
    return this.choose(this.characters.slice(start, this.at).join(''))
  }

  private escape(): string {
    const character = this.characters[this.at++] as string
    if (character === 'b' || character === 'B') return ''
    const rest = this.characters.slice(this.at).join('')
    const more = {
      u: /^(\{[0-9a-fA-F]+\}|[0-9a-fA-F]{4})/,
      x: /^[0-9a-fA-F]{2}/,
      p: /^\{[^}]*\}/,
      P: /^\{[^}]*\}/,
      c: /^[A-Za-z]/,
    }[character]
    const found = more?.exec(rest)?.[0] ?? ''
    this.at += [...found].length
    if (/[1-9]/.test(character)) return ''
    return this.choose(`\\${character}${found}`)
  }

  /** A character of a class, as the engine itself reads the class. */
  private choose(text: string): string {
    const expression = new RegExp(`^${text}$`, 'u')
    const found = [...CHARACTERS].filter((character) => expression.test(character))
    const range = /[\\u{]/.test(text) && found.length === 0 ? scan(expression) : found
    if (range.length === 0) throw new Error('a class without characters')
    return range[(this.turn < 7 ? 0 : this.turn) % range.length] as string
  }
}

function scan(expression: RegExp): string[] {
  for (let code = 0; code < 0x3000; code++) {
    const character = String.fromCodePoint(code)
    if (expression.test(character)) return [character]
  }
  return []
}
