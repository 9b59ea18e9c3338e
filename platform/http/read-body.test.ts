import express, { type RequestHandler } from 'express'
import supertest from 'supertest'
import { expect, test } from 'vitest'
import { json, pointers, post, serve } from '../testing/router.ts'

/** The router behind a middleware that reads bodies. */
function behind(middleware: RequestHandler, content: object) {
  const { app, seen } = serve({ paths: { '/p': post(content) } })
  return { agent: supertest(express().use(middleware, app)), seen }
}

const consumes: RequestHandler = (request, _response, next) => void request.on('end', () => next()).resume()
const person = { type: 'object', properties: { n: { type: 'integer' } } }
const bytes = { 'application/octet-stream': {} }

test('a body that express.json has parsed is validated', async () => {
  const { agent, seen } = behind(express.json(), json(person))
  await agent.post('/v1/p').send({ n: 1 }).expect(204)
  expect(seen[0]).toMatchObject({ body: { n: 1 } })
  expect(pointers(await agent.post('/v1/p').send({ n: 'x' }).expect(400))).toEqual(['/body/n'])
  expect(pointers(await agent.post('/v1/p').send({ n: 1, text: '\0' }).expect(400))).toEqual(['/body/text'])
})

test('a body that express.raw has read is parsed', async () => {
  const { agent, seen } = behind(express.raw({ type: () => true }), json(person))
  await agent.post('/v1/p').send({ n: 2 }).expect(204)
  expect(seen[0]).toMatchObject({ body: { n: 2 } })
})

test.each([
  ['JSON', json(person), 'application/json', '{"n":1}'],
  ['bytes', bytes, 'application/octet-stream', 'abc'],
])('%s that were read and not kept are 500 at once', async (_name, content, type, text) => {
  const { agent } = behind(consumes, content)
  await agent.post('/v1/p').set('Content-Type', type).send(text).expect(500)
})
