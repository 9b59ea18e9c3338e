import { SDK } from '../../services/gateway/api-info.ts'

/* The files of the SDK package besides the generated client: each constant is one file. */

export const MADE_BY = 'Written by `npm run generate` from openapi/. Do not edit.'
export const BANNER = `// ${MADE_BY}\n`

/** @param folders of the clients, below `dist`: empty for the main one, `v2/` */
export const manifest = (info: { title: string; version: string }, folders: readonly string[]): string =>
  `${JSON.stringify(
    {
      '//': MADE_BY,
      name: SDK.package,
      version: info.version,
      description: `Typed client of the ${info.title} API`,
      license: 'MIT',
      type: 'module',
      sideEffects: false,
      engines: { node: '>=20' },
      exports: Object.fromEntries(
        folders.map((folder) => [
          folder === '' ? '.' : `./${folder.slice(0, -1)}`,
          { types: `./dist/${folder}index.d.ts`, default: `./dist/${folder}index.js` },
        ]),
      ),
      types: './dist/index.d.ts',
      files: ['dist', 'example.js'],
      publishConfig: { access: 'public' },
    },
    null,
    2,
  )}\n`

/* Idempotent requests are retried, and every attempt has a timeout. */
const DEFAULTS = `{ clientHeader: false, timeout: 30_000, retry: { retries: 2, retryDelay: 200 } }`

export const setup = `export default { config: ${DEFAULTS} }\n`

/**
 * @param additions TypeScript that the package exports besides the client
 * @param version of the package, which requests name
 */
export const entry = (additions: string, version: string): string => `import {
  ApiError,
  type Client,
  type ClientConfig,
  createClient,
  mergeSetup,
  type Middleware,
  type OperationContext,
  type OperationId,
  type OperationPath,
  OPERATIONS,
  type OperationTag,
  type Ops,
  type Problem,
} from './client.js'

export * from './client.js'

/** The operation of a call, as middleware receives it. */
export type ${SDK.name}Operation = OperationContext<OperationId, OperationPath, OperationTag>
/** A method for each operation. */
export type ${SDK.name}Client = Client<Ops, ${SDK.name}Operation>

/** Names the operation in the message of an error. */
const namesOperation: Middleware = {
  onError: (error, { operation }) => {
    error.message = error.message.replace(/^Request/, operation.id)
    return error
  },
}

/** Names the package and its version, by which the usage of the API is counted. A browser sends its own name. */
const namesClient: Middleware = {
  onRequest: ({ headers }) => {
    if (typeof document !== 'undefined' || 'User-Agent' in headers || 'user-agent' in headers) return
    headers['User-Agent'] = '${SDK.package.replace('@', '').replace('/', '-')}/${version}'
  },
}

/**
 * Creates a client with its own credentials and settings. Reads, and changes that can be repeated without harm, are tried
 * up to three times; each attempt has 30 seconds.
 *
 * @param config \`serverUrl\` is the URL of the gateway. A page that the gateway serves can omit it
 * @throws TypeError without \`serverUrl\` outside of a browser
 */
export function create${SDK.name}Client(config: ClientConfig<${SDK.name}Operation> = {}): ${SDK.name}Client {
  if (config.serverUrl === undefined && typeof document === 'undefined')
    throw new TypeError("create${SDK.name}Client needs a serverUrl outside of a browser: { serverUrl: 'http://localhost:8080' }")
  const defaults: ClientConfig = { serverUrl: '/', ...${DEFAULTS} }
  return createClient<Ops, OperationId, OperationPath, OperationTag>(
    OPERATIONS,
    mergeSetup({ config: defaults, middleware: [namesOperation, namesClient] }, config as ClientConfig),
  )
}

/**
 * The problem (RFC 9457) of an error response: \`code\` is stable and meant for programs, \`errors\` lists the fields that
 * are not valid. Undefined for other errors, such as a failed connection.
 */
export function problemOf(error: unknown): Problem | undefined {
  if (!(error instanceof ApiError) || typeof error.body !== 'object' || error.body === null) return undefined
  return 'code' in error.body && 'status' in error.body ? (error.body as Problem) : undefined
}
${additions}`
