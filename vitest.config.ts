import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{platform,services,prisma,scripts,tests}/**/*.test.ts'],
    // Those need engines that `npm install` does not bring: `npm run test:distributed`.
    exclude: ['tests/distributed/**'],
    globalSetup: ['tests/global-setup.ts'],
    // Services run in this process; what they log about refused requests would bury the report.
    env: { LOG_LEVEL: 'silent', NODE_ENV: 'test' },
    // Half of the time tests wait: for sockets, processes and the database.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
