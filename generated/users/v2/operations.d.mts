// Written by npm run generate from openapi/users/v2.yaml. Do not edit.
import type { CompiledContract } from '#platform/contract/compiled.ts'
export declare const compiled: CompiledContract
