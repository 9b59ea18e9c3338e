import type { operations } from '#generated/notifications/v1/types.ts'
import { execute } from '../system.ts'
import { type Case, type Cases, type World } from './cases.ts'

/** A port without a listener. */
const newEndpoint = { url: 'http://127.0.0.1:9/', eventTypes: ['orders.order-confirmed.v1'] }

const database = ({ databases }: World) => databases.notifications?.url ?? ''

const addEndpoint = async ({ call, accounts }: World): Promise<string> => {
  const request = { token: accounts.staff.token, body: newEndpoint }
  const { body } = await call('notifications', 'POST', '/api/v1/webhook-endpoints', request)
  return body.id as string
}

const removeEndpoint = (world: World, endpointId: string) =>
  execute(database(world), 'DELETE FROM webhook_endpoints WHERE id = $1', [endpointId])

const endpoint: Case = async (world) => {
  const endpointId = await addEndpoint(world)
  return { params: { endpointId }, undo: () => removeEndpoint(world, endpointId) }
}

/** A delivery as if it had been attempted. */
const delivery =
  (state: 'failed' | 'pending'): Case =>
  async (world) => {
    const endpointId = await addEndpoint(world)
    const deliveryId = crypto.randomUUID()
    await execute(
      database(world),
      `INSERT INTO webhook_deliveries (id, endpoint_id, event_id, event_type, event, state, attempts, next_attempt_at)
       VALUES ($1, $2, gen_random_uuid(), 'orders.order-confirmed.v1', '{}', $3, 10, $4)`,
      [deliveryId, endpointId, state, state === 'pending' ? new Date(Date.now() + 3_600_000) : null],
    )
    return { params: { endpointId, deliveryId }, undo: () => removeEndpoint(world, endpointId) }
  }

/** Of a user without new notifications while the list is requested twice. */
const asStaff: Case = ({ accounts }) => ({ token: accounts.staff.token })

export const v1 = {
  listNotifications: { valid: asStaff },
  createWebhookEndpoint: {
    valid: () => ({ body: newEndpoint }),
    409: async (world) => {
      await execute(
        database(world),
        `INSERT INTO webhook_endpoints (id, url, event_types, secret, created_by)
         SELECT gen_random_uuid(), 'https://example.com/', '{orders.order-confirmed.v1}'::text[],
           decode(repeat('00', 32), 'hex'), 'tests'
         FROM generate_series(1, 100)`,
      )
      return {
        undo: () => execute(database(world), `DELETE FROM webhook_endpoints WHERE created_by = 'tests'`),
      }
    },
    422: () => ({ body: { ...newEndpoint, eventTypes: ['orders.order-eaten.v1'] } }),
  },
  deleteWebhookEndpoint: { valid: endpoint },
  listWebhookDeliveries: { valid: delivery('failed') },
  redeliverWebhook: { valid: delivery('failed'), 409: delivery('pending') },
} satisfies Cases<operations>
