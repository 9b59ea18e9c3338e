import { expect, test } from 'vitest'
import { joinName, nameOf, splitName, storedName } from './name.ts'

test.each([
  ['Ada Lovelace', 'Ada', 'Lovelace'],
  ['Ada King Lovelace', 'Ada King', 'Lovelace'],
  ['Cher', 'Cher', null],
  ['Ada  Lovelace', 'Ada  Lovelace', null],
  ['Ada  King Lovelace', 'Ada  King', 'Lovelace'],
  ['王 小明', '王', '小明'],
  ['A\u00a0B', 'A\u00a0B', null],
])('%s', (displayName, givenName, familyName) => {
  const name = splitName(displayName)
  expect(name).toEqual({ givenName, familyName })
  expect(joinName(name)).toBe(displayName)
})

test.each([
  [{ givenName: 'Ada', familyName: 'King Lovelace' }],
  [{ givenName: 'Mary Jane', familyName: null }],
  [{ givenName: 'Cher', familyName: null }],
])('%j is kept as it was said', (name) => {
  expect(nameOf(storedName(name))).toEqual(name)
})

test('a family name of a row that an older release has changed is out of date', () => {
  expect(nameOf({ displayName: 'Grace Hopper', familyName: 'Lovelace' })).toEqual(splitName('Grace Hopper'))
  expect(nameOf({ displayName: 'Grace Hopper', familyName: null })).toEqual(splitName('Grace Hopper'))
})
