import { isIPv4, isIPv6 } from 'node:net'
import { domainToASCII, domainToUnicode } from 'node:url'
import {
  isDate,
  isDateTime,
  isDuration,
  isHttpDate,
  isLocalDateTime,
  isLocalTime,
  isTime,
} from './format-dates.ts'
import { isIri, isIriReference, isUri, isUriReference, isUriTemplate } from './format-uris.ts'

/** Which values a format applies to (OpenAPI 3.1.1, section 4.4.1), and which of them it accepts. */
export type Format =
  | { type: 'string'; test: (text: string) => boolean }
  | { type: 'number'; test: (value: number | bigint) => boolean }

const text = (test: (text: string) => boolean): Format => ({ type: 'string', test })
const number = (test: (value: number | bigint) => boolean): Format => ({ type: 'number', test })

/** An integer of some bits. A double is exact only up to 2^53, so larger integers must be a BigInt. */
const integer = (min: bigint, max: bigint): Format =>
  number(
    (value) =>
      (typeof value === 'bigint' || Number.isSafeInteger(value)) &&
      (value as number) >= min &&
      (value as number) <= max,
  )
const signed = (bits: number): Format => integer(-(2n ** BigInt(bits - 1)), 2n ** BigInt(bits - 1) - 1n)
const unsigned = (bits: number): Format => integer(0n, 2n ** BigInt(bits) - 1n)

/** A UUID as a value, not as a URN (RFC 9562): the form that databases store. */
export const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const BASE64 = /[^A-Za-z0-9+/]/
const BASE64URL = /[^A-Za-z0-9_-]/
const DECIMAL = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+"
const MEDIA_RANGE = new RegExp(
  `^(?:\\*/\\*|${TOKEN}/${TOKEN})(?:\\s*;\\s*${TOKEN}=(?:${TOKEN}|"[^"\\\\]*"))*$`,
)
const MAX_FLOAT = 3.4028234663852886e38

/**
 * The formats that are asserted, by name: those of JSON Schema 2020-12 (validation, section 7.3) and of the OpenAPI
 * format registry. Each runs in time linear in the length of a text, with constant stack.
 */
export const formats: Readonly<Record<string, Format>> = {
  date: text(isDate),
  time: text(isTime),
  'date-time': text(isDateTime),
  'time-local': text(isLocalTime),
  'date-time-local': text(isLocalDateTime),
  'iso-time': text((value) => isTime(value) || isLocalTime(value)),
  'iso-date-time': text((value) => isDateTime(value) || isLocalDateTime(value)),
  duration: text(isDuration),
  'http-date': text(isHttpDate),
  email: text((value) => isEmail(value, false)),
  'idn-email': text((value) => isEmail(value, true)),
  hostname: text(isHostname),
  'idn-hostname': text(isIdnHostname),
  ipv4: text(isIPv4),
  ipv6: text((value) => isIPv6(value) && !value.includes('%')),
  uri: text(isUri),
  url: text((value) => isUri(value) && URL.canParse(value)),
  'uri-reference': text(isUriReference),
  iri: text(isIri),
  'iri-reference': text(isIriReference),
  'uri-template': text(isUriTemplate),
  uuid: text((value) => UUID.test(value)),
  'json-pointer': text(isJsonPointer),
  'json-pointer-uri-fragment': text(
    (value) => value.startsWith('#') && isUriReference(value) && isJsonPointer(value.slice(1)),
  ),
  'relative-json-pointer': text((value) => {
    const digits = /^(?:0|[1-9]\d*)/.exec(value.slice(0, 20))?.[0].length ?? 0
    return digits > 0 && (value.slice(digits) === '#' || isJsonPointer(value.slice(digits)))
  }),
  regex: text(isRegex),
  byte: text((value) => {
    const end = value.endsWith('==') ? -2 : value.endsWith('=') ? -1 : value.length
    return value.length % 4 === 0 && !BASE64.test(value.slice(0, end))
  }),
  base64url: text((value) => {
    const bare = value.endsWith('==') ? value.slice(0, -2) : value.endsWith('=') ? value.slice(0, -1) : value
    return (bare === value || value.length % 4 === 0) && bare.length % 4 !== 1 && !BASE64URL.test(bare)
  }),
  char: text((value) => value.length === 1 || (value.length === 2 && value.codePointAt(0)! > 0xffff)),
  decimal: text((value) => DECIMAL.test(value)),
  decimal128: text((value) => DECIMAL.test(value)),
  'media-range': text((value) => value.length < 1000 && MEDIA_RANGE.test(value)),
  int8: signed(8),
  int16: signed(16),
  int32: signed(32),
  int64: signed(64),
  uint8: unsigned(8),
  uint16: unsigned(16),
  uint32: unsigned(32),
  uint64: unsigned(64),
  'double-int': signed(54),
  unixtime: signed(64),
  float: number((value) => Math.abs(Number(value)) <= MAX_FLOAT),
  double: number((value) => Number.isFinite(Number(value))),
}

/** Known formats that restrict no text. */
export const annotations: ReadonlySet<string> = new Set(['password', 'binary', 'html', 'commonmark'])

/* Longer patterns are rejected unread: compiling one takes more than linear time. */
const LONGEST_REGEX = 10_000

function isRegex(value: string): boolean {
  if (value.length > LONGEST_REGEX) return false
  try {
    new RegExp(value, 'u')
    return true
  } catch {
    return false
  }
}

/** RFC 6901, section 3. */
function isJsonPointer(value: string): boolean {
  return (value === '' || value.startsWith('/')) && !/~(?![01])/.test(value)
}

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i

/** RFC 1123, section 2.1; labels that begin with `xn--` have to be IDNA A-labels (RFC 5890, section 2.3.2.1). */
function isHostname(value: string): boolean {
  if (value.length > 253) return false
  return value
    .split('.')
    .every((label) => LABEL.test(label) && (label.slice(2, 4) !== '--' || isALabel(label)))
}

const isALabel = (label: string): boolean =>
  /^xn--/i.test(label) && isIdnLabel(domainToUnicode(label)) && !/^xn--/i.test(domainToUnicode(label))

/** RFC 5890: each label is ASCII or a U-label. */
function isIdnHostname(value: string): boolean {
  if (value.length > 253) return false
  const ascii = domainToASCII(value)
  return (
    ascii !== '' &&
    ascii.length <= 253 &&
    ascii.split('.').every((label) => LABEL.test(label)) &&
    value
      .split(/[.\u3002\uff0e\uff61]/)
      .every((label) => (/^xn--/i.test(label) ? isALabel(label) : isIdnLabel(label)))
  )
}

/* Characters that RFC 5892 restricts by context or disallows, and UTS 46 accepts. */
const CONTEXTS = [
  /(?<!l)\u00b7|\u00b7(?!l)/,
  /\u0375(?!\p{Script=Greek})/u,
  /(?<!\p{Script=Hebrew})[\u05f3\u05f4]/u,
  /(?<![\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca])\u200d/u,
  /[\u0660-\u0669].*[\u06f0-\u06f9]|[\u06f0-\u06f9].*[\u0660-\u0669]/,
  /[\u302e\u302f\u3031-\u3035\u303b\u0640\u07fa]/,
]

function isIdnLabel(label: string): boolean {
  if (label === '' || label.startsWith('-') || label.endsWith('-')) return false
  if (label.slice(2, 4) === '--' && !/^xn--/i.test(label)) return false
  if (/^\p{M}/u.test(label)) return false
  if (label.includes('\u30fb') && !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(label))
    return false
  return !CONTEXTS.some((context) => context.test(label))
}

const ATOM = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+$/i
const QUOTED = /^"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*"$/

/** RFC 5321, section 4.1.2 (`Mailbox`); RFC 6531 with letters of any script. */
function isEmail(value: string, international: boolean): boolean {
  if (value.length > 254) return false
  const split = value.lastIndexOf('@')
  const local = value.slice(0, split)
  const domain = value.slice(split + 1)
  if (split < 1 || local.length > 64) return false
  const plain = international ? local.replace(/[\u0080-\uffff]/g, 'a') : local
  if (!QUOTED.test(plain) && !plain.split('.').every((atom) => ATOM.test(atom))) return false
  if (domain.startsWith('[') && domain.endsWith(']')) {
    const address = domain.slice(1, -1)
    return isIPv4(address) || (/^IPv6:/i.test(address) && isIPv6(address.slice(5)) && !address.includes('%'))
  }
  return international ? isIdnHostname(domain) : isHostname(domain)
}
