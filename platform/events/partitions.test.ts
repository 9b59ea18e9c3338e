import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { partitionOf, sharePartitions } from './partitions.ts'

test('the partition of a subject never changes: publishers of all versions agree on it', () => {
  const subjects = ['', 'a', 'b', '3f0c9a52-6d0e-4f5b-9c0a-1d2e3f405162', 'ä']
  expect(subjects.map((subject) => partitionOf(subject, 8))).toMatchInlineSnapshot(`
    [
      4,
      4,
      5,
      7,
      1,
    ]
  `)
})

test('subjects are spread evenly', () => {
  const counts = Array<number>(16).fill(0)
  for (let i = 0; i < 16_000; i += 1) counts[partitionOf(randomUUID(), 16)]! += 1
  const numbers = Array<number>(16).fill(0)
  for (let i = 0; i < 16_000; i += 1) numbers[partitionOf(String(i), 16)]! += 1
  for (const count of [...counts, ...numbers]) expect(Math.abs(count - 1_000)).toBeLessThan(200)
})

test('instances that come and go end with their share of the partitions, each owned once', async () => {
  const owners = new Map<number, string>()
  const members = new Map<string, { owned: Set<number>; stop(): Promise<void> }>()
  const join = (name: string) => {
    const owned = new Set<number>()
    const sharing = sharePartitions(
      8,
      owned,
      {
        instances: async () => members.size,
        acquire: async (partition) => {
          if (owners.has(partition)) return false
          owners.set(partition, name)
          await setTimeout(1)
          owned.add(partition)
          return true
        },
        release: async (partition) => {
          await setTimeout(1)
          owned.delete(partition)
          owners.delete(partition)
        },
      },
      (error) => expect.unreachable(String(error)),
      5,
    )
    members.set(name, { owned, stop: () => sharing.stop() })
  }
  const sizes = () => [...members.values()].map(({ owned }) => owned.size).toSorted()
  join('a')
  await expect.poll(sizes).toEqual([8])
  join('b')
  await expect.poll(sizes).toEqual([4, 4])
  join('c')
  await expect.poll(sizes).toEqual([2, 3, 3])
  const gone = members.get('b')!
  members.delete('b')
  await gone.stop()
  for (const partition of gone.owned) owners.delete(partition)
  await expect.poll(sizes).toEqual([4, 4])
  await Promise.all([...members.values()].map(({ stop }) => stop()))
})
