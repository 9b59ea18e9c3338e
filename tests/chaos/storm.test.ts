import { test } from 'vitest'
import { storm } from './storm.ts'

const SEEDS = process.env.CHAOS_SEED === undefined ? [1] : [Number(process.env.CHAOS_SEED)]

test.each(SEEDS)('a storm from the seed %i', { timeout: 600_000 }, (seed) =>
  storm(seed, `CHAOS_SEED=${seed} npm run test:chaos -- storm`),
)
