import type { Request, Response } from 'express'
import type { IncomingHttpHeaders } from 'node:http'
import type { Writable } from 'node:stream'
import { append } from 'vary'
import { pipeResponse } from '#platform/http/pipe-response.ts'
import { requestIdOf } from '#platform/telemetry/request-log.ts'
import { type Coding, codingFor, compressor, encodedTag, isCompressible, plainTags } from './compression.ts'
import { responseHeaders } from './headers.ts'
import type { Recipient } from './proxy.ts'
import { Throttle } from './throttle.ts'

/**
 * Sends the response of a service to the client: compressed where both allow it, and paced where the contract has
 * `x-throttle`.
 */
export function clientOf(request: Request, response: Response, bytesPerSecond?: number): Recipient {
  return {
    waiter: response,
    begin: (status, headers) => {
      const encoded = encodedHeaders(request, status, headers)
      const head = responseHeaders(encoded.headers, response)
      head.push('X-Request-Id', requestIdOf(request) ?? '')
      response.writeHead(status, head)
      // Send the headers of a stream immediately; its first byte may be much later.
      if (encoded.coding || headers['content-length'] === undefined) response.flushHeaders()
      return bodyOutput(response, encoded.coding, bytesPerSecond)
    },
  }
}

export interface Encoded {
  headers: IncomingHttpHeaders
  /** The coding to compress the body with. */
  coding: Coding | undefined
}

/** The headers of a response, with those that follow from its compression. */
export function encodedHeaders(request: Request, status: number, headers: IncomingHttpHeaders): Encoded {
  const { etag } = headers
  if (!isCompressible(status, headers)) {
    const tag = status === 304 && etag && tagOfClient(request, etag)
    return { headers: tag ? { ...headers, etag: tag } : headers, coding: undefined }
  }
  const coding = codingFor(request.headers['accept-encoding'])
  const vary = headers.vary === undefined ? 'Accept-Encoding' : append(headers.vary, 'Accept-Encoding')
  if (!coding) return { headers: { ...headers, vary }, coding }
  const { 'content-length': _length, 'accept-ranges': _ranges, ...encoded } = headers
  Object.assign(encoded, {
    vary,
    'content-encoding': coding,
    ...(etag && { etag: encodedTag(etag, coding) }),
  })
  // The size of a compressed response is not known before it is compressed.
  return { headers: encoded, coding: request.method === 'HEAD' ? undefined : coding }
}

/** A 304 has the tag of the representation that the client has (RFC 9110, section 15.4.5). */
function tagOfClient({ headers }: Request, etag: string): string | undefined {
  const tags = String(headers['if-none-match'] ?? '').match(/(?:W\/)?"[^"]*"/g) ?? []
  return tags.find((tag) => tag !== etag && plainTags(tag) === etag)
}

/** @returns the stream that takes the body, before it is compressed and paced */
export function bodyOutput(
  response: Response,
  coding: Coding | undefined,
  bytesPerSecond?: number,
): Writable {
  const throttle = bytesPerSecond === undefined ? [] : [new Throttle(bytesPerSecond)]
  const [first, ...more] = [...(coding ? [compressor(coding)] : []), ...throttle]
  if (!first) return response
  // Whichever ends early closes the others; the proxy notices that the client is gone.
  pipeResponse([first, ...more], response).catch(() => {})
  return first
}
