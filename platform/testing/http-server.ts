import type { RequestListener } from 'node:http'
import { afterEach } from 'vitest'
import { openHttp } from './open-http.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** Closes something after the current test. */
export const afterTest = (close: () => unknown): void => void closing.push(close)

/** Starts a server on a free port until the end of the test. @returns its URL */
export async function serveHttp(listener: RequestListener): Promise<string> {
  const { url, close } = await openHttp(listener)
  afterTest(close)
  return url
}
