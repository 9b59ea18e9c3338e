import { subscribe } from 'node:diagnostics_channel'
import type { Request } from 'express'
import { beforeEach } from 'vitest'
import type { Problem } from '#platform/problem.ts'

/*
 * A setup file of vitest: a test that fails prints the cause of each response of 500 or more that was sent during it.
 */

let causes: string[] = []

subscribe('charter:failure', (message) => {
  const { request, problem } = message as { request: Request; problem: Problem }
  const { cause = problem } = problem
  causes.push(
    `${request.method} ${request.originalUrl} got the response ${problem.status}: ${cause instanceof Error ? cause.stack : String(cause)}`,
  )
})

beforeEach(({ onTestFailed }) => {
  causes = []
  onTestFailed(() => {
    // eslint-disable-next-line no-console -- vitest prints it with the name of the test
    for (const cause of causes) console.error(cause)
  })
})
