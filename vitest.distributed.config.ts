import { defineConfig } from 'vitest/config'
import { settings } from './vitest.config.ts'

const STORMS = 'tests/distributed/storm*.test.ts'
const patient = { ...settings, testTimeout: 120_000, hookTimeout: 180_000 }

/** `npm run test:distributed`: what needs engines that `npm install` does not bring. */
export default defineConfig({
  test: {
    globalSetup: [
      'tests/distributed/require-rabbitmq.ts',
      'tests/distributed/require-redis.ts',
      'tests/distributed/require-nats.ts',
      'tests/global-setup.ts',
    ],
    projects: [
      {
        test: {
          ...patient,
          name: 'distributed',
          include: ['tests/distributed/**/*.test.ts'],
          exclude: [STORMS],
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      // A storm starts up to twenty processes at once: beside it, others would exceed their timeouts.
      {
        test: {
          ...patient,
          name: 'storms',
          include: [STORMS],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
