import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { freePorts, reservePort } from './free-ports.ts'

test('processes that choose ports at the same time choose different ones', async () => {
  const range = [31_000, 31_199] as const
  const program = `const { freePorts } = await import('./scripts/free-ports.ts')
    console.log(JSON.stringify(await freePorts(60, ${JSON.stringify(range)})))`
  const inChild = async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program])
    return JSON.parse(stdout) as number[]
  }
  // The first call's ports are reserved while the child chooses.
  const ports = [...(await freePorts(40, range)), ...(await freePorts(20, range)), ...(await inChild())]
  expect(new Set(ports).size).toBe(120)
})

test('a port that is in use, or that another call has chosen, cannot be reserved', async () => {
  const [port = 0] = await freePorts(1)
  expect(await reservePort(port)).toBe(false)
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  expect(await reservePort((server.address() as AddressInfo).port)).toBe(false)
  server.close()
})
