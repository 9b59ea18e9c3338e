import { commonPasswords, commonWords } from './common-passwords.ts'

/** Public data of the owner, which must not make up the password. */
export interface Owner {
  email: string
  displayName: string
}

/**
 * Rejects common and predictable passwords (NIST SP 800-63B, section 3.1.1.2). The length is validated by the contract;
 * digits or symbols are not required.
 *
 * @returns the reason as a sentence, or undefined if the password is acceptable
 */
export function weaknessOf(password: string, owner: Owner): string | undefined {
  const text = password.normalize('NFKC').toLowerCase()
  if (commonPasswords.has(text) || isPaddedWord(text)) return 'It is one of the most common passwords.'
  if (isRepetition(text)) return 'It consists of a few repeated characters.'
  if (isRun(text)) return 'It is a sequence of letters, digits or keys.'
  if (isOwnersOwn(text, owner)) return 'It consists mostly of your name or e-mail address.'
  return undefined
}

/** `football2026!!`: a common word with digits or symbols around it, or in leetspeak. */
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

/** `aaaaaaaaaaaa`, `abcabcabcabc`, `passwordpassword`: a repeated part, or up to three distinct characters. */
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

/** `123456789012`, `qwertyuiop12`: at least four of five steps lead to a neighbouring character. */
function isRun(text: string): boolean {
  const signs = [...text]
  const steps = signs.slice(1).map((sign, index) => `${signs[index]}${sign}`)
  return steps.filter((step) => !NEIGHBOURS.has(step)).length <= steps.length / 5
}

/** Fewer than eight characters remain without the owner's name and e-mail address. */
function isOwnersOwn(text: string, { email, displayName }: Owner): boolean {
  const known = [email, ...email.split(/[@.+_-]/), displayName, ...displayName.split(/\s+/)]
    .map((part) => part.normalize('NFKC').toLowerCase())
    .filter((part) => part.length >= 4)
    .toSorted((a, b) => b.length - a.length)
  const rest = known.reduce((left, part) => left.replaceAll(part, ''), text)
  return rest !== text && [...rest].length < 8
}
