/** One server for boot.ts: `<stack> <contract.json> <folder of Charter's code>`. Imports only what its stack needs. */
import type { Express } from 'express'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { HOST, report } from './server.ts'

const [stack, contractFile, charterFolder] = process.argv.slice(2) as [string, string, string]
const topics = { names: ['octocat', 'atom', 'electron', 'api'] }

async function start(): Promise<Express> {
  const { answerError, fastExpress } = await import('./http.ts')
  const app = fastExpress()
  if (stack === 'charter') {
    const { contractRouter } = await import('../platform/router.ts')
    const { contract } = await import(pathToFileURL(join(charterFolder, 'contract.ts')).href)
    const { ids } = JSON.parse(readFileSync(`${charterFolder}/ids.json`, 'utf8')) as { ids: string[] }
    // A handler for each operation, as it demands; only one of them is called.
    const handlers = Object.fromEntries(ids.map((id) => [id, async () => ({ status: 200, body: topics })]))
    const options = {
      context: {},
      verifiers: {},
      replies: 'off',
      bodyLimitBytes: 1_000_000,
      timeoutMs: 30_000,
    } as const
    app.use(contractRouter({ contracts: [{ contract, handlers }], ...options }))
  } else if (stack === 'eov') {
    const { middleware } = await import('express-openapi-validator')
    app.use(
      middleware({
        apiSpec: contractFile,
        validateApiSpec: false,
        validateSecurity: false,
        fileUploader: false,
        ajvFormats: { mode: 'fast' },
      }),
    )
    app.get('/repos/:owner/:repo/topics', (_req, res) => void res.json(topics))
  } else if (stack === 'openapi-backend') {
    const { OpenAPIBackend } = await import('openapi-backend')
    const { default: addFormats } = await import('ajv-formats')
    const api = new OpenAPIBackend({
      // `quick` is its documented way to a fast start: no check of the document, validators compiled when needed.
      quick: true,
      definition: JSON.parse(readFileSync(contractFile, 'utf8')),
      customizeAjv: (ajv) => addFormats.default(ajv, { mode: 'fast' }),
      handlers: { 'repos/get-all-topics': (_context, _req, res) => res.json(topics) },
    })
    await api.init()
    app.use((req, res) => api.handleRequest(req as Parameters<typeof api.handleRequest>[0], req, res))
  } else {
    app.get('/repos/:owner/:repo/topics', (_req, res) => void res.json(topics))
  }
  return app.use(answerError)
}

report((await start()).listen(0, HOST))
