import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/* Files that take long, whatever their size: begun first, they don't leave one worker alone at the end. */
const LONG = /tests\/(contract|start)\//

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    include: ['{platform,compiler,services,demo,scripts,tests}/**/*.test.ts'],
    // The first need what `npm install` does not bring (`npm run test:distributed`, `npm run test:browser`), the others take
    // minutes (`npm run test:chaos`, `npm run test:scaffold`, `npm run test:packages`).
    exclude: [
      'tests/distributed/**',
      'tests/browser/**',
      'tests/chaos/**',
      'tests/packages/**',
      'tests/examples/**',
      'tests/scaffold/{eject,repository}.test.ts',
      'tests/docs/{tutorial,new-version}.test.ts',
    ],
    globalSetup: ['tests/global-setup.ts'],
    setupFiles: ['tests/failures.ts'],
    // Services run in this process; what they log about refused requests would bury the report.
    env: { LOG_LEVEL: 'silent', NODE_ENV: 'test' },
    // Much of the time tests wait, for sockets, processes and the database: three keep two cores busy.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
