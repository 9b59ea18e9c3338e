import { defineConfig } from 'vitest/config'
import config from './vitest.config.ts'

/** `npm run test:distributed`: what needs engines that `npm install` does not bring. */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: ['tests/distributed/**/*.test.ts'],
    exclude: [],
    globalSetup: [
      'tests/distributed/require-rabbitmq.ts',
      'tests/distributed/require-redis.ts',
      'tests/distributed/require-nats.ts',
      'tests/global-setup.ts',
    ],
  },
})
