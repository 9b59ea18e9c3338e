import type { Express, NextFunction, Request, RequestHandler, Response } from 'express'
import { IncomingMessage, type RequestListener } from 'node:http'

/* What the router answered to a request that came to it directly: Express's chain goes on from there. */
const OUTCOME = Symbol('outcome')
type Marked = Request & { [OUTCOME]?: { error: unknown } }

/** The router as Express middleware that knows which requests have been at the router already. */
export function resumable(router: RequestHandler): RequestHandler {
  return (request: Marked, response, next) => {
    const outcome = request[OUTCOME]
    if (outcome) next(outcome.error)
    else router(request, response, next)
  }
}

/**
 * The listener of a server whose app serves contracts: `createServer(contractListener(app, router))`. When nothing
 * stands in front of the router, its requests skip Express; what it passes on, failures too, goes through the app as
 * always. With middleware in front, or with the router mounted elsewhere, everything goes through the app.
 */
export function contractListener(app: Express, router: RequestHandler): RequestListener {
  let isFirst: boolean | undefined
  return (message, reply) => {
    const request = message as Marked
    const response = reply as Response
    // Asked with the first request: the app is complete then.
    isFirst ??= (app.router as unknown as { stack: { handle: unknown }[] }).stack[0]?.handle === router
    if (!isFirst) {
      app(request, response)
      return
    }
    request.app = app
    request.res = response
    response.req = request
    response.locals = {}
    const next: NextFunction = (error?: unknown) => {
      request[OUTCOME] = { error }
      app(request, response)
    }
    router(request, response, next)
  }
}

/**
 * Gives a request that skipped Express, and its reply, the methods of Express: before they reach code that may use
 * them. Most handlers never look at the request, and changing an object's prototype is slow.
 */
export function asExpress(request: Request): Request {
  if (!request.app || Object.getPrototypeOf(request) !== IncomingMessage.prototype) return request
  const app = request.app as unknown as { request: object; response: object }
  Object.setPrototypeOf(request, app.request)
  if (request.res) Object.setPrototypeOf(request.res, app.response)
  return request
}
