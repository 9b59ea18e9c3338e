import { NoSample } from '#compiler/samples/sample-types.ts'
import { numberOf } from '#compiler/samples/sample-scalars.ts'
import { Sampler } from '#compiler/samples/sample.ts'
import type { Schema, Source } from '#compiler/document/source.ts'

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function openRandom(seed: string): () => number {
  let state = [...seed].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16777619), 2166136261)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export const pick = <T>(random: () => number, all: readonly T[]): T =>
  all[Math.floor(random() * all.length)] as T

const TEXTS = [
  'a',
  'Zoë',
  'two words',
  '100 %',
  'a/b?c=d&e#f',
  "it's",
  '"quoted"',
  '{}[]',
  '😀',
  '+1;2,3|4',
  'null',
  'true',
  '12',
]

/** A sampler that chooses at random: branches, enums, optional properties, lengths, numbers and texts. */
export class RandomSampler extends Sampler {
  private readonly random: () => number

  constructor(source: Source, variant: 'request' | 'reply', random: () => number) {
    super(source, { variant, withOptional: true, withExamples: false })
    this.random = random
  }

  protected override first<T>(all: readonly T[]): readonly T[] {
    const start = Math.floor(this.random() * all.length)
    return [...all.slice(start), ...all.slice(0, start)]
  }

  protected override hasOptional(depth: number): boolean {
    return depth <= 6 && this.random() < 1 - depth / 8
  }

  protected override lengthOf(least: number): number {
    return least + Math.floor(this.random() * 3)
  }

  protected override scalar(
    type: 'string' | 'integer' | 'number' | 'boolean',
    schemas: readonly Schema[],
  ): unknown {
    if (type === 'boolean') return this.random() < 0.5
    if (type !== 'string') {
      const other = pick(this.random, [0, 7, 1000, -3, type === 'number' ? 0.25 : 2])
      try {
        return numberOf([...schemas, { minimum: other }], type === 'integer')
      } catch (error) {
        if (!(error instanceof NoSample)) throw error
      }
    }
    const isFree = !schemas.some(({ format, pattern }) => format !== undefined || pattern !== undefined)
    const text = pick(this.random, TEXTS)
    const fits = schemas.every(
      ({ minLength = 0, maxLength = Infinity }) =>
        [...text].length >= (minLength as number) && [...text].length <= (maxLength as number),
    )
    return type === 'string' && isFree && fits ? text : super.scalar(type, schemas)
  }
}

const OTHERS: readonly unknown[] = [null, 7, -1.5, 1e20, 'text', '', true, [], {}, [null], { zz: 1 }]

/** A copy of a JSON value with one thing changed in it: a value replaced, a property left out or added. */
export function mutated(value: unknown, random: () => number): unknown {
  const copy: unknown = structuredClone(value)
  const places: { parent: Record<string, unknown>; key: string }[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    for (const key of Object.keys(node)) {
      places.push({ parent: node as Record<string, unknown>, key })
      visit((node as Record<string, unknown>)[key])
    }
  }
  visit(copy)
  if (places.length === 0 || random() < 0.05) return pick(random, OTHERS)
  const { parent, key } = pick(random, places)
  const way = random()
  if (Array.isArray(parent)) parent[Number(key)] = pick(random, OTHERS)
  else if (way < 0.3) delete parent[key]
  else if (way < 0.45) parent.zz = 1
  else parent[key] = pick(random, OTHERS)
  return copy
}
