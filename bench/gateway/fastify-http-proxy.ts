/** @fastify/http-proxy as it comes: undici, no logger. */
import proxy from '@fastify/http-proxy'
import Fastify from 'fastify'
import { HOST, report } from '../server.ts'

const [upstream] = process.argv.slice(2) as [string]
const app = Fastify()
await app.register(proxy, { upstream, undici: { connections: 64, pipelining: 1 } })
await app.listen({ port: 0, host: HOST })
report(app.server)
