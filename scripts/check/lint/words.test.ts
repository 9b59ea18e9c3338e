import { describe, expect, it } from 'vitest'
import { proseFiles, rejectedWords } from './words.ts'

describe('the check of words', () => {
  it.each([
    ['a comment', '// Nobody listens.\n', 'Nobody'],
    ['a comment inside a call', 'f(/* it comes again */ 1)\n', 'comes again'],
    ['a phrase over two lines', '/**\n * No token is to\n * be had.\n */\n', 'to be had'],
    ['a string', "throw new Error('the job is hopeless')\n", 'hopeless'],
    ['the text of a template', 'log(`${a} was given back`)\n', 'given back'],
    ['no identifier', 'const nobody = parcel\n', undefined],
    ['no value', "f('nobody')\n", undefined],
    ['no code in a comment', '/** Runs as `nobody`. */\n', undefined],
  ])('finds %s', (_what, text, word) => {
    const expected = word ? [expect.stringMatching(new RegExp(`^a\\.ts:\\d+: "${word}": write `))] : []
    expect(rejectedWords('a.ts', text)).toEqual(expected)
  })

  it('finds prose of Markdown, but no code, and names the line', () => {
    const text = '# Title\n\n```\nnobody\n```\n\nWhoever reads `nobody` this.\n'
    expect(rejectedWords('a.md', text)).toEqual(['a.md:7: "Whoever": write client, caller, process or user'])
  })

  it('finds prose of YAML', () => {
    expect(rejectedWords('a.yaml', 'description: It mends\n')).toEqual(['a.yaml:1: "mends": write fix'])
  })

  it('reads the repository', () => {
    expect(proseFiles()).toContain('platform/client/client.ts')
    expect(proseFiles()).toContain('openapi/gateway/v1.yaml')
  })
})
