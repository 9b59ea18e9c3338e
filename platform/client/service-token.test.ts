import { describe, expect, it } from 'vitest'
import { serveHttp } from '../testing/http-server.ts'
import { serviceToken } from './service-token.ts'
import { CallNotSent } from './unavailable.ts'

describe('a service token', () => {
  const issuer = async () => {
    const state = { asked: 0, isDown: false, authorization: '' as string | undefined, form: '' }
    const url = await serveHttp((request, response) => {
      state.asked += 1
      state.authorization = request.headers.authorization
      request.on('data', (chunk: Buffer) => (state.form += chunk.toString()))
      request.on('end', () => {
        if (state.isDown) response.writeHead(503).end('{"code":"unavailable"}')
        else response.end(JSON.stringify({ access_token: `token ${state.asked}`, expires_in: 100 }))
      })
    })
    return { state, url }
  }

  it('is requested once, by client credentials, and cached', async () => {
    const { state, url } = await issuer()
    const token = serviceToken({ url, clientId: 'orders', clientSecret: 'a:b', audience: 'products' })
    expect(await Promise.all([token(), token(), token()])).toEqual(['token 1', 'token 1', 'token 1'])
    expect(await token()).toBe('token 1')
    expect(state.asked).toBe(1)
    expect(state.authorization).toBe(`Basic ${Buffer.from('orders:a%3Ab').toString('base64')}`)
    expect(state.form).toBe('grant_type=client_credentials&audience=products')
  })

  it('is dropped when a provider rejects it, unless it is new', async () => {
    const { state, url } = await issuer()
    let now = Date.now()
    const token = serviceToken({ url, clientId: 'orders', clientSecret: 's', now: () => new Date(now) })
    await token()
    expect(await token('token 1')).toBe('token 1')
    now += 5_000
    expect(await token('token 0')).toBe('token 1')
    // All calls that were rejected with it get the same new one.
    expect(await Promise.all([token('token 1'), token('token 1')])).toEqual(['token 2', 'token 2'])
    expect(await token('token 1')).toBe('token 2')
    expect(await token('token 2')).toBe('token 2')
    expect(state.asked).toBe(2)
  })

  it('is renewed before it expires, and used until then while the issuer is down', async () => {
    const { state, url } = await issuer()
    let now = Date.now()
    const token = serviceToken({ url, clientId: 'orders', clientSecret: 's', now: () => new Date(now) })
    await token()
    now += 81_000
    // No call waits for the renewal.
    expect(await token()).toBe('token 1')
    await expect.poll(() => token()).toBe('token 2')
    state.isDown = true
    now += 90_000
    expect(await token()).toBe('token 2')
    now += 10_000
    await expect(token()).rejects.toThrow(CallNotSent)
    await expect(token()).rejects.toThrow('Could not obtain a service token: response status 503 unavailable')
    state.isDown = false
    expect(await token()).toMatch(/^token \d+$/)
  })
})
