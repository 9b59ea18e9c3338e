import supertest from 'supertest'
import type { Test } from 'supertest'
import type { Operation } from '../contract/contract.ts'

/** One request to an operation. Absent fields are not sent. */
export interface TestRequest {
  params?: Record<string, string>
  query?: Record<string, string>
  headers?: Record<string, string>
  /** Sent as JSON unless `contentType` says otherwise. */
  body?: string | Buffer | object
  contentType?: string
  /** Sent as `Authorization: Bearer`. */
  token?: string
}

/** Sends a request to an operation of a running service, at the URL of its contract. */
export function send(url: string, operation: Operation, request: TestRequest = {}): Test {
  const path = operation.path.replace(/\{([^}]+)\}/g, (_match, name: string) =>
    encodeURIComponent(request.params?.[name] ?? `{${name}}`),
  )
  const test = supertest(url)[operation.method as 'get'](operation.basePath + path)
  if (request.query) void test.query(request.query)
  if (request.token !== undefined) void test.set('Authorization', `Bearer ${request.token}`)
  for (const [name, value] of Object.entries(request.headers ?? {})) void test.set(name, value)
  if (request.body !== undefined) {
    void test.set('Content-Type', request.contentType ?? 'application/json').send(request.body)
  }
  return test
}
