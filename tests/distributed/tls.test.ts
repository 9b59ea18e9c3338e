/** Mutual TLS between two real services, with certificates of openssl that are replaced while requests arrive. */
import { execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '#platform/testing/database.ts'
import { freePorts } from '../../scripts/free-ports.ts'
import { until } from '../chaos/processes.ts'

const folder = mkdtempSync(join(tmpdir(), 'tls-'))
const file = (name: string) => join(folder, name)
const openssl = (...args: string[]) =>
  execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
const opened = new AsyncDisposableStack()
afterAll(() => opened.disposeAsync())

function authority(name: string): void {
  openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2',
    '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.pem`) // prettier-ignore
}
function certificate(name: string, ca: string): void {
  writeFileSync(file('san'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n')
  openssl('req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', `/CN=${name}`,
    '-keyout', `${name}.key`, '-out', `${name}.csr`) // prettier-ignore
  openssl('x509', '-req', '-in', `${name}.csr`, '-CA', `${ca}.pem`, '-CAkey', `${ca}.key`, '-CAcreateserial', '-days', '1',
    '-extfile', 'san', '-out', `${name}.pem`) // prettier-ignore
}
/** What the services read: the authorities that they trust, and a certificate for all of them. */
function install(name: string, trusted: string[]): void {
  for (const kind of ['key', 'pem']) copyFileSync(file(`${name}.${kind}`), file(`service.${kind}`))
  writeFileSync(file('trusted.pem'), trusted.map((ca) => readFileSync(file(`${ca}.pem`), 'utf8')).join(''))
}

const [port = 0, metricsPort = 0, gatewayPort = 0] = await freePorts(3)

/** @returns the issuer of the server's certificate, or why there is no response */
const request = (client?: string) =>
  new Promise<string>((done) => {
    const identity = client && {
      cert: readFileSync(file(`${client}.pem`)),
      key: readFileSync(file(`${client}.key`)),
    }
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...identity }, () => {
      socket.write('GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
    })
    let text = ''
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
    socket.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message))
    const issuer = () => socket.getPeerCertificate().issuer?.CN
    let seen: string | undefined
    socket.on('secureConnect', () => (seen = String(issuer())))
    socket.on('close', () => done(text.startsWith('HTTP/1.1 200') ? (seen ?? '') : 'closed'))
  })

let logged = ''

async function start(name: string, env: NodeJS.ProcessEnv) {
  const child = fork(`services/${name}/main.ts`, {
    env: {
      ...{ PATH: process.env.PATH, NODE_ENV: 'test', LOG_LEVEL: 'warn', DRAIN_MS: '0', RATE_LIMITS: 'off' },
      ...{
        TLS_CERT_FILE: file('service.pem'),
        TLS_KEY_FILE: file('service.key'),
        TLS_CA_FILE: file('trusted.pem'),
      },
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  child.stdout?.on('data', (chunk: Buffer) => (logged += chunk.toString()))
  opened.defer(async () => {
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
  await once(child, 'message')
}

beforeAll(async () => {
  opened.defer(() => rmSync(folder, { recursive: true }))
  for (const ca of ['first', 'second', 'stranger']) authority(ca)
  certificate('old', 'first')
  certificate('new', 'second')
  certificate('foreign', 'stranger')
  install('old', ['first'])
  const database = await createTestDatabase('products')
  opened.defer(() => database.drop())
  await start('products', {
    PRODUCTS_DATABASE_URL: database.url,
    EVENTS_URL: database.url,
    PRODUCTS_PORT: String(port),
    PRODUCTS_METRICS_PORT: String(metricsPort),
  })
  await start('gateway', {
    GATEWAY_PORT: String(gatewayPort),
    GATEWAY_CACHE: 'off',
    GATEWAY_REQUESTS_PER_MINUTE: '0',
    PRODUCTS_URL: `https://localhost:${port}`,
  })
})

const throughGateway = () =>
  fetch(`http://127.0.0.1:${gatewayPort}/api/v1/products`).then(({ status }) => status)

test('only a certificate of the authority is accepted; probes have a port without TLS', async () => {
  expect(await request('old')).toBe('first')
  expect(await request()).not.toBe('first')
  expect(await request('foreign')).not.toBe('first')
  expect(await throughGateway()).toBe(200)
  await expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toThrow()
  expect((await fetch(`http://127.0.0.1:${metricsPort}/health/ready`)).status).toBe(200)
  expect((await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).status).toBe(200)
})

test('the authority is replaced without a restart and without a failed request', async () => {
  const statuses: number[] = []
  let isDone = false
  const load = (async () => {
    while (!isDone) statuses.push(await throughGateway())
  })()
  install('old', ['first', 'second'])
  await until(async () => (await request('new')) === 'first', 30_000, 'The second authority is not trusted')
  install('new', ['first', 'second'])
  await until(async () => (await request('new')) === 'second', 30_000, 'The new certificate is not used')
  install('new', ['second'])
  await until(async () => (await request('old')) !== 'second', 30_000, 'The first authority is still trusted')
  expect(await request('new')).toBe('second')
  isDone = true
  await load
  expect(statuses.filter((status) => status !== 200)).toEqual([])
  expect(statuses.length).toBeGreaterThan(20)
})

test('a file that does not belong to the others is not used', async () => {
  writeFileSync(file('service.key'), readFileSync(file('foreign.key')))
  await until(() => logged.includes('cannot be used yet'), 30_000, 'Nothing is logged')
  expect(await request('new')).toBe('second')
  expect(await throughGateway()).toBe(200)
})
