import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

const names = ['GATEWAY_PORT', 'GATEWAY_HOST', 'LOG_LEVEL', 'DATA_DIR']

test.each([
  ['GATEWAY_PROT', 'GATEWAY_PORT'],
  ['gateway_port', 'GATEWAY_PORT'],
  ['GATEWAY_HOSTS', 'GATEWAY_HOST'],
  ['LOGLEVEL', 'LOG_LEVEL'],
  ['DATADIR', 'DATA_DIR'],
  ['AWS_PROFILE', undefined],
  ['X', undefined],
])('the nearest name to %s is %s', (name, expected) => {
  expect(nearest(name, names)).toBe(expected)
})
