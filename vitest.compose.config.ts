import { defineConfig } from 'vitest/config'

/** `npm run test:compose`: docker-compose.yml on a real Docker Engine. Needs root, and Debian's docker.io, docker-compose and debootstrap. */
export default defineConfig({
  test: {
    include: ['tests/compose/**/*.test.ts'],
    // Each test needs what the one before it left.
    bail: 1,
    testTimeout: 300_000,
    hookTimeout: 900_000,
  },
})
