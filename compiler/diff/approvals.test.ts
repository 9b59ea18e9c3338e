import { expect, test } from 'vitest'
import { readApprovals, unusedApprovals } from './approvals.ts'
import type { Change } from './change.ts'
import { versionError } from './version-rule.ts'

const change = (level: Change['level']) => ({ level, fingerprint: 'abc' }) as Change

test('an approval without reason or person is refused, and so is one that matches nothing', () => {
  expect(readApprovals([{ fingerprint: 'abc', reason: ' ', by: 'Ann' }]).errors).toEqual([
    'the approval of abc has no `reason`',
  ])
  expect(readApprovals('abc').errors).toEqual(['it must be a list of {fingerprint, reason, by}'])
  const { approvals, errors } = readApprovals([{ fingerprint: 'abc', reason: 'Unused.', by: 'Ann' }])
  expect(errors).toEqual([])
  expect(unusedApprovals(approvals, [change('breaking')])).toEqual([])
  expect(unusedApprovals(approvals, [change('additive')])).toEqual([
    'the approval of abc matches no breaking change: delete it',
  ])
})

test('a feature needs a minor version, a text a patch, and no change nothing', () => {
  expect(versionError('1.2.3', '1.2.3', [])).toBeUndefined()
  expect(versionError('1.2.3', '1.2.4', [change('text')])).toBeUndefined()
  expect(versionError('1.2.3', '1.2.3', [change('text')])).toMatch('must be 1.2.4 or later')
  expect(versionError('1.2.3', '1.2.4', [change('additive'), change('text')])).toMatch(
    'must be 1.3.0 or later',
  )
  expect(versionError('1.2.3', '1.3.0', [change('breaking')])).toBeUndefined()
  expect(versionError('1.2.3', 'next', [change('text')])).toMatch('no semantic version')
})
