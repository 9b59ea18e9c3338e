import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import { createServer } from 'node:http'
import supertest from 'supertest'
import { expect, test } from 'vitest'
import { contractListener, plain } from './contract-listener.ts'
import { fine, serve } from './testing-router.ts'

/** Notes who saw the request, and whether Express had it by then. */
const note =
  (name: string): RequestHandler =>
  (request, response, next) => {
    const how = 'get' in request ? 'in Express' : 'before it'
    response.setHeader('Seen', [...((response.getHeader('Seen') as string[]) ?? []), `${name} ${how}`])
    next()
  }
const seenOf = (response: { headers: Record<string, string> }) => response.headers.seen?.split(', ')

const { router } = serve({ paths: { '/a': { get: { operationId: 'a', responses: fine } } } })
const onError: ErrorRequestHandler = (error, _request, response, _next) =>
  void response.status(418).send((error as Error).message)

function ask(build: (app: Express) => void, path = '/v1/a') {
  const app = express()
  build(app)
  app.get('/behind', (_request, response) => void response.send('behind'))
  app.use(onError)
  return supertest(createServer(contractListener(app))).get(path)
}

test('plain middleware and the router run before Express', async () => {
  const response = await ask((app) => app.use(plain(note('one')), plain(note('two'))).use(router))
  expect(response.status).toBe(204)
  expect(seenOf(response)).toEqual(['one before it', 'two before it'])
})

test('what they pass on goes through Express, and nothing runs twice', async () => {
  const response = await ask((app) => app.use(plain(note('one'))).use(router, note('behind')), '/behind')
  expect(response.text).toBe('behind')
  expect(seenOf(response)).toEqual(['one before it', 'behind in Express'])
})

test('from the first middleware that is not plain, all run in Express, in their order', async () => {
  const response = await ask((app) =>
    app
      .use(plain(note('one')))
      .use(note('two'))
      .use(plain(note('three')))
      .use(router),
  )
  expect(response.status).toBe(204)
  expect(seenOf(response)).toEqual(['one before it', 'two in Express', 'three in Express'])
})

test('middleware for a part of the paths runs for those alone', async () => {
  const build = (app: Express) => app.use('/behind', plain(note('part'))).use(router)
  expect(seenOf(await ask(build))).toBeUndefined()
  expect(seenOf(await ask(build, '/behind'))).toEqual(['part in Express'])
})

test('the app without the listener does the same', async () => {
  const app = express()
    .use(plain(note('one')))
    .use(router)
  const response = await supertest(app).get('/v1/a')
  expect(response.status).toBe(204)
  expect(seenOf(response)).toEqual(['one in Express'])
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
])('a failure that plain middleware %s reaches the error handler, and ends the chain', async (_how, fail) => {
  const response = await ask((app) =>
    app
      .use(plain(fail))
      .use(plain(note('next')))
      .use(router),
  )
  expect({ status: response.status, text: response.text }).toEqual({ status: 418, text: 'no tea' })
  expect(seenOf(response)).toBeUndefined()
})
