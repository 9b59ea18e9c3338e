import type { operations } from '#generated/payments/v1/types.ts'
import { type Case, type Cases, unique, type World } from './cases.ts'

const newKey = () => ({ 'Idempotency-Key': unique() })

const newPayment = (customerId: string) => ({
  orderId: crypto.randomUUID(),
  customerId,
  amount: { amount: 64_900, currency: 'EUR' },
  method: 'pm_card_ok',
})

const newRequest = ({ accounts }: World) => ({ headers: newKey(), body: newPayment(accounts.customer.id) })

/** Operations for other services: `POST /payments` and everything below it. */
const work = ({ call, serviceTokens }: World, path: string, request: { headers?: Headers; body?: object }) =>
  call('payments', 'POST', `/api/v1/payments${path}`, { token: serviceTokens.orders, ...request })

type Headers = Record<string, string>

/** A payment, authorized and then moved to this state. */
const payment =
  (...steps: ('capture' | 'void')[]): Case =>
  async (world) => {
    const { body } = await work(world, '', newRequest(world))
    const paymentId = body.id as string
    for (const step of steps) await work(world, `/${paymentId}/${step}`, {})
    return { params: { paymentId } }
  }

const toRefund =
  (...steps: ('capture' | 'void')[]): Case =>
  async (world, reply) => ({ ...(await payment(...steps)(world, reply)), headers: newKey(), body: {} })

/** With the key of the same request for another payment. */
const reusedKey =
  (step: 'capture' | 'void'): Case =>
  async (world, reply) => {
    const headers = newKey()
    const { params } = await payment()(world, reply)
    await work(world, `/${params?.paymentId}/${step}`, { headers })
    return { headers }
  }

export const v1 = {
  // Of a user without new payments while the list is requested twice.
  listPayments: { valid: async ({ account }) => ({ token: (await account()).token }) },
  authorizePayment: {
    valid: newRequest,
    409: async (world) => {
      const { body } = newRequest(world)
      await work(world, '', { headers: newKey(), body })
      return { body }
    },
    422: async (world) => {
      const { headers, body } = newRequest(world)
      await work(world, '', { headers, body })
      return { headers }
    },
  },
  getPayment: { valid: payment() },
  capturePayment: { valid: payment(), 409: payment('void'), 422: reusedKey('capture') },
  voidPayment: { valid: payment(), 409: payment('capture'), 422: reusedKey('void') },
  refundPayment: {
    valid: toRefund('capture'),
    409: toRefund(),
    422: () => ({ body: { amount: { amount: 64_901, currency: 'EUR' } } }),
  },
} satisfies Cases<operations>
