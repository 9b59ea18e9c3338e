import type { Request, Response } from 'express'
import type { IncomingHttpHeaders } from 'node:http'
import { pipeline, type Writable } from 'node:stream'
import { type Coding, codingFor, compressor, encodedTag, isCompressible, plainTags } from './compression.ts'
import { setResponseHeaders } from './headers.ts'
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
      response.statusCode = status
      const coding = setEncodedHeaders(request, response, status, headers)
      // Send the headers of a stream immediately; its first byte may be much later.
      if (coding || headers['content-length'] === undefined) response.flushHeaders()
      return bodyOutput(response, coding, bytesPerSecond)
    },
  }
}

/**
 * Sets the headers of a response, and those that follow from its compression.
 *
 * @returns the coding to compress the body with
 */
export function setEncodedHeaders(
  request: Request,
  response: Response,
  status: number,
  headers: IncomingHttpHeaders,
): Coding | undefined {
  const { etag } = headers
  if (!isCompressible(status, headers)) {
    setResponseHeaders(headers, response)
    const tag = status === 304 && etag && tagOfClient(request, etag)
    if (tag) response.setHeader('ETag', tag)
    return undefined
  }
  const coding = codingFor(request.headers['accept-encoding'])
  const { 'content-length': _length, 'accept-ranges': _ranges, ...encoded } = headers
  setResponseHeaders(coding ? encoded : headers, response)
  response.vary('Accept-Encoding')
  if (coding) response.setHeader('Content-Encoding', coding)
  if (coding && etag) response.setHeader('ETag', encodedTag(etag, coding))
  // The size of a compressed response is not known before it is compressed.
  return request.method === 'HEAD' ? undefined : coding
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
  if (!coding && bytesPerSecond === undefined) return response
  const throttle = bytesPerSecond === undefined ? [] : [new Throttle(bytesPerSecond)]
  const stages = [...(coding ? [compressor(coding)] : []), ...throttle]
  // Whichever ends early closes the others; the proxy notices that the client is gone.
  pipeline([...stages, response], () => {})
  return stages[0] as Writable
}
