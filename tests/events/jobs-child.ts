/** A worker in a child process, to be killed while a job runs: `node jobs-child.ts <url>`. */
import { openJobs } from '#platform/queue/jobs.ts'
import { log } from './harness.ts'

const jobs = await openJobs<{ work: { n: number } }>({
  ...{ service: 'orders', databaseUrl: process.argv[2] ?? '', log, kinds: { work: {} } },
})
const worker = jobs.worker(
  {
    work: async ({ attempt }) => {
      process.send?.({ attempt })
      await new Promise(() => {})
    },
  },
  {},
)
await worker.start()
