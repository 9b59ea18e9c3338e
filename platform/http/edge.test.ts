import express, { type Express, type RequestHandler } from 'express'
import { createServer } from 'node:http'
import supertest from 'supertest'
import { expect, test } from 'vitest'
import { edgeListener } from './edge.ts'
import { fine, serve } from '../testing/router.ts'

/** Records which part got the request, and whether it was an Express request. */
const note =
  (name: string): RequestHandler =>
  (request, response, next) => {
    const how = 'get' in request ? 'in Express' : 'before it'
    response.setHeader('Seen', [...((response.getHeader('Seen') as string[]) ?? []), `${name} ${how}`])
    next()
  }
const seenOf = (response: { headers: Record<string, string> }) => response.headers.seen?.split(', ')

const { router } = serve({ paths: { '/a': { get: { operationId: 'a', responses: fine } } } })

interface Layout {
  edge?: RequestHandler[]
  /** The app has the router. */
  isMounted?: boolean
  build?: (app: Express) => void
}
function ask(path: string, { edge = [], isMounted = false, build = () => {} }: Layout) {
  const app = express()
  build(app)
  app.get('/behind', (_request, response) => void response.send('behind'))
  const onError = (error: unknown, _request: unknown, response: express.Response) =>
    void response.writeHead(418).end((error as Error).message)
  return supertest(
    createServer(edgeListener({ edge, routers: isMounted ? [] : [router], app, onError })),
  ).get(path)
}

test('a request of a contract passes the edge, and never enters Express', async () => {
  const response = await ask('/v1/a', {
    edge: [note('one'), note('two')],
    build: (app) => app.use(note('app')),
  })
  expect(response.status).toBe(204)
  expect(seenOf(response)).toEqual(['one before it', 'two before it'])
})

test('any other request passes the edge once, and then Express', async () => {
  const response = await ask('/behind', { edge: [note('one')], build: (app) => app.use(note('app')) })
  expect(response.text).toBe('behind')
  expect(seenOf(response)).toEqual(['one before it', 'app in Express'])
})

test('a router that is mounted in the app gets Express requests, behind the middleware of the app', async () => {
  const response = await ask('/v1/a', {
    edge: [note('one')],
    isMounted: true,
    build: (app) => app.use(note('app'), router),
  })
  expect(response.status).toBe(204)
  expect(seenOf(response)).toEqual(['one before it', 'app in Express'])
})

test.each<[string, RequestHandler]>([
  ['passes on', (_request, _response, next) => next(new Error('no tea'))],
  [
    'throws',
    () => {
      throw new Error('no tea')
    },
  ],
  ['throws later', async () => Promise.reject(new Error('no tea'))],
])('an error that the edge %s gets a response, and ends the chain', async (_how, fail) => {
  const response = await ask('/v1/a', { edge: [fail, note('next')] })
  expect({ status: response.status, text: response.text }).toEqual({ status: 418, text: 'no tea' })
  expect(seenOf(response)).toBeUndefined()
})
