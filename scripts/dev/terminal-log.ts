import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { styleText } from 'node:util'

type Style = Parameters<typeof styleText>[0]

/** One line of a service's log (platform/telemetry/log.ts). */
interface LogLine {
  level: number
  msg?: string
  method?: string
  path?: string
  status?: number
  operationId?: string
  durationMs?: number
  requestId?: string
  err?: LoggedError
  [field: string]: unknown
}

/** An error as platform/telemetry/log.ts serializes it. */
interface LoggedError {
  type?: string
  message?: string
  stack?: string
  cause?: LoggedError
}

const WARN = 40
const ERROR = 50

/** Fields that the text of a line contains already, or that are not for people. */
const HIDDEN = new Set(
  'level time service pid hostname msg method path status operationId durationMs requestId traceId principal err code'.split(
    ' ',
  ),
)

/**
 * Formats the log of services for people: a request is one line whose colour shows its status; an error is one frame
 * that begins with its cause and the location in this repository. A line that is not JSON is printed unchanged. Colours
 * are off when the output is not a terminal or NO_COLOR is set; FORCE_COLOR enables them.
 */
export function terminalLine(line: string): string {
  const log = parse(line)
  if (!log) return line
  if (log.status !== undefined && log.method !== undefined) return requestLine(log)
  const text = [log.msg, ...fieldsOf(log)].filter(Boolean).join(' · ')
  if (log.level >= ERROR) return errorFrame(text, log)
  const reason = log.err ? ` · ${rootCause(log.err).message}` : ''
  return log.level >= WARN ? styleText('yellow', text + reason) : text + reason
}

function parse(line: string): LogLine | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    return JSON.parse(line) as LogLine
  } catch {
    return undefined
  }
}

function requestLine({ status = 0, method, path, durationMs, operationId }: LogLine): string {
  const details = [durationMs === undefined ? undefined : `${durationMs} ms`, operationId].filter(Boolean)
  return `${styleText(styleOf(status), `${status} ${method} ${path}`)} ${styleText('dim', details.join(' · '))}`
}

const styleOf = (status: number): Style =>
  status >= 500 ? 'red' : status >= 400 ? 'yellow' : status >= 300 ? 'cyan' : 'green'

function fieldsOf(log: LogLine): string[] {
  return Object.entries(log)
    .filter(([name, value]) => !HIDDEN.has(name) && value !== undefined)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
}

/**
 * ```
 * ┌ TypeError: Cannot read properties of undefined (reading 'id')
 * │ at placeOrder (services/orders/handlers/placeOrder.ts:24:11)
 * │ placeOrder · The service failed
 * └ request 7307939c-5986-427c-973e-0e62256a3c73
 * ```
 */
function errorFrame(text: string, { err, requestId, operationId }: LogLine): string {
  const cause = err && rootCause(err)
  const heading = cause ? `${cause.type}: ${cause.message}` : text
  const lines = [
    ...heading.split('\n').map((part) => styleText(['red', 'bold'], part)),
    ...(cause?.places ?? []).map((place) => `at ${place}`),
    ...(cause ? [text, ...cause.outer].filter((part) => part !== '' && !heading.includes(part)) : []),
    [operationId, requestId && `request ${requestId}`].filter(Boolean).join(' · '),
  ].filter(Boolean)
  return lines.map((part, i) => `${styleText('red', borderAt(i, lines.length))} ${part}`).join('\n')
}

const borderAt = (i: number, count: number) =>
  count === 1 ? '─' : i === 0 ? '┌' : i === count - 1 ? '└' : '│'

/** Node's output for an uncaught error, without the lines about Node itself or packages. */
export const withoutInternals = (printed: string): string =>
  printed
    .replace(/^node:internal.*\n(?:.*\n)*?\s*\^+\n/gm, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at .*(node:|\/node_modules\/)|^Node\.js v\d/.test(line))
    .join('\n')

interface RootCause {
  type: string
  message: string
  /** The frames of this repository, innermost first: at most three. */
  places: string[]
  /** The messages of the outer errors of the chain. */
  outer: string[]
}

/** The innermost error of a chain of causes. */
function rootCause(error: LoggedError): RootCause {
  const chain: LoggedError[] = []
  for (let at: LoggedError | undefined = error; at; at = at.cause) chain.push(at)
  const { type = 'Error', message = '' } = chain.at(-1) as LoggedError
  const places = chain.map(placesOf).findLast((found) => found.length > 0) ?? []
  const outer = chain.slice(0, -1).map((each) => each.message ?? '')
  return { type, message, places: places.slice(0, 3), outer }
}

/** The frames of this repository in the stack of an error, innermost first. */
const placesOf = ({ stack = '' }: LoggedError): string[] =>
  stack
    .split(/\n +at /)
    .slice(1)
    .flatMap((frame) => placeOf(frame) ?? [])

/** `placeOrder (services/orders/handlers/placeOrder.ts:24:11)`; undefined for frames of Node and of packages. */
function placeOf(frame: string): string | undefined {
  const [, name = '', url = ''] = /^(?:(.*?) \()?((?:file:\/\/)?\/[^()]*?:\d+:\d+)\)?/.exec(frame) ?? []
  if (url === '' || url.includes('/node_modules/')) return undefined
  const [, file = '', place = ''] = /^(.*?)(:\d+:\d+)$/.exec(url) ?? []
  const path = relative('.', file.startsWith('file:') ? fileURLToPath(file) : file)
  return name === '' ? path + place : `${name.replace(/^async /, '')} (${path}${place})`
}
