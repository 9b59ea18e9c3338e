import type { Express, NextFunction, Request, RequestHandler, Response } from 'express'
import { IncomingMessage, type RequestListener } from 'node:http'

/* How far a request came before it was handed to Express: its chain goes on from there. */
const PROGRESS = Symbol('progress')
interface Progress {
  ran: ReadonlySet<unknown>
  error: unknown
}
type Marked = Request & { [PROGRESS]?: Progress }

const APP = Symbol('app')

const bare = new WeakMap<object, RequestHandler>()

/**
 * Middleware that needs no more than Node's own request and reply: it sets headers, notes something, writes a reply.
 * In an Express app it works as always; where it stands in front of everything else, `contractListener` runs it without
 * Express. What it hands to Express's own functions goes through `asExpress` first.
 */
export function plain(middleware: RequestHandler): RequestHandler {
  const layer: RequestHandler = (request: Marked, response, next) => {
    const progress = request[PROGRESS]
    if (progress?.ran.has(layer)) next(progress.error)
    else middleware(request, response, next)
  }
  bare.set(layer, middleware)
  return layer
}

/**
 * The listener of a server whose app serves contracts: `createServer(contractListener(app))`. The plain middleware that
 * the app begins with, a contract's router too, runs without Express, whose chain costs more than they do. What
 * they pass on, failures too, goes through the app as always, from the first layer that is not plain.
 */
export function contractListener(app: Express): RequestListener {
  let front: { run: RequestHandler[]; ran: ReadonlySet<unknown> } | undefined
  return (message, reply) => {
    const request = message as Marked
    const response = reply as Response
    // Read with the first request: the app is complete then.
    front ??= frontOf(app)
    const { run, ran } = front
    response.locals = new Locals(app)
    let at = 0
    const next: NextFunction = (error?: unknown) => {
      // As in Express: null is no error.
      const middleware = error ? undefined : run[at++]
      if (middleware) {
        step(middleware, request, response, next)
      } else {
        request[PROGRESS] = { ran, error }
        app(request, response)
      }
    }
    next()
  }
}

/* As Express does it: what a middleware throws, now or later, is passed on. */
function step(middleware: RequestHandler, request: Request, response: Response, next: NextFunction): void {
  try {
    const running = middleware(request, response, next)
    if (running instanceof Promise) running.catch(next)
  } catch (error) {
    next(error)
  }
}

function frontOf(app: Express): { run: RequestHandler[]; ran: ReadonlySet<unknown> } {
  const run: RequestHandler[] = []
  const ran = new Set<unknown>()
  for (const { handle, slash } of (app.router as unknown as { stack: Layer[] }).stack) {
    const middleware = bare.get(handle)
    if (!middleware || !slash) break
    run.push(middleware)
    ran.add(handle)
  }
  return { run, ran }
}

/** A layer of Express's router. */
interface Layer {
  handle: object
  /** It was mounted on `/`: it sees every request. */
  slash: boolean
}

/* `response.locals`, which knows the app that the request came past, and has room for what the router notes. */
class Locals {
  operation = undefined
  principal = undefined
  readonly [APP]: Express
  constructor(app: Express) {
    this[APP] = app
  }
}

/**
 * Gives a request that skipped Express, and its reply, the methods of Express: before they reach code that may use
 * them. Most handlers never look at the request, and changing an object's prototype is slow.
 */
export function asExpress(request: Request, response: Response): Request {
  const app = (response.locals as Partial<Locals>)[APP]
  if (!app || Object.getPrototypeOf(request) !== IncomingMessage.prototype) return request
  Object.setPrototypeOf(request, app.request)
  Object.setPrototypeOf(response, app.response)
  request.res = response
  return request
}
