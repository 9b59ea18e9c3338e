import type { TestProject } from 'vitest/node'
import { pack } from '../../scripts/pack.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The packed packages by name. */
    tarballs: Record<string, string>
  }
}

export function setup({ provide }: TestProject): void {
  provide('tarballs', Object.fromEntries(pack('.cache/packages')))
}
