import type { RequestListener } from 'node:http'
import { onTestFinished } from 'vitest'
import { openHttp } from './open-http.ts'

/** Closes something after the current test. */
export const afterTest = (close: () => unknown): void => onTestFinished(async () => void (await close()))

/** Starts a server on a free port until the end of the test. @returns its URL */
export async function serveHttp(listener: RequestListener): Promise<string> {
  const { url, close } = await openHttp(listener)
  afterTest(close)
  return url
}
