import express from 'express'
import { get } from 'node:http'
import { expect, test } from 'vitest'
import { listen } from '../http/server.ts'
import { createLog, requestLog } from './log.ts'

/** The lines that reach the log's stream. */
function lines(write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] {
  const written: string[] = []
  write(createLog({ service: 'things', level: 'info' }, { write: (line) => void written.push(line) }))
  return written.map((line) => JSON.parse(line) as Record<string, unknown>)
}

test('a line names the service and the time', () => {
  const [line] = lines((log) => log.info({ thing: 1 }, 'Hello'))
  expect(line).toEqual({ level: 30, time: expect.any(String), service: 'things', thing: 1, msg: 'Hello' })
})

test('secrets on the first levels of an object are redacted', () => {
  const body = { email: 'a@example.com', password: 'p1' }
  const [line] = lines((log) =>
    log.warn(
      { password: 'p0', body, list: [{ cookie: 'c1' }], deep: { headers: { authorization: 'a1' } } },
      'x',
    ),
  )
  expect(line).toMatchObject({
    password: '[redacted]',
    body: { email: 'a@example.com', password: '[redacted]' },
    list: [{ cookie: '[redacted]' }],
    deep: { headers: { authorization: '[redacted]' } },
  })
  expect(body.password).toBe('p1')
})

test('and so are secret properties of an error', () => {
  const error = Object.assign(new Error('no'), { accessToken: 't1', request: { password: 'p2' }, code: 7 })
  const [line] = lines((log) => log.error({ err: error }, 'x'))
  expect(JSON.stringify(line)).not.toMatch(/t1|p2/)
  expect(line).toMatchObject({ err: { type: 'Error', message: 'no', code: 7 } })
})

test('objects with toJSON are unchanged', () => {
  const at = new Date(0)
  expect(lines((log) => log.info({ at, none: null }, 'x'))[0]).toMatchObject({
    at: at.toISOString(),
    none: null,
  })
})

test('an error is logged with type, message, code, stack and causes, and no other properties', () => {
  const cause = Object.assign(new TypeError('the socket broke'), {
    code: 'ECONNRESET',
    client: { secretKey: 7 },
  })
  const err = Object.assign(new Error('lost', { cause }), { client: { password: 'x', processID: 1 } })
  const line = lines((log) => log.warn({ err }, 'x'))[0] as { err: object }
  expect(line.err).toEqual({
    ...{ type: 'Error', message: 'lost', stack: expect.any(String) },
    cause: { type: 'TypeError', message: 'the socket broke', code: 'ECONNRESET', stack: expect.any(String) },
  })
})

test('a request whose caller disconnected before the response is aborted, with the status 499', async () => {
  const logged = Promise.withResolvers<string>()
  const arrived = Promise.withResolvers<void>()
  const app = express()
  app.use(requestLog(createLog({ service: 'things', level: 'info' }, { write: logged.resolve })))
  app.use(() => arrived.resolve())
  const server = await listen(app, {
    ...{ port: 0, host: '127.0.0.1', requestTimeoutMs: 5_000, shutdownDeadlineMs: 5_000 },
  })
  const outgoing = get(server.url).on('error', () => {})
  await arrived.promise
  outgoing.destroy()
  expect(JSON.parse(await logged.promise)).toMatchObject({
    status: 499,
    outcome: 'aborted',
    msg: 'GET / 499',
  })
  await server.close()
})
