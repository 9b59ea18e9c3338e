/** http-proxy-middleware on Express, with a keep-alive agent; without one it opens a connection for each request. */
import { Agent } from 'node:http'
import { createProxyMiddleware } from 'http-proxy-middleware'
import { fastExpress } from '../http.ts'
import { HOST, report } from '../server.ts'

const [target] = process.argv.slice(2) as [string]
const agent = new Agent({ keepAlive: true, maxSockets: 64 })
report(fastExpress().use(createProxyMiddleware({ target, agent })).listen(0, HOST))
