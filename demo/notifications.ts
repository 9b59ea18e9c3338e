import { randomBytes } from 'node:crypto'
import {
  CUSTOMER_ID,
  type DemoOrder,
  demoOrders,
  fillOnce,
  outboxRow,
  placedAt,
  STAFF_ID,
} from './demo-data.ts'

const ENDPOINTS = [
  { id: 'c7f4b1d2-0a5e-4c0d-9a6b-2e8f7d3c1b55', host: 'ops.example.com', description: 'On-call team' },
  { id: 'a3d5e7f9-4b1c-4e2a-9f60-8c7b6d5e4f31', host: 'old.example.com', description: 'No longer used' },
]
const EVENT_TYPE = 'orders.order-needs-attention.v1'

/**
 * Seeds the notifications of the demo orders: an e-mail about the confirmed one, and a failed webhook delivery about the
 * other.
 *
 * @returns a short summary; undefined if webhook endpoints already exist
 */
export async function seed(databaseUrl: string): Promise<string | undefined> {
  const at = placedAt()
  const [confirmed, stopped] = demoOrders as [DemoOrder, DemoOrder]
  const isFilled = await fillOnce(databaseUrl, 'webhook_endpoints', async (insert) => {
    await insert('notifications', [notificationRow(confirmed, at)])
    await insert('outbox', [sentRow(confirmed, at)])
    await insert(
      'webhook_endpoints',
      ENDPOINTS.map((endpoint) => endpointRow(endpoint, at)),
    )
    await insert('webhook_deliveries', [deliveryRow(stopped, at)])
  })
  return isFilled ? `${ENDPOINTS.length} webhook endpoints` : undefined
}

const NOTIFICATION_ID = '1f7f0d0a-4a55-4a2b-8a0b-5b1c7e3d9a10'

const notificationRow = ({ id: orderId, paymentId, item, total }: DemoOrder, at: Date) => ({
  id: NOTIFICATION_ID,
  event_id: crypto.randomUUID(),
  recipient_id: CUSTOMER_ID,
  kind: 'order-confirmed',
  channel: 'email',
  order_id: orderId,
  subject: 'Your order is confirmed',
  data: { orderId, customerId: CUSTOMER_ID, items: [item], total, paymentId },
  state: 'sent',
  attempts: 1,
  created_at: at,
  sent_at: at,
})

const sentRow = ({ id: orderId }: DemoOrder, at: Date) =>
  outboxRow('notifications', 'notifications.notification-sent.v1', NOTIFICATION_ID, at, {
    notificationId: NOTIFICATION_ID,
    recipientId: CUSTOMER_ID,
    kind: 'order-confirmed',
    channel: 'email',
    orderId,
  })

const endpointRow = ({ id, host, description }: (typeof ENDPOINTS)[number], at: Date) => ({
  id,
  url: `https://${host}/hooks/charter`,
  description,
  event_types: [EVENT_TYPE],
  secret: `\\x${randomBytes(32).toString('hex')}`,
  state: 'enabled',
  failures: 0,
  created_by: STAFF_ID,
  created_at: at,
})

function deliveryRow({ id: orderId }: DemoOrder, at: Date) {
  const { id, event } = outboxRow('orders', EVENT_TYPE, orderId, at, {
    ...{ orderId, customerId: CUSTOMER_ID, step: 'capture-payment' },
    detail: 'payments responded with 503 unavailable',
  })
  return {
    id: '0b9c3d4e-7a1f-4b2c-8d5e-6f7a8b9c0d11',
    endpoint_id: ENDPOINTS[0]?.id,
    event_id: id,
    event_type: EVENT_TYPE,
    event,
    state: 'failed',
    attempts: 10,
    last_status: 503,
    created_at: at,
  }
}
