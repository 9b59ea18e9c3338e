import { afterAll, beforeAll } from 'vitest'
import { startConsul } from '../stand-ins/consul.ts'
import { describeUnderLoad } from './under-load.ts'

let consul: Awaited<ReturnType<typeof startConsul>>
beforeAll(async () => void (consul = await startConsul()))
afterAll(() => consul.close())

describeUnderLoad('Consul (fake)', () => `consul+${consul.url}`)
