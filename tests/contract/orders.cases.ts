import type { operations } from '#generated/orders/v1/types.ts'
import type { operations as operationsV2 } from '#generated/orders/v2/types.ts'
import { execute } from '../system.ts'
import { type Cases, oneForRefusals, unique, type World } from './cases.ts'

const newProduct = async ({ call, accounts }: World): Promise<string> => {
  const body = {
    ...{ sku: unique(), name: 'Oak dining table', category: 'furniture', stock: 100 },
    price: { amount: 64_900, currency: 'EUR' },
  }
  const { body: product } = await call('products', 'POST', '/api/v1/products', {
    token: accounts.staff.token,
    body,
  })
  return product.id as string
}

const newOrder = async (world: World, paymentMethod = 'pm_card_ok') => ({
  headers: { 'Idempotency-Key': unique() },
  body: { items: [{ productId: await newProduct(world), quantity: 1 }], paymentMethod },
})

/** An order in this final state. */
const ended = async (world: World, status: string, paymentMethod?: string) => {
  const { token } = world.accounts.customer
  const { body } = await world.call('orders', 'POST', '/api/v1/orders', {
    ...(await newOrder(world, paymentMethod)),
    token,
  })
  const path = `/api/v1/orders/${body.id}`
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const { body: order } = await world.call('orders', 'GET', path, { token })
    if (order.status === status) return { params: { orderId: body.id as string } }
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error(`The order did not come to be ${status}`)
}

const confirmed = oneForRefusals((world) => ended(world, 'confirmed'))

/** A confirmed order, changed as if capturing its payment had failed. */
const stop = async (world: World) => {
  const { params } = await ended(world, 'confirmed')
  const url = world.databases.orders?.url ?? ''
  await execute(url, `UPDATE orders SET status = 'needs-attention' WHERE id = $1`, [params.orderId])
  await execute(
    url,
    `UPDATE sagas SET state = 'needs-attention', stopped_at = 'capture-payment',
       completed_steps = array_remove(completed_steps, 'capture-payment') WHERE order_id = $1`,
    [params.orderId],
  )
  return { params }
}
const stopped = oneForRefusals(stop)

export const v1 = {
  placeOrder: {
    valid: (world) => newOrder(world),
    409: async (world) => {
      const order = await newOrder(world)
      await world.call('orders', 'POST', '/api/v1/orders', { ...order, token: world.accounts.customer.token })
      // As if it were still running.
      await execute(
        world.databases.orders?.url ?? '',
        `UPDATE idempotency_keys SET state = 'running', status = NULL, locked_until = now() + interval '1 hour'
         WHERE key = $1`,
        [order.headers['Idempotency-Key']],
      )
      return order
    },
    422: () => ({
      body: { items: [{ productId: crypto.randomUUID(), quantity: 1 }], paymentMethod: 'pm_card_ok' },
    }),
  },
  getOrder: { valid: confirmed },
  cancelOrder: {
    valid: confirmed,
    409: (world) => ended(world, 'rejected', 'pm_card_declined'),
  },
  resumeOrder: {
    valid: stopped,
    409: confirmed,
    422: async (world) => {
      const headers = { 'Idempotency-Key': unique() }
      const { params } = await stop(world)
      const { token } = world.accounts.staff
      await world.call('orders', 'POST', `/api/v1/orders/${params.orderId}/resumption`, { headers, token })
      return { headers, token }
    },
  },
  streamOrderEvents: { valid: confirmed },
} satisfies Cases<operations>

const CARD = { type: 'card', token: 'pm_card_ok' }

const newOrderV2 = async (world: World) => {
  const { headers, body } = await newOrder(world)
  return { headers, body: { ...body, paymentMethod: CARD } }
}

export const v2 = {
  ...v1,
  placeOrder: {
    valid: newOrderV2,
    409: async (world) => {
      const { headers, body } = await v1.placeOrder[409](world)
      return { headers, body: { ...body, paymentMethod: CARD } }
    },
    422: () => ({ body: { items: [{ productId: crypto.randomUUID(), quantity: 1 }], paymentMethod: CARD } }),
  },
} satisfies Cases<operationsV2>
