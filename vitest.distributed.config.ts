import { defineConfig } from 'vitest/config'
import config from './vitest.config.ts'

/** `npm run test:distributed`: what needs engines that `npm install` does not bring. */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: ['tests/distributed/**/*.test.ts'],
    exclude: [],
    // Most of the time they wait for servers to notice that a client is gone.
    maxWorkers: 5,
    testTimeout: 60_000,
    globalSetup: [
      'tests/distributed/require-rabbitmq.ts',
      'tests/distributed/require-redis.ts',
      'tests/distributed/require-nats.ts',
      'tests/global-setup.ts',
    ],
  },
})
