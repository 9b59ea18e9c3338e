import { isIPv4, isIPv6 } from 'node:net'

/* What a part must not contain, by RFC 3986: a search for these needs no stack, unlike a match of the whole. */
const BEYOND_ASCII = '\u{a0}-\u{d7ff}\u{e000}-\u{fdcf}\u{fdf0}-\u{10ffff}'
const except = (allowed: string, international: boolean) =>
  new RegExp(`[^${allowed}${international ? BEYOND_ASCII : ''}]|%(?![0-9A-Fa-f]{2})`, 'u')
const PCHAR = "A-Za-z0-9\\-._~!$&'()*+,;=:@%"

interface Rules {
  path: RegExp
  query: RegExp
  userInfo: RegExp
  host: RegExp
}

const rulesOf = (international: boolean): Rules => ({
  path: except(`${PCHAR}\\/`, international),
  query: except(`${PCHAR}\\/?`, international),
  userInfo: except(PCHAR.replace('@', ''), international),
  host: except(PCHAR.replace(':@', ''), international),
})
const URI = rulesOf(false)
const IRI = rulesOf(true)
const SCHEME = /^[a-z][a-z0-9+.-]*$/i

/** RFC 3986, section 3. */
export const isUri = (text: string): boolean => isReference(text, URI, true)
/** RFC 3986, section 4.1. */
export const isUriReference = (text: string): boolean => isReference(text, URI, false)
/** RFC 3987, section 2.2. */
export const isIri = (text: string): boolean => isReference(text, IRI, true)
export const isIriReference = (text: string): boolean => isReference(text, IRI, false)

function isReference(text: string, rules: Rules, isAbsolute: boolean): boolean {
  const [beforeFragment, fragment] = cut(text, '#')
  const [beforeQuery, query] = cut(beforeFragment, '?')
  if (rules.query.test(fragment) || rules.query.test(query)) return false
  const colon = beforeQuery.indexOf(':')
  const slash = beforeQuery.indexOf('/')
  const hasScheme = colon !== -1 && (slash === -1 || colon < slash)
  // Without a scheme, a colon in the first segment would be parsed as one (section 4.2).
  if (hasScheme ? !SCHEME.test(beforeQuery.slice(0, colon)) : isAbsolute) return false
  const rest = hasScheme ? beforeQuery.slice(colon + 1) : beforeQuery
  if (!rest.startsWith('//')) return !rules.path.test(rest)
  const end = rest.indexOf('/', 2)
  const authority = rest.slice(2, end === -1 ? undefined : end)
  return isAuthority(authority, rules) && (end === -1 || !rules.path.test(rest.slice(end)))
}

function isAuthority(text: string, rules: Rules): boolean {
  const at = text.lastIndexOf('@')
  if (at !== -1 && rules.userInfo.test(text.slice(0, at))) return false
  const host = text.slice(at + 1)
  if (!host.startsWith('[')) {
    const [name, port] = cut(host, ':')
    return !rules.host.test(name) && !/[^0-9]/.test(port)
  }
  const close = host.indexOf(']')
  const literal = host.slice(1, close)
  const isLiteral = close !== -1 && ((isIPv6(literal) && !literal.includes('%')) || isFutureAddress(literal))
  return isLiteral && (close === host.length - 1 || /^:[0-9]*$/.test(host.slice(close + 1)))
}

const isFutureAddress = (text: string): boolean =>
  !isIPv4(text) && /^v[0-9a-f]+\../i.test(text) && !/[^A-Za-z0-9\-._~!$&'()*+,;=:]/.test(text)

/** A text up to a delimiter, and what follows it; the latter is empty without the delimiter. */
function cut(text: string, delimiter: string): [string, string] {
  const at = text.indexOf(delimiter)
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

const TEMPLATE_LITERAL = /[^!#-&(-;=?-[\]_a-z~\u0080-\uffff]|%(?![0-9A-Fa-f]{2})/
const VARIABLE =
  /^(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})(?:\.?(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})){0,1000}(?::[1-9]\d{0,3}|\*)?$/

/** RFC 6570, section 2. */
export function isUriTemplate(text: string): boolean {
  let from = 0
  for (let open = text.indexOf('{'); open !== -1; open = text.indexOf('{', from)) {
    const close = text.indexOf('}', open)
    if (close === -1 || TEMPLATE_LITERAL.test(text.slice(from, open))) return false
    const expression = text.slice(open + 1, close).replace(/^[+#./;?&=,!@|]/, '')
    if (!expression.split(',').every((variable) => VARIABLE.test(variable))) return false
    from = close + 1
  }
  return !TEMPLATE_LITERAL.test(text.slice(from))
}
