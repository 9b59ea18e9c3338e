// Written by npm run generate from openapi/products/v1.yaml. Do not edit.
import type { CompiledContract } from '#platform/contract/compiled.ts'
export declare const compiled: CompiledContract
