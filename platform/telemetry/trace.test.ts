import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { traceOf } from './trace.ts'

const requestWith = (traceparent?: string) => ({ headers: { traceparent } }) as unknown as IncomingMessage
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'

test("a caller's trace is continued with a span of our own", () => {
  const trace = traceOf(requestWith(`00-${traceId}-00f067aa0ba902b7-00`))
  expect(trace.traceId).toBe(traceId)
  expect(trace.traceparent).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-00$`))
  expect(trace.spanId).not.toBe('00f067aa0ba902b7')
})

test.each([undefined, 'nonsense', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, `01-${traceId}-1-01`])(
  'without a valid traceparent (%s) a new trace begins',
  (header) => {
    const trace = traceOf(requestWith(header))
    expect(trace.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
    expect(trace.traceId).not.toMatch(/^0+$/)
  },
)

test('a request has one trace, however often it is read', () => {
  const request = requestWith()
  expect(traceOf(request)).toBe(traceOf(request))
})
