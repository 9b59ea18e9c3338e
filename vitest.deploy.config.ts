import { defineConfig } from 'vitest/config'

/** `npm run test:deploy`: what needs kubectl, which `npm install` does not bring. */
export default defineConfig({
  test: { include: ['tests/deploy/overlays.test.ts'], testTimeout: 120_000 },
})
