import { defineConfig } from 'vitest/config'

/** `npm run test:eject`: what `npm run eject` leaves, in a copy of the repository. */
export default defineConfig({
  test: {
    include: ['tests/scaffold/eject.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
})
