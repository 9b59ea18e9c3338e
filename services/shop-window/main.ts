import { run } from '#platform/run.ts'
import { service } from './service.ts'

await run(service)
