import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lineBuffer } from './line-buffer.ts'

const line = `${'x'.repeat(99)}\n`
let written: string[]
const destination = { write: (lines: string) => void written.push(lines), flushSync: () => {} }

beforeEach(() => {
  vi.useFakeTimers()
  written = []
})
afterEach(() => vi.useRealTimers())

test('lines are written together, in their order, and none is lost', () => {
  const buffer = lineBuffer(destination)
  for (let n = 0; n < 1_000; n++) buffer.write(`${n} ${line}`)
  vi.advanceTimersByTime(250)
  expect(written.join('')).toBe(Array.from({ length: 1_000 }, (_, n) => `${n} ${line}`).join(''))
  expect(written.length).toBeLessThan(10)
})

test('a single line is written after a quarter of a second', () => {
  lineBuffer(destination).write(line)
  vi.advanceTimersByTime(249)
  expect(written).toEqual([])
  vi.advanceTimersByTime(1)
  expect(written).toEqual([line])
})

test('all lines are written when the process exits', () => {
  const before = process.listeners('exit')
  lineBuffer(destination).write(line)
  const [added] = process.listeners('exit').filter((listener) => !before.includes(listener))
  added?.(0)
  expect(written).toEqual([line])
})
