import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/* Files that take long, whatever their size: begun first, they don't leave one worker alone at the end. */
const LONG = /tests\/(brokers|contract|differential|discovery|start)\/|saga\/run-saga/

/* A process that files share ends at a file that has one of its own, so those come first. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ project, moduleId }: TestSpecification) =>
      (project.name === 'alone' ? 0 : 2) + (LONG.test(moduleId) ? 0 : 1)
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}

/**
 * Each of these runs in a process of its own: it replaces a module, changes what belongs to the process, or measures its
 * memory. The others share three processes, so that each module is loaded three times and not 250 times.
 */
const ALONE = [
  'platform/http/{body-content,rate-limit/rate-limit}.test.ts',
  'platform/telemetry/open-tracing.test.ts',
  'scripts/contract/diff.test.ts',
  'tests/docs/reference.test.ts',
  'tests/{contract,start}/**/*.test.ts',
]

/* The first need what `npm install` does not bring (`npm run test:distributed`, `test:browser`, `test:compose`, `test:deploy`),
 * the others take minutes (`npm run test:chaos`, `test:scaffold`, `test:packages`). */
const ELSEWHERE = [
  'tests/distributed/**',
  'tests/browser/**',
  'tests/compose/**',
  'tests/deploy/overlays.test.ts',
  'tests/chaos/**',
  'tests/packages/**',
  'tests/examples/**',
  'tests/scaffold/{eject,repository}.test.ts',
  'tests/docs/{tutorial,new-version}.test.ts',
]

/** The slower suites have them too. */
export const settings = {
  setupFiles: ['tests/failures.ts'],
  // Services run in this process; what they log about refused requests would bury the report.
  env: { LOG_LEVEL: 'silent', NODE_ENV: 'test' },
  testTimeout: 20_000,
  expect: { poll: { interval: 20, timeout: 15_000 } },
  hookTimeout: 60_000,
}

export default defineConfig({
  test: {
    globalSetup: ['tests/global-setup.ts'],
    // Much of the time tests wait, for sockets, processes and the database: three keep two cores busy.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    projects: [
      { test: { ...settings, name: 'alone', include: ALONE } },
      {
        test: {
          ...settings,
          name: 'together',
          isolate: false,
          include: ['{platform,compiler,services,demo,scripts,tests}/**/*.test.ts'],
          exclude: [...ELSEWHERE, ...ALONE],
        },
      },
    ],
  },
})
