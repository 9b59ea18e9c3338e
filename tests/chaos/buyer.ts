import { setTimeout } from 'node:timers/promises'
import type { Account } from '../services.ts'

/** An order of a buyer, with the responses. */
export interface Deed {
  orderId: string
  customerId: string
  method: string
  /** Whether a cancellation was requested, and its response. */
  cancellation?: 'accepted' | 'too-late'
}

export interface NewOrder {
  key: string
  items: readonly { productId: string; quantity: number }[]
  paymentMethod: string
}

/** A correct client: it retries the same request with the same key until there is a response. */
export interface Buyer {
  account: Account
  /** Repeats a request until a response is about the request itself. */
  request(path: string, init?: RequestInit): Promise<Response>
  place(order: NewOrder): Promise<Deed>
  cancel(deed: Deed): Promise<void>
  statusOf(deed: Deed): Promise<string>
  /** How many requests were retried. */
  readonly repetitions: number
}

const PATIENCE_MS = 180_000

/** @param url of the gateway or of orders */
export function buyerAt(url: string, account: Account): Buyer {
  let repetitions = 0

  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { ...init.headers, Authorization: `Bearer ${account.token}` }
    const end = Date.now() + PATIENCE_MS
    for (;;) {
      let last: string
      try {
        const response = await fetch(`${url}/api/v1${path}`, {
          ...init,
          headers,
          signal: AbortSignal.timeout(10_000),
        })
        if (!(await isUndecided(response))) return response
        last = `${response.status} ${await response.text()}`
      } catch (error) {
        const { message, cause } = error as Error
        last = cause === undefined ? message : `${message} (${(cause as Error).message})`
      }
      if (Date.now() > end) throw new Error(`${path} had no response for ${PATIENCE_MS} ms: ${last}`)
      repetitions += 1
      await setTimeout(100 + Math.random() * 200)
    }
  }

  return {
    account,
    request,
    get repetitions() {
      return repetitions
    },
    place: async ({ key, ...body }) => {
      const response = await request('/orders', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
        body: JSON.stringify(body),
      })
      if (response.status !== 202) throw await unexpected('an order', response)
      const { id } = (await response.json()) as { id: string }
      return { orderId: id, customerId: account.id, method: body.paymentMethod }
    },
    cancel: async (deed) => {
      const response = await request(`/orders/${deed.orderId}/cancellation`, { method: 'POST' })
      if (response.status !== 202 && response.status !== 409)
        throw await unexpected('a cancellation', response)
      deed.cancellation = response.status === 202 ? 'accepted' : 'too-late'
    },
    statusOf: async ({ orderId }) => {
      const response = await request(`/orders/${orderId}`)
      if (response.status !== 200) throw await unexpected('the request of an order', response)
      return ((await response.json()) as { status: string }).status
    },
  }
}

/** A response that says nothing about the request itself. */
async function isUndecided(response: Response): Promise<boolean> {
  if (response.status >= 500 || response.status === 429) return true
  if (response.status !== 409) return false
  const { code } = (await response.clone().json()) as { code?: string }
  return code === 'idempotency-conflict'
}

const unexpected = async (what: string, response: Response) =>
  new Error(`The response to ${what} was ${response.status}: ${await response.text()}`)
