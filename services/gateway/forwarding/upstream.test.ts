import { expect, test } from 'vitest'
import { createUpstream } from './upstream.ts'

const limits = { maxConnections: 1, maxUploads: 1, maxQueue: 1, maxStreams: 1, connectTimeoutMs: 100 }

test('endpoints are used round robin; an unreachable one is last for a while', async () => {
  let now = 0
  const options = { ...limits, now: () => now }
  const upstream = createUpstream('things', ['http://a', 'http://b', 'http://c'], options)
  const order = () =>
    upstream
      .endpoints()
      .map(({ origin }) => origin.at(-1))
      .join('')

  expect([order(), order(), order(), order()]).toEqual(['bca', 'cab', 'abc', 'bca'])
  upstream
    .endpoints()
    .find(({ origin }) => origin === 'http://a')
    ?.unreachable()
  expect([order(), order(), order()]).toEqual(['bca', 'bca', 'cba'].map(() => expect.stringMatching(/a$/)))
  now += 10_000
  expect([order(), order(), order()].sort()).toEqual(['abc', 'bca', 'cab'])
  await upstream.close()
})
