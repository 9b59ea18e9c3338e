import { once } from 'node:events'
import { originOf, type Watch } from './instance.ts'

/**
 * Where the instances of a service are found: base URLs with commas between them.
 *
 * @throws Error naming what is wrong with the addresses
 */
export function watchOf(addresses: string | readonly string[]): Watch {
  const list = [addresses].flat().flatMap((text) => text.split(','))
  return fixed(list.map((text) => baseUrl(text.trim())))
}

function baseUrl(text: string): string {
  const origin = originOf(text)
  if (origin === undefined) throw new Error(`"${text}" must be a URL such as http://127.0.0.1:3001`)
  return origin
}

const fixed =
  (origins: readonly string[]): Watch =>
  async (report, signal) => {
    report(origins.map((origin) => ({ origin })))
    if (!signal.aborted) await once(signal, 'abort')
  }
