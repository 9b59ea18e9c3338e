import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { explain } from './contract/field-errors.ts'
import { platformProblem, Problem, type ProblemDocument, problems, toProblem } from './problem.ts'

describe('a problem', () => {
  test('becomes a document of RFC 9457 with a stable code', () => {
    const problem = problems('users', { 'email-taken': [409, 'Taken'] })('email-taken', {
      detail: 'Choose another',
    })
    expect(problem.toDocument('/api/v1/users', 'r1')).toEqual({
      type: 'urn:problem-type:users.email-taken',
      title: 'Taken',
      status: 409,
      code: 'users.email-taken',
      detail: 'Choose another',
      instance: '/api/v1/users',
      requestId: 'r1',
    })
  })

  test('of status 500 does not disclose its cause, which is logged', () => {
    const cause = new Error('connection string postgres://secret')
    const problem = platformProblem('internal', {
      detail: 'secret',
      errors: [{ pointer: '/x', detail: 'secret' }],
      cause,
    })
    expect(JSON.stringify(problem.toDocument(undefined, undefined))).not.toContain('secret')
    expect(problem.cause).toBe(cause)
  })
})

describe('any thrown value becomes a problem', () => {
  test.each([
    ['a problem, as it is', new Problem('a', 409, 'b'), 409, 'a'],
    [
      'an http-errors error of 4xx, with its status',
      Object.assign(new Error('no'), { status: 413 }),
      413,
      'content-too-large',
    ],
    ['a 4xx without a code of ours', Object.assign(new Error('no'), { status: 418 }), 418, 'http-418'],
    ['an error that claims 5xx', Object.assign(new Error('no'), { status: 502 }), 500, 'internal'],
    ['any error', new Error('x'), 500, 'internal'],
    ['a string', 'x', 500, 'internal'],
    ['nothing', undefined, 500, 'internal'],
  ])('%s', (_name, thrown, status, code) => {
    expect(toProblem(thrown)).toMatchObject({ status, code })
  })
})

describe('the examples of openapi/shared/problem.yaml', () => {
  const shared = parse(readFileSync('openapi/shared/problem.yaml', 'utf8')) as {
    responses: Record<string, { content: Record<string, { examples: Record<string, Example> }> }>
    examples: Record<string, Example>
  }
  type Example = { value?: ProblemDocument }
  const examples = [
    ...Object.values(shared.responses).flatMap(({ content }) =>
      Object.values(content).flatMap(({ examples: some }) => Object.values(some)),
    ),
    ...Object.values(shared.examples),
  ].flatMap(({ value }) => value ?? [])

  test.each(examples.map((value) => [value.code, value] as const))(
    '%s equals what the platform sends',
    (code, value) => {
      const { type, title, status } = platformProblem(code as 'internal').toDocument(undefined, undefined)
      expect(value).toMatchObject({ type, title, status })
    },
  )

  test('errors of fields are those of the validator', () => {
    const [error] = explain([{ keyword: 'type', instancePath: '/name', params: { type: 'string' } }], '/body')
    const shown = examples.flatMap(({ errors = [] }) => errors)
    expect(shown).toEqual([error])
  })
})
