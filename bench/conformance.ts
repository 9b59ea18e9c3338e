import { isDeepStrictEqual } from 'node:util'
import { createOrder, getItem, listItems, type Currency } from './data.ts'
import {
  invalidRequests,
  OPERATIONS,
  validRequests,
  type BenchRequest,
  type OperationId,
} from './requests.ts'
import { HOST } from './server.ts'

const expectedStatus: Record<OperationId, number> = { getItem: 200, listItems: 200, createOrder: 201 }
export const statusOf = (operation: OperationId): number => expectedStatus[operation]

/** What the contract and data.ts say that a valid request gets. */
function expectedBody(operation: OperationId, { path, body }: BenchRequest): unknown {
  const url = new URL(path, 'http://localhost')
  if (operation === 'getItem') {
    return getItem(url.pathname.split('/')[2]!, url.searchParams.get('currency') as Currency)
  }
  return operation === 'listItems'
    ? listItems(Number(url.searchParams.get('limit')))
    : createOrder(JSON.parse(body!))
}

/**
 * Why a stack may not be timed: a valid request that it answers differently from all others, or (when it says that it
 * validates) an invalid one that it lets through. Empty when it does its work.
 */
export async function faultsOf(port: number, validates: boolean): Promise<string[]> {
  const faults: string[] = []
  for (const operation of OPERATIONS) {
    for (const request of validRequests[operation]) {
      const { status, type, text } = await send(port, request)
      const name = `${request.method} ${request.path}`
      if (status !== expectedStatus[operation]) faults.push(`${name}: ${status} ${text.slice(0, 200)}`)
      else if (!type.startsWith('application/json')) faults.push(`${name}: content type ${type}`)
      else if (!isDeepStrictEqual(JSON.parse(text), plain(expectedBody(operation, request)))) {
        faults.push(`${name}: another body: ${text.slice(0, 200)}`)
      }
    }
  }
  // Twice: a validator that spoils its own state by a refusal is caught by the second pass.
  for (const request of validates ? [...invalidRequests, ...invalidRequests] : []) {
    const { status, text } = await send(port, request)
    if (status !== 400) {
      faults.push(
        `${request.method} ${request.path} ${request.body ?? ''}: ${status} instead of 400 ${text.slice(0, 200)}`,
      )
    }
  }
  return [...new Set(faults)]
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

async function send(port: number, { method, path, body }: BenchRequest) {
  const response = await fetch(`http://${HOST}:${port}${path}`, {
    method,
    body,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
  })
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    text: await response.text(),
  }
}
