// Written by npm run generate from openapi/products/v2.yaml. Do not edit.
import type { CompiledContract } from '#platform/contract/compiled.ts'
export declare const compiled: CompiledContract
