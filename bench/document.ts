import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

const contractFile = new URL('contract.yaml', import.meta.url)

// `any`: each peer has a type of its own for an OpenAPI document
export const readContract = (): any => parse(readFileSync(contractFile, 'utf8'))

/** A copy of a part of the document with every `$ref` put in place, for stacks that take plain JSON Schemas. */
export function dereference<T>(document: unknown, node: T): T {
  if (Array.isArray(node)) return node.map((entry) => dereference(document, entry)) as T
  if (typeof node !== 'object' || node === null) return node
  if ('$ref' in node) {
    const keys = String(node.$ref).slice(2).split('/')
    return dereference(
      document,
      keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document) as T,
    )
  }
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, dereference(document, value)]),
  ) as T
}
