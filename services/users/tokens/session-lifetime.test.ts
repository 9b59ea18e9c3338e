import { expect, test } from 'vitest'
import { expiryOf } from './session-lifetime.ts'

const policy = { refreshTokenDays: 30, sessionDays: 180 }
const day = (number: number) => new Date(Date.UTC(2026, 0, 1 + number))

test('a session expires after its idle lifetime', () => {
  expect(expiryOf(day(0), day(0), policy)).toEqual(day(30))
  expect(expiryOf(day(0), day(100), policy)).toEqual(day(130))
})

test('a session expires after its maximum lifetime', () => {
  expect(expiryOf(day(0), day(170), policy)).toEqual(day(180))
})
