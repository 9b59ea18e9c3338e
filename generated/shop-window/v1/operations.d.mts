// Written by npm run generate from openapi/shop-window/v1.yaml. Do not edit.
import type { CompiledContract } from '#platform/contract/compiled.ts'
export declare const compiled: CompiledContract
