import { expect, it } from 'vitest'
import { createBulkhead } from './bulkhead.ts'

const never = new AbortController().signal

it('limits the calls in flight, queues some in their order, and rejects the rest at once', async () => {
  const { enter } = createBulkhead(2, 3)
  const leave = [await enter(never), await enter(never)]
  const order: number[] = []
  const waiting = [0, 1, 2].map(async (turn) => {
    const release = await enter(never)
    order.push(turn)
    return release
  })
  await expect(enter(never)).rejects.toThrow('2 calls are in flight and 3 are waiting')
  expect(order).toEqual([])
  leave[0]?.()
  await waiting[0]
  expect(order).toEqual([0])
  for (const each of waiting) (await each)()
  expect(order).toEqual([0, 1, 2])
  leave[1]?.()
})

it('gives the place to the next when a waiting call is aborted', async () => {
  const { enter } = createBulkhead(1, 1)
  const leave = await enter(never)
  const impatient = new AbortController()
  const aborted = enter(impatient.signal)
  impatient.abort(new Error('too late'))
  await expect(aborted).rejects.toThrow('too late')
  const next = enter(never)
  leave()
  ;(await next)()
  ;(await enter(never))()
})
