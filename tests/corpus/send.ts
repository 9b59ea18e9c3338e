import { Agent, request as open } from 'node:http'
import type { Request } from './requests.ts'

export interface Answer {
  status: number
  text: string
}

/** Sends requests as they are: `fetch` refuses bodies of GET and the method TRACE. */
export function openSender(): (url: string, request: Request) => Promise<Answer> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return (url, { method, path, headers, body }) =>
    new Promise((resolve, reject) => {
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
      message.on('timeout', () => message.destroy(new Error(`${method} ${path} has no answer after 30 s`)))
      message.on('error', reject)
      message.end(body)
    })
}
