import type { Express, NextFunction, Request, RequestHandler, Response } from 'express'
import type { RequestListener } from 'node:http'

export interface EdgeOptions {
  /**
   * Runs before everything else, in this order, on the request and response of `node:http`: middleware must not use
   * what Express adds (`request.get`, `response.json`).
   */
  edge: readonly RequestHandler[]
  /** Routers of contracts (`contractRouter`), after the edge and like it; none when the app has them. */
  routers?: readonly RequestHandler[]
  /** Receives the requests that the routers pass on, as Express requests. */
  app: Express
  /** Handles what the edge or the contracts throw or pass to `next`: `problemMiddleware()`. */
  onError: (error: unknown, request: Request, response: Response, next: NextFunction) => void
}

/**
 * The listener of a server: the edge, then the contracts, then Express. Requests of a contract never enter Express, whose
 * middleware chain costs more than the edge and the router together.
 */
export function edgeListener({ edge, routers = [], app, onError }: EdgeOptions): RequestListener {
  const chain = [...edge, ...routers]
  return (message, reply) => {
    const request = message as Request
    const response = reply as Response
    response.locals = {}
    let at = 0
    const next: NextFunction = (error?: unknown) => {
      // As in Express: null is no error.
      if (error) return onError(error, request, response, next)
      const middleware = chain[at++]
      if (middleware) step(middleware, request, response, next)
      else app(request, response)
    }
    next()
  }
}

/* As in Express: what a middleware throws or rejects with is passed on. */
function step(middleware: RequestHandler, request: Request, response: Response, next: NextFunction): void {
  try {
    const running = middleware(request, response, next)
    if (running instanceof Promise) running.catch(next)
  } catch (error) {
    next(error)
  }
}
