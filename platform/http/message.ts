import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'
import { platformProblem, type Problem } from '../problem.ts'

const CLOSE = { Connection: 'close' }

/** `http://host:port/path?query` as a request target (RFC 9112, section 3.2.2). */
const ABSOLUTE_FORM = /^https?:\/\/([^/?#]*)(.*)$/i

/** `Host = uri-host [ ":" port ]` (RFC 9110, section 7.2; RFC 3986, section 3.2.2): a registered name, IPv4 or IP literal. */
const HOST = /^(?:\[([^\]]+)\]|(?:[\w.~!$&'()*+,;=-]|%[\da-f]{2})*)(?::(\d*))?$/i
const IP_FUTURE = /^v[\da-f]+\.[\w.~!$&'()*+,;=:-]+$/i

/**
 * Rewrites a request target in absolute form to origin form. Its authority replaces the `Host` header (RFC 9112,
 * section 3.2.2).
 */
export function toOriginForm(request: IncomingMessage): void {
  const { url = '' } = request
  if (url.startsWith('/')) return
  const match = ABSOLUTE_FORM.exec(url)
  if (!match) return
  const [, authority = '', target = ''] = match
  request.headers.host = authority
  if (target === '' && request.method === 'OPTIONS') request.url = '*'
  else request.url = target.startsWith('/') ? target : `/${target}`
}

/**
 * Checks requirements of RFC 9112 that Node's parser does not: version, transfer coding, `Host`, request target,
 * `Expect`.
 *
 * @returns the problem to respond with, or undefined for a correct message
 */
export function messageProblem(request: IncomingMessage): Problem | undefined {
  const { headers, httpVersionMajor, httpVersion } = request
  if (httpVersionMajor !== 1) {
    const detail = `HTTP/${httpVersion} is not supported: use HTTP/1.1`
    return platformProblem('http-version-not-supported', { detail, headers: CLOSE })
  }
  const coding = headers['transfer-encoding']
  // Section 6.1: the framing of such a message is faulty; nothing after it can be trusted.
  if (coding !== undefined && httpVersion === '1.0')
    return malformed('A request of HTTP/1.0 must not have Transfer-Encoding', CLOSE)
  if (coding !== undefined && coding.trim().toLowerCase() !== 'chunked') {
    const detail = `The transfer coding ${coding} is not supported: use chunked`
    return platformProblem('not-implemented', { detail, headers: CLOSE })
  }
  return hostProblem(request) ?? targetProblem(request) ?? expectProblem(headers.expect)
}

/** Section 3.2: exactly one `Host`, with a valid value; HTTP/1.0 may leave it out. */
function hostProblem({ headers, rawHeaders, httpVersion }: IncomingMessage): Problem | undefined {
  const { host } = headers
  if (host === undefined)
    return httpVersion === '1.0' ? undefined : malformed('The Host header is missing', CLOSE)
  let count = 0
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] as string
    if (name.length === 4 && name.toLowerCase() === 'host') count++
  }
  if (count > 1) return malformed('The request has several Host headers', CLOSE)
  const match = HOST.exec(host)
  const literal = match?.[1]
  const isValid =
    match !== null &&
    Number(match[2] ?? 0) <= 65_535 &&
    (literal === undefined || isIPv6(literal) || IP_FUTURE.test(literal))
  return isValid ? undefined : malformed('The Host header is not a valid host and port')
}

/** Section 3.2: origin form, or the asterisk of OPTIONS. The parser accepts more. */
function targetProblem({ url = '', method }: IncomingMessage): Problem | undefined {
  if (url === '*' && method === 'OPTIONS') return undefined
  if (!url.startsWith('/') || url.includes('#')) return malformed('The request target is not valid')
  return undefined
}

/** RFC 9110, section 10.1.1: the only expectation that is defined. */
function expectProblem(expect: string | undefined): Problem | undefined {
  if (expect === undefined || expect.toLowerCase() === '100-continue') return undefined
  const detail = 'The only supported expectation is 100-continue'
  return platformProblem('expectation-failed', { detail })
}

const malformed = (detail: string, headers?: Record<string, string>) =>
  platformProblem('malformed-request', { detail, headers })
