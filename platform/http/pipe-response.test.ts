import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createGunzip, createGzip, gunzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { openHttp } from '../testing/open-http.ts'
import { pipeResponse } from './pipe-response.ts'

type Stages = Parameters<typeof pipeResponse>[0]

/** Requests a response that is piped from these streams. `result` is the error of the pipe; undefined when it is complete. */
async function get(stages: Stages, before = async (_client: IncomingMessage) => {}) {
  const result = Promise.withResolvers<unknown>()
  const server = await openHttp((_request, response) => {
    response.flushHeaders()
    pipeResponse(stages, response).then(() => result.resolve(undefined), result.resolve)
  })
  onTestFinished(() => server.close())
  const sent = request(server.url).end()
  const [client] = (await once(sent, 'response')) as [IncomingMessage]
  await before(client)
  const body = buffer(client).catch((error: NodeJS.ErrnoException) => error.code)
  return { result: await result.promise, body: await body }
}

const premature = { code: 'ERR_STREAM_PREMATURE_CLOSE' }
const isDestroyed = (stages: Stages) => stages.every(({ destroyed }) => destroyed)

test('streams are piped into each other and into the response', async () => {
  const text = 'a long text, '.repeat(100_000)
  const { result, body } = await get([Readable.from([text]), createGzip(), createGunzip(), createGzip()])
  expect(result).toBeUndefined()
  expect(gunzipSync(body as Buffer).toString()).toBe(text)
})

test('a stream without content is a response without content', async () => {
  expect(await get([Readable.from([])])).toEqual({ result: undefined, body: Buffer.of() })
})

test.each([0, 1])('when stream %i of two fails, the response is incomplete', async (n) => {
  const stages = [new PassThrough(), new PassThrough()] as const
  const error = new Error('It failed')
  stages[0].write('a part')
  const { result, body } = await get(stages, async (client) => {
    await once(client, 'readable')
    stages[n]?.destroy(error)
  })
  expect(result).toBe(error)
  expect(body).toBe('ECONNRESET')
  expect(isDestroyed(stages)).toBe(true)
})

test.each([0, 1])('when stream %i of two is destroyed, the response is incomplete', async (n) => {
  const stages = [new PassThrough(), new PassThrough()] as const
  const { result, body } = await get(stages, async () => void stages[n]?.destroy())
  expect(result).toMatchObject(premature)
  expect(body).toBe('ECONNRESET')
  expect(isDestroyed(stages)).toBe(true)
})

test('a stream that failed before is an error', async () => {
  const error = new Error('It failed')
  const stage = new PassThrough().on('error', () => {})
  stage.destroy(error)
  const { result, body } = await get([stage])
  expect(result).toBe(error)
  expect(body).toBe('ECONNRESET')
})

test('when the client closes its connection, the streams are destroyed', async () => {
  const stages = [new PassThrough(), new PassThrough()] as const
  const { result } = await get(stages, async (client) => void client.destroy())
  expect(result).toMatchObject(premature)
  expect(isDestroyed(stages)).toBe(true)
})

test('streams for a response that is closed already are destroyed', async () => {
  const stages = [new PassThrough()] as const
  const result = Promise.withResolvers<unknown>()
  const server = await openHttp((_request, response) => {
    response.once('close', () => void pipeResponse(stages, response).catch(result.resolve))
    response.destroy()
  })
  onTestFinished(() => server.close())
  await expect(fetch(server.url)).rejects.toThrow()
  expect(await result.promise).toMatchObject(premature)
  expect(isDestroyed(stages)).toBe(true)
})
