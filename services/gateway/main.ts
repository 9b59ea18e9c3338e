import { run } from '#platform/run.ts'
import { gateway } from './service.ts'

await run(gateway)
