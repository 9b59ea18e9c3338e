import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { whenChanged } from './when-changed.ts'

let file: string
let state: string
let runs: number
let error: string | undefined
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'when-changed-'))
  file = join(folder, 'input.yaml')
  state = join(folder, 'state.json')
  writeFileSync(file, 'a')
  runs = 0
  error = undefined
})
afterEach(() => rmSync(join(file, '..'), { recursive: true }))

const run = () =>
  whenChanged(
    {
      name: 'part',
      run: async () => {
        runs += 1
        return error
      },
    },
    () => [file],
    state,
  ).run()

test('a part that has passed is not repeated until an input changes', async () => {
  expect([await run(), await run(), runs]).toEqual([undefined, undefined, 1])
  writeFileSync(file, 'b')
  expect([await run(), await run(), runs]).toEqual([undefined, undefined, 2])
})

test('a part that has failed is repeated', async () => {
  error = 'wrong'
  expect([await run(), await run(), runs]).toEqual(['wrong', 'wrong', 2])
})
