import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Contract } from '#platform/contract/contract.ts'
import type { AnyHandler, Reply } from '#platform/http/handler.ts'
import { generateContract, type GenerateOptions } from '#compiler/contract.ts'
import { serve } from '../../scripts/serve.ts'

/* Inside of the repository, so that the generated files find the platform. */
export const OUT = '.cache/kinds-test'

export type Body = string | URLSearchParams | FormData | object | null | undefined

export interface Kind {
  notes: readonly string[]
  /** What the last handler was given. */
  given: () => Record<string, unknown>
  ask: (method: string, path: string, body?: Body, headers?: Record<string, string>) => Promise<KindResponse>
  close: () => void
}

export interface KindResponse {
  status: number
  body: unknown
  /** Pointer and reason of each error. */
  errors: string[] | undefined
}

/** Generates and serves one document of `kinds/`. Operations without a handler send 204. */
export async function serveKind(
  name: string,
  options: Partial<GenerateOptions> = {},
  handlers: Record<string, () => Reply> = {},
): Promise<Kind> {
  const folder = `${OUT}/${name.replace(/\W+/g, '-')}${Object.keys(options).join('-')}`
  rmSync(folder, { recursive: true, force: true })
  const { notes } = await generateContract({
    file: `tests/corpus/kinds/${name}.yaml`,
    out: folder,
    ...options,
  })
  const { contract } = (await import(pathToFileURL(resolve(folder, 'contract.ts')).href)) as {
    contract: Contract
  }
  let given: Record<string, unknown> = {}
  const all = Object.fromEntries(
    (contract.compiled?.operations ?? []).map(({ id }): [string, AnyHandler] => [
      id,
      async ({ params, query, headers, cookies, body }) => {
        given = { params, query, headers, cookies, body }
        return Object.hasOwn(handlers, id) ? (handlers[id] as () => Reply)() : { status: 204 }
      },
    ]),
  )
  const served = await serve({ contract, port: 0, handlers: all })
  return {
    notes,
    given: () => given,
    close: served.close,
    ask: async (method, path, body, headers) => {
      const isJson =
        typeof body === 'object' && !(body instanceof URLSearchParams || body instanceof FormData)
      const response = await fetch(served.url + path, {
        method,
        headers: { ...(isJson ? { 'content-type': 'application/json' } : {}), ...headers },
        body: isJson ? JSON.stringify(body) : body,
      })
      const text = await response.text()
      const parsed = (text === '' ? undefined : JSON.parse(text)) as { errors?: Record<string, string>[] }
      return {
        status: response.status,
        body: parsed,
        errors: parsed?.errors?.map(({ pointer, detail }) => `${pointer} ${detail}`),
      }
    },
  }
}

export const form = (fields: Record<string, string | Blob>): FormData => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}
