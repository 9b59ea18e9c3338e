import { defineConfig } from 'vitest/config'
import { settings } from './vitest.config.ts'

/** `npm run test:distributed`: what needs engines that `npm install` does not bring. */
export default defineConfig({
  test: {
    ...settings,
    include: ['tests/distributed/**/*.test.ts'],
    // The storm, which begins first, keeps one core busy from beginning to end; the others wait much of the time.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    globalSetup: [
      'tests/distributed/require-rabbitmq.ts',
      'tests/distributed/require-redis.ts',
      'tests/distributed/require-nats.ts',
      'tests/global-setup.ts',
    ],
  },
})
