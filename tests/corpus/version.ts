/** Prints the OpenAPI version of a document, whatever else is wrong with it. */
import { readFileSync } from 'node:fs'

const text = readFileSync(process.argv[2] as string, 'utf8')
console.log(JSON.stringify({ openapi: /["']?openapi["']?\s*:\s*["']?([\d.]+)/.exec(text)?.[1] ?? 'unknown' }))
