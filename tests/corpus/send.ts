import { Agent, request as open } from 'node:http'
import type { Request } from './requests.ts'

export interface TextResponse {
  status: number
  text: string
}

/** Sends requests as they are: `fetch` refuses bodies of GET and the method TRACE. */
export function openSender(): (url: string, request: Request) => Promise<TextResponse> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const send = (url: string, request: Request): Promise<TextResponse> =>
    new Promise((resolve, reject) => {
      const { method, path, headers, body } = request
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
      const message = open(
        url + path,
        { method, agent, headers: { ...headers, ...length }, timeout: 30_000 },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () =>
            resolve({ status: response.statusCode as number, text: Buffer.concat(chunks).toString() }),
          )
          response.on('error', reject)
        },
      )
      message.on('timeout', () => message.destroy(new Error(`${method} ${path} has no response after 30 s`)))
      message.on('error', (error: NodeJS.ErrnoException) => {
        // The server has closed a connection that was idle, while the oracle compiled.
        if (message.reusedSocket && error.code === 'ECONNRESET') resolve(send(url, request))
        else reject(error)
      })
      message.end(body)
    })
  return send
}
