import { uuid } from './data.ts'

export const OPERATIONS = ['getItem', 'listItems', 'createOrder'] as const
export type OperationId = (typeof OPERATIONS)[number]

export interface BenchRequest {
  method: 'GET' | 'POST'
  path: string
  headers?: Readonly<Record<string, string>>
  body?: string
}

const currencies = ['EUR', 'USD', 'GBP']

const order = (n: number) => ({
  customerId: uuid(500 + n),
  currency: currencies[n % 3],
  note: `Please leave it with the neighbours at number ${n}`,
  lines: Array.from({ length: 4 }, (_, line) => ({
    itemId: uuid(n * 4 + line),
    quantity: line + 1,
    tags: ['gift', `colour-${n}`],
  })),
})

const post = (body: unknown): BenchRequest => ({
  method: 'POST',
  path: '/orders',
  body: JSON.stringify(body),
})

/** Sixteen requests for each operation, sent in turn: a stack that remembers the last URL gains nothing by it. */
export const validRequests: Record<OperationId, BenchRequest[]> = {
  getItem: Array.from({ length: 16 }, (_, n) => ({
    method: 'GET',
    path: `/items/${uuid(n)}?currency=${currencies[n % 3]}`,
  })),
  listItems: Array.from({ length: 16 }, () => ({ method: 'GET', path: '/items?limit=20' })),
  createOrder: Array.from({ length: 16 }, (_, n) => post(order(n))),
}

/** What every stack that validates must answer with 400. */
export const invalidRequests: BenchRequest[] = [
  { method: 'GET', path: '/items/not-a-uuid?currency=EUR' },
  { method: 'GET', path: `/items/${uuid(1)}?currency=XXX` },
  { method: 'GET', path: '/items?limit=0' },
  { method: 'GET', path: '/items?limit=101' },
  { method: 'GET', path: '/items?limit=many' },
  { method: 'POST', path: '/orders', body: '{"customerId": ' },
  post({ ...order(1), customerId: undefined }),
  post({ ...order(1), customerId: 'unknown' }),
  post({ ...order(1), currency: 'XXX' }),
  post({ ...order(1), note: 'x'.repeat(201) }),
  post({ ...order(1), lines: [] }),
  post({ ...order(1), lines: [{ itemId: uuid(1), quantity: 0, tags: [] }] }),
  post({ ...order(1), lines: [{ itemId: uuid(1), quantity: 1.5, tags: [] }] }),
  post({ ...order(1), lines: [{ itemId: uuid(1), quantity: 'two', tags: [] }] }),
  post({ ...order(1), lines: [...order(1).lines, { itemId: 'nothing', quantity: 1, tags: [] }] }),
  post({ ...order(1), lines: [{ itemId: uuid(1), quantity: 1, tags: [''] }] }),
]
