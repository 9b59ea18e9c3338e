import { commonPasswords, commonWords } from './common-passwords.ts'

/** Whose password it would be: what others know of them is no secret. */
export interface Owner {
  email: string
  displayName: string
}

/**
 * What is wrong with a password that is long enough by the contract: it is among the first that anybody tries
 * (NIST SP 800-63B, section 3.1.1.2). No rule asks for digits or symbols.
 *
 * @returns a sentence for its owner, or undefined when nothing is wrong
 */
export function faultOf(password: string, owner: Owner): string | undefined {
  const text = password.normalize('NFKC').toLowerCase()
  if (commonPasswords.has(text) || isPaddedWord(text)) return 'It is one of the most common passwords.'
  if (isRepetition(text)) return 'It consists of a few repeated characters.'
  if (isRun(text)) return 'It is a sequence of letters, digits or keys.'
  if (isOwnersOwn(text, owner)) return 'It consists mostly of your name or e-mail address.'
  return undefined
}

/** `football2026!!`: one common word, with digits and symbols around it, or written in them. */
function isPaddedWord(text: string): boolean {
  const bare = (padded: string) => padded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return [bare(text), bare(withoutLeet(bare(text))), bare(withoutLeet(text))].some(
    (word) => commonWords.has(word) || commonPasswords.has(word),
  )
}

const LEET: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
}
const withoutLeet = (text: string) => text.replace(/[013457@$]/g, (sign) => LEET[sign] as string)

/** `aaaaaaaaaaaa`, `abcabcabcabc`, `passwordpassword`: a part said again and again, or no more than three characters. */
function isRepetition(text: string): boolean {
  if (new Set(text).size <= 3) return true
  const unit = (text + text).indexOf(text, 1)
  return unit < text.length && (unit <= 6 || commonWords.has(text.slice(0, unit)))
}

const ROWS = [
  '01234567890',
  '`1234567890-=',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop[]',
  'asdfghjkl;',
  'zxcvbnm,./',
]
const NEIGHBOURS = new Set(ROWS.flatMap((row) => [...pairsOf(row), ...pairsOf([...row].reverse().join(''))]))

function pairsOf(row: string): string[] {
  return [...row].slice(1).map((sign, index) => `${row[index]}${sign}`)
}

/** `123456789012`, `qwertyuiop12`: of its steps, at most one in five leads elsewhere than to a neighbour. */
function isRun(text: string): boolean {
  const signs = [...text]
  const steps = signs.slice(1).map((sign, index) => `${signs[index]}${sign}`)
  return steps.filter((step) => !NEIGHBOURS.has(step)).length <= steps.length / 5
}

/** Fewer than eight characters are left when what is public about the owner is taken out. */
function isOwnersOwn(text: string, { email, displayName }: Owner): boolean {
  const known = [email, ...email.split(/[@.+_-]/), displayName, ...displayName.split(/\s+/)]
    .map((part) => part.normalize('NFKC').toLowerCase())
    .filter((part) => part.length >= 4)
    .toSorted((a, b) => b.length - a.length)
  const rest = known.reduce((left, part) => left.replaceAll(part, ''), text)
  return rest !== text && [...rest].length < 8
}
