import { defineConfig } from 'vitest/config'

/** `npm run test:browser`: the pages of the running system in Chromium. */
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/global-setup.ts'],
    setupFiles: ['tests/failures.ts'],
    env: { LOG_LEVEL: 'silent', NODE_ENV: 'test' },
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
})
