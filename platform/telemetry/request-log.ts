import type { IncomingMessage } from 'node:http'

/** Writes one entry: `log.info('Ready')`, `log.error({ err, orderId }, 'The payment failed')`. */
type Write = { (message: string): void; (fields: object, message?: string): void }

/** The part of a pino logger that handlers use. */
export interface RequestLog {
  fatal: Write
  error: Write
  warn: Write
  info: Write
  debug: Write
  trace: Write
}

const { error, warn, info, debug } = console
/** For apps without pino-http. `console.trace` would print a stack. */
export const consoleLog: RequestLog = { fatal: error, error, warn, info, debug, trace: debug }

/** The log of a request: as pino-http assigned it, else the console. */
export const logOf = (request: IncomingMessage): RequestLog => request.log ?? consoleLog

/** The id of a request as pino-http or another middleware assigned it. */
export function requestIdOf(request: IncomingMessage): string | undefined {
  return typeof request.id === 'string' ? request.id : undefined
}
