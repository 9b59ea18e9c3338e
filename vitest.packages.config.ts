import { defineConfig } from 'vitest/config'

/** `npm run test:packages`: the packed packages, installed into applications and examples outside of the repository. */
export default defineConfig({
  test: {
    include: ['tests/{packages,examples}/**/*.test.ts'],
    globalSetup: ['tests/packages/setup.ts'],
    // npm and TypeScript keep the machine busy by themselves.
    fileParallelism: false,
    maxConcurrency: 2,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
