import { once } from 'node:events'
import { globSync } from 'node:fs'
import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { freePorts } from '../../scripts/free-ports.ts'
import { serviceVariable } from '../../scripts/port-base.ts'
import { npmStart, ownPlace, ready, type Started } from './npm-start.ts'

const { start: startIn, temporaryFolder } = npmStart({ keep: true })
const place = ownPlace(temporaryFolder())
const start = (change: NodeJS.ProcessEnv = {}) => startIn({ ...place, ...change })

/* The first service behind the gateway, and the variable of its port. */
const SERVICE = globSync('services/*/main.ts')
  .map((file) => file.split('/')[1] as string)
  .filter((name) => name !== 'gateway')
  .sort()[0] as string
const VARIABLE = serviceVariable(SERVICE, 'PORT')

/** Of the system: `ready` when every service is up. */
const statusOf = async (gateway: string) =>
  ((await (await fetch(`${gateway}/health/ready`)).json()) as { status: string }).status

const isGone = (pid: number) => {
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}

describe('npm start', { timeout: 240_000 }, () => {
  /* The first three tests share a system: each takes over what the one before it left. */
  let system: Started
  let gateway: string

  test('starts everything; a second start in the same folder names its URL', async () => {
    system = start()
    gateway = await ready(system)
    await expect.poll(() => statusOf(gateway), { timeout: 20_000 }).toBe('ready')
    expect(await (await fetch(`${gateway}/mailbox`)).text()).toContain('There is no mail yet')

    const second = start()
    expect(await second.ended).toBe(1)
    expect(second.output().trim()).toBe(
      `Charter is already running at ${gateway} (pid ${system.process.pid}).`,
    )
  })

  test('starts again after it was killed, with the previous data', async () => {
    system.process.kill('SIGKILL')
    await system.ended
    system = start()
    gateway = await ready(system)
    expect(system.output()).toMatch(/migrations: 0 applied/)
    expect(system.output()).not.toMatch(/demo data: (?!already present)/)
  })

  test('restarts what crashes, and stops everything on Ctrl-C', async () => {
    await expect.poll(() => statusOf(gateway), { timeout: 20_000 }).toBe('ready')
    const pids = [...system.output().matchAll(/\(pid (\d+)\)/g)].map(([, pid]) => Number(pid))
    const [, crashed] = (await system.printed(
      new RegExp(`${SERVICE} .*\\(pid (\\d+)\\)`),
    )) as unknown as string[]
    process.kill(Number(crashed), 'SIGKILL')
    await system.printed(new RegExp(`${SERVICE} +\\| is back at`))
    await expect.poll(() => statusOf(gateway), { timeout: 20_000 }).toBe('ready')

    system.process.kill('SIGINT')
    expect(await system.ended).toBe(0)
    expect(pids.length).toBeGreaterThan(1)
    expect(pids.every(isGone)).toBe(true)
    await expect(fetch(gateway)).rejects.toThrow()
  })

  test('all taken ports are reported at once, each with its variable and program', async () => {
    const [port = 0, mail = 0] = await freePorts(2)
    const taken = [port, mail].map((each) => createServer().listen(each, '127.0.0.1'))
    await Promise.all(taken.map((server) => once(server, 'listening')))
    const system = start({ [VARIABLE]: String(port), SMTP_PORT: String(mail) })
    expect(await system.ended).toBe(1)
    for (const [name, number] of [
      [VARIABLE, port],
      ['SMTP_PORT', mail],
    ])
      expect(system.output()).toMatch(
        new RegExp(`Port ${number} \\(${name}\\) is in use by .+ \\(pid ${process.pid}\\b`),
      )
    expect(system.output()).not.toMatch(/\n +at /)
    for (const server of taken) server.close()
  })

  test('a misspelt variable is named', async () => {
    const system = start({ [VARIABLE.replace('PORT', 'PROT')]: '1' })
    expect(await system.ended).toBe(1)
    expect(system.output()).toContain(
      `${VARIABLE.replace('PORT', 'PROT')} is not a known variable: did you mean ${VARIABLE}?`,
    )
  })
})
