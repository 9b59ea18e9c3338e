import { defineConfig } from 'vitest/config'

/** `npm run test:eject`: what `npm run eject` leaves, in a copy of the repository. */
export default defineConfig({
  test: {
    include: ['tests/scaffold/eject.test.ts'],
    // Each test needs what the one before it left.
    bail: 1,
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
})
