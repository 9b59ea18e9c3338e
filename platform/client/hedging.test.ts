import { describe, expect, it } from 'vitest'
import { openTarget, type Target } from '../discovery/target.ts'
import { afterTest, serveHttp } from '../testing/http-server.ts'
import { createSend, type SendOptions } from './send.ts'

/** Two instances. The first request waits until it is released; the others get this status at once. */
async function twoInstances(othersGet = 200) {
  const release = Promise.withResolvers<void>()
  const firstClosed = Promise.withResolvers<void>()
  const came: string[] = []
  const start = (name: string) =>
    serveHttp((_request, response) => {
      const isFirst = came.push(name) === 1
      if (!isFirst) return void response.writeHead(othersGet).end('"second"')
      response.once('close', () => firstClosed.resolve())
      void release.promise.then(() => response.end('"first"'))
    })
  return { urls: [await start('a'), await start('b')], came, release, firstClosed: firstClosed.promise }
}

function client(addresses: readonly string[], options: Partial<SendOptions> = {}) {
  const target = openTarget({ service: 'things', addresses })
  afterTest(() => target.close())
  const send = createSend({ target, retries: 0, hedgeAfterMs: { getThings: 20 }, ...options })
  const call = async (signal: AbortSignal | null = null) => {
    const response = await send({
      operation: 'getThings',
      path: '/things',
      init: { method: 'GET', headers: {}, signal },
    })
    return response.json()
  }
  return { call, target }
}

describe('a read that may be hedged', () => {
  it('is sent to another instance when the first does not respond in time, whose request is cancelled', async () => {
    const { urls, came, firstClosed } = await twoInstances()
    const { call, target } = client(urls)
    expect(await call()).toBe('second')
    expect(came.toSorted()).toEqual(['a', 'b'])
    await firstClosed
    await expect.poll(() => target.endpoints().map(({ inFlight }) => inFlight)).toEqual([0, 0])
  })

  it('waits for the first response when the second is a failure', async () => {
    const { urls, came, release } = await twoInstances(503)
    const response = client(urls).call()
    await expect.poll(() => came.length).toBe(2)
    release.resolve()
    expect(await response).toBe('first')
  })

  const exhaust = ({ mayRetry }: Target) => {
    while (mayRetry());
  }
  it.each([
    ['the contract does not allow it', { hedgeAfterMs: {} }, 2, () => {}],
    ['there is no other instance', {}, 1, () => {}],
    ['the retry budget is exhausted', {}, 2, exhaust],
  ])('has one request when %s', async (_why, options, instances, prepare) => {
    const { urls, came, release } = await twoInstances()
    const { call, target } = client(urls.slice(0, instances), options)
    prepare(target)
    const response = call()
    await expect.poll(() => came.length).toBe(1)
    await new Promise((done) => setTimeout(done, 60))
    release.resolve()
    expect(await response).toBe('first')
    expect(came).toHaveLength(1)
  })

  it('ends with its caller', async () => {
    const { urls, came, firstClosed } = await twoInstances()
    const mine = new AbortController()
    const { call, target } = client(urls, { hedgeAfterMs: { getThings: 2_000 } })
    const response = call(mine.signal).catch((error: unknown) => error)
    await expect.poll(() => came.length).toBe(1)
    mine.abort(new Error('gone'))
    expect(await response).toMatchObject({ message: 'gone' })
    await firstClosed
    await expect.poll(() => target.endpoints().map(({ inFlight }) => inFlight)).toEqual([0, 0])
  })
})
