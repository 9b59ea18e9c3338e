import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { freePorts } from '../../scripts/free-ports.ts'
import { npmStart, ownPlace, ready } from './npm-start.ts'

const { start: startIn, temporaryFolder } = npmStart()
const place = ownPlace(temporaryFolder())
const start = (change: NodeJS.ProcessEnv = {}) => startIn({ ...place, ...change })

const isGone = (pid: number) => {
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}

describe('npm start', { timeout: 240_000 }, () => {
  test('starts everything, restarts what crashes, and stops everything on Ctrl-C', async () => {
    const system = start()
    const gateway = await ready(system)
    const categories = await fetch(`${gateway}/api/v1/categories`)
    expect(categories.status).toBe(200)
    expect(((await categories.json()) as { items: unknown[] }).items.length).toBeGreaterThan(3)
    expect(await (await fetch(`${gateway}/mailbox`)).text()).toContain('There is no mail yet')

    const pids = [...system.output().matchAll(/\(pid (\d+)\)/g)].map(([, pid]) => Number(pid))
    const [, crashed] = (await system.printed(/products .*\(pid (\d+)\)/)) as unknown as [string, string]
    process.kill(Number(crashed), 'SIGKILL')
    await system.printed(/products +\| is back at/)
    expect((await fetch(`${gateway}/api/v1/categories`)).status).toBe(200)

    system.process.kill('SIGINT')
    expect(await system.ended).toBe(0)
    expect(pids.every(isGone)).toBe(true)
    await expect(fetch(gateway)).rejects.toThrow()
  })

  test('starts again after it was killed, with the previous data', async () => {
    const first = start()
    await first.printed(/Ready in/)
    first.process.kill('SIGKILL')
    await first.ended
    const second = start()
    await second.printed(/Ready in/)
    expect(second.output()).toMatch(/demo data: already present/)
    second.process.kill('SIGTERM')
    expect(await second.ended).toBe(0)
  })

  test('a second start in the same folder names the URL of the first one', async () => {
    const first = start()
    const gateway = await ready(first)
    const second = start()
    expect(await second.ended).toBe(1)
    expect(second.output().trim()).toBe(
      `Charter is already running at ${gateway} (pid ${first.process.pid}).`,
    )
  })

  test('all taken ports are reported at once, each with its variable and program', async () => {
    const [users = 0, mail = 0] = await freePorts(2)
    const taken = [users, mail].map((port) => createServer().listen(port, '127.0.0.1'))
    await Promise.all(taken.map((server) => once(server, 'listening')))
    const system = start({ USERS_PORT: String(users), SMTP_PORT: String(mail) })
    expect(await system.ended).toBe(1)
    for (const [name, port] of [
      ['USERS_PORT', users],
      ['SMTP_PORT', mail],
    ])
      expect(system.output()).toMatch(
        new RegExp(`Port ${port} \\(${name}\\) is in use by .+ \\(pid ${process.pid}\\b`),
      )
    expect(system.output()).not.toMatch(/\n +at /)
    for (const server of taken) server.close()
  })

  test('with a mail server of one’s own there is no mailbox', async () => {
    const system = start({ SMTP_URL: 'smtp://127.0.0.1:1' })
    const gateway = await ready(system)
    expect(system.output()).not.toMatch(/mailbox/i)
    expect((await fetch(`${gateway}/mailbox`)).status).toBe(404)
    system.process.kill('SIGTERM')
    expect(await system.ended).toBe(0)
  })

  test('a misspelt variable is named', async () => {
    const system = start({ USERS_PROT: '1' })
    expect(await system.ended).toBe(1)
    expect(system.output()).toContain('USERS_PROT is not a known variable: did you mean USERS_PORT?')
  })
})
