import { execFile } from 'node:child_process'
import { globSync } from 'node:fs'
import { promisify } from 'node:util'
import type { Step } from './project.ts'

const run = promisify(execFile)

/** What `deploy/` has for each service. In a process of its own, which loads the contracts as they are now. */
export const deployStep: Step = {
  name: 'deploy',
  inputs: () => [
    import.meta.filename,
    ...globSync('deploy/{,pgbouncer/}*.{ts,ini}').sort(),
    'scripts/port-base.ts',
    'services/gateway/config.ts',
    'generated/gateway/contracts.ts',
    ...globSync('prisma/*/schema.prisma').sort(),
  ],
  write: async () => {
    const { stdout } = await run(process.execPath, ['deploy/generate.ts'])
    return stdout.trim().split('\n')
  },
}
