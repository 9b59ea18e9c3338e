import { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { contracts } from '#generated/gateway/contracts.ts'
import type { Problem } from '#platform/problem.ts'
import { createChooser } from './choose-version.ts'
import { createRouter } from './routes.ts'

const choose = createChooser(contracts, createRouter(contracts))

interface Outcome {
  kind?: string | undefined
  url?: string
  problem?: Problem
  version: unknown
  vary: unknown
}

function ask(url: string, version?: string, method = 'GET'): Outcome {
  const request = { method, url, headers: version === undefined ? {} : { 'api-version': version } }
  const response = new ServerResponse(request as never)
  const sent = () => ({ version: response.getHeader('Api-Version'), vary: response.getHeader('Vary') })
  try {
    const match = choose(request, response)
    return { kind: match?.kind, url: request.url, ...sent() }
  } catch (error) {
    return { problem: error as Problem, ...sent() }
  }
}

describe('a request without a version in its URL', () => {
  test.each([
    ['/api/products?q=lamp', '2', '/api/v2/products?q=lamp', 2],
    ['/api/products', '1', '/api/v1/products', 1],
    ['/api/products', undefined, '/api/v1/products', 1],
    ['/api/payments', undefined, '/api/v1/payments', 1],
  ])('%s with version %s is %s', (url, version, expected, number) => {
    expect(ask(url, version)).toEqual({
      kind: 'operation',
      url: expected,
      version: number,
      vary: 'Api-Version',
    })
  })

  test.each(['3', '0', '-1', '1.0', '2026-01-01', '', ' ', '1, 2', 'v2', '9'.repeat(400)])(
    'is refused with the version "%s", and learns the known ones',
    (version) => {
      const { problem, vary } = ask('/api/products', version)
      expect([problem?.status, problem?.errors, vary]).toEqual([
        400,
        [{ pointer: '/header/Api-Version', detail: 'must be one of the versions of this path: 1, 2' }],
        'Api-Version',
      ])
    },
  )

  test('of a service with one version is refused with another one', () => {
    expect(ask('/api/payments', '2').problem?.errors?.[0]?.detail).toMatch(/: 1$/)
  })

  test.each(['/api/nothing', '/api', '/api/', '/other', '/api/v3/products', '/api/v1', '//api/products'])(
    '%s leads nowhere',
    (url) => {
      expect(ask(url, '2')).toEqual({ kind: undefined, url, version: undefined, vary: undefined })
    },
  )

  test('with a method that the path does not have gets those that it has', () => {
    expect(ask('/api/products', '2', 'DELETE').kind).toBe('method')
  })

  test('never reaches an internal operation', () => {
    expect(ask('/api/reservations', '2', 'POST').kind).toBeUndefined()
  })
})
