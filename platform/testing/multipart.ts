import { Readable } from 'node:stream'

/** A part of a multipart form. */
export interface Sent {
  name: string
  text: string
  filename?: string
  type?: string
}

/** The text of a form with the boundary `x`. */
export const multipartOf = (...parts: Sent[]) =>
  `${parts
    .map(
      ({ name, text, filename, type }) =>
        `--x\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}\r\n` +
        `${type ? `Content-Type: ${type}\r\n` : ''}\r\n${text}\r\n`,
    )
    .join('')}--x--\r\n`

const isReadable = (value: unknown): value is Readable => value instanceof Readable
/** A body with `{file: text}` in place of each stream. */
export const described = async (value: unknown): Promise<unknown> => {
  if (isReadable(value)) return { file: Buffer.concat(await value.toArray()).toString() }
  if (Array.isArray(value)) return Promise.all(value.map(described))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    await Promise.all(Object.entries(value).map(async ([key, one]) => [key, await described(one)] as const)),
  )
}
