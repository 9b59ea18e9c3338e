import express, { type ErrorRequestHandler, type Express } from 'express'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/**
 * An Express app as fast as Express's own settings make it: no ETag, which hashes every body and which no other stack
 * sends, and no X-Powered-By. All Express-based stacks use it, so none pays for what the others don't do.
 */
export function fastExpress(): Express {
  return express().disable('etag').disable('x-powered-by')
}

/** Answers a failure with its status: what each Express-based stack has in its last place. */
export const answerError: ErrorRequestHandler = (error, _req, res, _next) => {
  res.status(error.status ?? 500).json({ message: error.message })
}

export const contractFile = new URL('contract.yaml', import.meta.url)

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each peer has a type of its own for an OpenAPI document
export const readContract = (file: URL | string = contractFile): any => parse(readFileSync(file, 'utf8'))

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
