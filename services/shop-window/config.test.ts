import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('development needs no variables', () => {
  expect(readConfig({})).toMatchObject({ platform: { port: 3006 } })
})

test('unknown variables are rejected', () => {
  expect(() => readConfig({ SHOP_WINDOW_PROT: '80' })).toThrow(/SHOP_WINDOW_PROT is not a known variable/)
})
