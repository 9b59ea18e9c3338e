import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { makeEvent } from '#platform/events/cloud-event.ts'
import { freePorts } from '../../scripts/free-ports.ts'

const CERTIFICATE =
  '-x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1'

/** Publishes and receives an event; in a process of its own, because Node reads NODE_EXTRA_CA_CERTS at its start. */
const PROGRAM = `
  const { openBroker } = await import('#platform/events/open-broker.ts')
  const { pino } = await import('pino')
  const [url, event] = process.argv.slice(1)
  const lines = []
  const log = pino({ level: 'debug' }, { write: (line) => lines.push(line) })
  const broker = await openBroker(url, { log, applicationName: 'test' })
  const end = (result) => { console.log(JSON.stringify({ result, log: lines.join('') })); process.exit() }
  const { id, type } = JSON.parse(event)
  const subscription = await broker.subscribe({ consumer: 'a', types: [type], handle: async (got) => end(got.event.id) })
  setTimeout(() => end('nothing'), 4_000)
  await subscription.ready()
  await broker.publish([JSON.parse(event)])
`

/** A server of its own, with a user and TLS. */
async function startServer() {
  const folder = await mkdtemp(join(tmpdir(), 'nats-'))
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')]
  execFileSync('openssl', ['req', ...CERTIFICATE.split(' '), ...files], { stdio: 'ignore' })
  const [port] = await freePorts(1)
  await writeFile(
    join(folder, 'server.conf'),
    `listen: 127.0.0.1:${port}, jetstream { store_dir: "${folder}" }, max_payload: 2MB
     authorization { user: shop, password: "p/w" }
     tls { cert_file: "${folder}/cert.pem", key_file: "${folder}/key.pem" }`,
  )
  const server = spawn('nats-server', ['-c', join(folder, 'server.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  server.stderr.on('data', (chunk: Buffer) => (output += String(chunk)))
  await vi.waitFor(() => expect(output).toContain('Server is ready'), 30_000)
  return {
    ...{ port, certificate: join(folder, 'cert.pem') },
    [Symbol.asyncDispose]: async () => {
      const exited = once(server, 'exit')
      server.kill()
      await exited
      await rm(folder, { recursive: true })
    },
  }
}

test('NATS with TLS and a password, which is not logged', async () => {
  await using server = await startServer()
  const event = makeEvent('tests', { type: 'tests.thing-happened.v1', subject: 's', data: {} })
  const run = (url: string, env: NodeJS.ProcessEnv = {}) => {
    const args = ['--input-type=module-typescript', '-e', PROGRAM, url, JSON.stringify(event)]
    const text = execFileSync(process.execPath, args, { env: { ...process.env, ...env }, encoding: 'utf8' })
    return JSON.parse(text) as { result: string; log: string }
  }
  const trusted = { NODE_EXTRA_CA_CERTS: server.certificate }
  const address = `127.0.0.1:${server.port}`
  expect(run(`tls://shop:p%2Fw@${address}`, trusted).result).toBe(event.id)
  const untrusted = run(`tls://shop:p%2Fw@${address}`)
  expect(untrusted).toMatchObject({
    result: 'nothing',
    log: expect.stringContaining('self-signed certificate'),
  })
  const refused = run(`tls://shop:secret@${address}`, trusted)
  expect(refused).toMatchObject({ result: 'nothing', log: expect.stringMatching(/authorization/i) })
  expect(untrusted.log + refused.log).not.toMatch(/secret|p\/w|p%2Fw/)
})
