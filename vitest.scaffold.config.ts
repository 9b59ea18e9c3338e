import { defineConfig } from 'vitest/config'

/** `npm run test:scaffold`: what `npm run new` writes, the tutorial, and the steps of a new version, each in a copy of the repository. */
export default defineConfig({
  test: {
    include: ['tests/scaffold/repository.test.ts', 'tests/docs/{tutorial,new-version}.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
})
