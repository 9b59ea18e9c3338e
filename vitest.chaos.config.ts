import { defineConfig } from 'vitest/config'
import { settings } from './vitest.config.ts'

/** `npm run test:chaos`: the whole system as processes that are killed. */
export default defineConfig({
  test: {
    ...settings,
    include: ['tests/chaos/**/*.test.ts'],
    globalSetup: ['tests/global-setup.ts'],
    // Each file keeps the machine busy by itself.
    fileParallelism: false,
    // As many shops stand side by side for the kill points, which mostly wait (tests/chaos/kill-points.test.ts).
    maxConcurrency: 5,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
