import { defineConfig } from 'vitest/config'

/** `npm run test:scaffold`: what `npm run new` writes, and the tutorial, each in a copy of the repository. */
export default defineConfig({
  test: {
    include: ['tests/scaffold/repository.test.ts', 'tests/docs/tutorial.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
})
