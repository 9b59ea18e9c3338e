// Written by `npm run generate` from openapi/products/v1.yaml. Do not edit.
import type { Contract } from '#platform/contract.ts'
import document from './contract.json' with { type: 'json' }

export const contract = { service: 'products', version: 'v1', document } as unknown as Contract
