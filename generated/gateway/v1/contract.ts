// Written by `npm run generate` from openapi/gateway/v1.yaml. Do not edit.
import type { Contract } from '#platform/contract.ts'
import document from './contract.json' with { type: 'json' }

export const contract = { service: 'gateway', version: 'v1', document } as unknown as Contract
