import { resolve } from 'node:path'
import { format } from 'prettier'
import { expect, test } from 'vitest'
import { effectLevel, RULES, SCHEMA_ACTIONS, SCHEMA_SUBJECTS } from '#compiler/diff/rules.ts'
import { table } from './pages.ts'

test('docs/reference/breaking-changes.md has every rule; `-u` writes it', async () => {
  const rules = Object.entries(RULES).map(([id, { level, meaning }]) => [`\`${id}\``, level, meaning])
  const actions = Object.entries(SCHEMA_ACTIONS).map(
    ([action, { effect, meaning, isOfProperties, only }]) => [
      `\`…-${action}\``,
      only === 'response' ? '' : effectLevel(effect, true),
      only === 'request' ? '' : effectLevel(effect, false),
      `${meaning}${isOfProperties ? ' (properties only)' : ''}`,
    ],
  )
  const lines = [
    '# Breaking changes',
    '',
    'The rules of `npm run contract -- diff`. A *breaking* change may make a client fail that conforms to the old document; an *additive* one does not; *text* is documentation.',
    'Ids do not change. A webhook, event or callback is sent by the service, so its payload is compared as a response is.',
    '',
    '## Schemas',
    '',
    'The id is a subject and a change: `request-property-became-required`.',
    '',
    ...table(
      ['subject', 'what it is'],
      Object.entries(SCHEMA_SUBJECTS).map(([id, meaning]) => [`\`${id}\``, meaning]),
    ),
    '',
    ...table(['change', 'in a request', 'in a response', 'meaning'], actions),
    '',
    '## Everything else',
    '',
    ...table(['rule', 'level', 'meaning'], rules),
    '',
    '## Approvals',
    '',
    'A breaking change that is wanted is approved in `openapi/<service>/approvals.yaml`, by the fingerprint that `diff` prints. It depends on rule, operation, subject and values, and not on lines.',
    'An approval without a reason or a person, or that matches no breaking change, is refused.',
    '',
    '```yaml',
    '- fingerprint: d17b469328ef',
    '  reason: No client has ever sent a request without it.',
    '  by: Ann',
    '```',
    '',
    '## Versions',
    '',
    '`npm run contract -- diff <git ref>` also checks `info.version`: a change that clients can see needs a new minor version, a change of text a new patch. A breaking change needs a new `v<N+1>.yaml`, or an approval and a minor version.',
  ]
  const page = await format(lines.join('\n'), { parser: 'markdown', printWidth: 140 })
  await expect(page).toMatchFileSnapshot(resolve('docs/reference/breaking-changes.md'))
})
