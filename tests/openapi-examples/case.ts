import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { type Block, parseFragment, type Version } from './examples.ts'
import { complete, type Wrap } from './fragment.ts'
import type { Exchange } from './serve.ts'

/** A document that examples of the text become, and what it must do. */
export interface Run {
  document: OpenApiDocument
  exchanges: Exchange[]
  /** What the compiler says, where it has to refuse the document. */
  refusal?: RegExp
}

/** Blocks of the text that follow each other and belong together. */
export interface Case {
  blocks: number
  runs: (blocks: Block[], version: Version) => Run[] | Promise<Run[]>
  /** Where what happens is not what the text says, or nothing happens: why. */
  exception?: string
}

/** One block, in a document of its own. */
export const one = (wrap: Wrap, ...exchanges: Exchange[]): Case => same(1, wrap, exchanges)

/** The same example in JSON and in YAML. */
export const both = (wrap: Wrap, ...exchanges: Exchange[]): Case => same(2, wrap, exchanges)

const same = (blocks: number, wrap: Wrap, exchanges: Exchange[]): Case => ({
  blocks,
  runs: (all, version) =>
    all.map((block) => ({ document: complete(version, wrap(parseFragment(block))), exchanges })),
})

export const notRun = (blocks: number, exception: string): Case => ({ blocks, runs: () => [], exception })

export const except = (exception: string, of: Case): Case => ({ ...of, exception })

/** An example that the compiler must refuse. */
export const refused = (refusal: RegExp, of: Case): Case => ({
  ...of,
  runs: async (blocks, version) => (await of.runs(blocks, version)).map((run) => ({ ...run, refusal })),
})

/** Several blocks of which each says a part: schemas and values, parameters and the address that they become. */
export const together = (blocks: number, runs: Case['runs']): Case => ({ blocks, runs })

export const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
export const TEXT = { 'content-type': 'text/plain' }
