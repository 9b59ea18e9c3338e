import type { Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'
import { requestIdOf } from '../telemetry/request-log.ts'

/** What helmet sets, name and value in turn, for `writeHead`: the same for each response, so it is asked once. */
export const SECURITY_HEADERS: readonly string[] = (() => {
  const headers: string[] = []
  const setHeader = (name: string, value: string) => headers.push(name, value)
  helmet()({} as Request, { setHeader, removeHeader: () => {} } as unknown as Response, () => {})
  return headers
})()

/** Sets the headers that each response has, unless it has them: security headers, and the id of the request. */
export function setEdgeHeaders(request: Request, response: Response): void {
  if (response.headersSent) return
  const set = (name: string, value: string) => {
    if (!response.hasHeader(name)) response.setHeader(name, value)
  }
  for (let at = 0; at < SECURITY_HEADERS.length; at += 2)
    set(SECURITY_HEADERS[at] as string, SECURITY_HEADERS[at + 1] as string)
  const id = requestIdOf(request)
  if (id !== undefined) set('X-Request-Id', id)
}

/** `setEdgeHeaders` as a step of the edge. */
export const withEdgeHeaders: RequestHandler = (request, response, next) => {
  setEdgeHeaders(request, response)
  next()
}
