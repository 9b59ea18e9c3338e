import { defineConfig } from 'vitest/config'

/** `npm run test:scaffold`: what `npm run new` writes, in a copy of the repository. */
export default defineConfig({
  test: {
    include: ['tests/scaffold/repository.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
})
