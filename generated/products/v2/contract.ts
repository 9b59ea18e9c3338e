// Written by `npm run generate` from openapi/products/v2.yaml. Do not edit.
import { readFileSync } from 'node:fs'
import type { Contract, OpenApiDocument } from '#platform/contract/contract.ts'
import { compiled } from './operations.mjs'

let document: OpenApiDocument | undefined

export const contract: Contract = {
  service: "products",
  version: "v2",
  compiled,
  get document() {
    document ??= JSON.parse(readFileSync(new URL('./contract.json', import.meta.url), 'utf8')) as OpenApiDocument
    return document
  },
}
