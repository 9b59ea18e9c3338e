import argon2 from '@node-rs/argon2'
import { describe, expect, test } from 'vitest'
import { createPasswords } from './passwords.ts'

const cheap = { memoryKib: 64, passes: 1, parallel: 2 }

describe('passwords', () => {
  test('hashes are argon2id with the configured settings and a random salt', async () => {
    const passwords = await createPasswords(cheap)
    const [one, two] = [await passwords.hash('some password'), await passwords.hash('some password')]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/)
    expect(one).not.toBe(two)
    expect(await passwords.verify(one, 'some password')).toBe(true)
    expect(await passwords.verify(one, 'some passwort')).toBe(false)
  })

  test('without a hash the same work is done, and nothing matches', async () => {
    const checked: string[] = []
    const passwords = await createPasswords(cheap, {
      hash: argon2.hash,
      verify: (hash, ...rest) => {
        checked.push(String(hash))
        return argon2.verify(hash, ...rest)
      },
    })
    const hash = await passwords.hash('some password')
    expect(await passwords.verify(hash, 'a guess')).toBe(false)
    expect(await passwords.verify(undefined, 'a guess')).toBe(false)
    expect(checked).toHaveLength(2)
    expect(argon2.parseOptions(checked[1] as string)).toEqual(argon2.parseOptions(checked[0] as string))
  })

  test('passwords are normalized', async () => {
    const passwords = await createPasswords(cheap)
    const hash = await passwords.hash('Zoe\u0308 \u212b')
    expect(await passwords.verify(hash, 'Zo\u00eb \u00c5')).toBe(true)
  })

  test('a hash with other settings is outdated, but still verifies', async () => {
    const [before, after] = [await createPasswords(cheap), await createPasswords({ ...cheap, passes: 2 })]
    const hash = await before.hash('some password')
    expect(before.isOutdated(hash)).toBe(false)
    expect(after.isOutdated(hash)).toBe(true)
    expect(await after.verify(hash, 'some password')).toBe(true)
  })

  test('an aborted request is not hashed', async () => {
    const passwords = await createPasswords(cheap)
    await expect(passwords.hash('some password', AbortSignal.abort())).rejects.toMatchObject({ status: 503 })
  })
})
