import { CUSTOMER_ID, type DemoOrder, demoOrders, fillOnce, outboxRow, placedAt } from './demo-data.ts'

/**
 * Seeds the demo orders: a confirmed one, and one that needs attention.
 *
 * @returns a short summary; undefined if orders already exist
 */
export async function seed(databaseUrl: string): Promise<string | undefined> {
  const at = placedAt()
  const isFilled = await fillOnce(databaseUrl, 'orders', async (insert) => {
    await insert(
      'orders',
      demoOrders.map((order) => orderRow(order, at)),
    )
    await insert('order_items', demoOrders.map(itemRow))
    await insert(
      'sagas',
      demoOrders.map((order) => sagaRow(order, at)),
    )
    await insert(
      'order_events',
      demoOrders.flatMap((order) => eventRows(order, at)),
    )
    await insert(
      'order_summaries',
      demoOrders.map((order) => summaryRow(order, at)),
    )
    await insert(
      'outbox',
      demoOrders.flatMap((order) => outboxRows(order, at)),
    )
  })
  return isFilled ? `${demoOrders.length} orders` : undefined
}

const STOPPED_AT = 'capture-payment'
const DETAIL = 'payments responded with 503 unavailable'

const statusOf = ({ isConfirmed }: DemoOrder) => (isConfirmed ? 'confirmed' : 'needs-attention')

const orderRow = (order: DemoOrder, at: Date) => ({
  id: order.id,
  customer_id: CUSTOMER_ID,
  status: statusOf(order),
  total_amount: order.total.amount,
  currency: order.total.currency,
  payment_method: 'pm_card_ok',
  payment_id: order.paymentId,
  version: 2,
  created_at: at,
  updated_at: at,
})

const itemRow = ({ id, item }: DemoOrder) => ({
  order_id: id,
  line: 1,
  product_id: item.productId,
  sku: item.sku,
  name: item.name,
  quantity: item.quantity,
  unit_amount: item.unitPrice.amount,
})

const sagaRow = (order: DemoOrder, at: Date) => ({
  order_id: order.id,
  state: statusOf(order),
  version: 5,
  deadline: new Date(at.getTime() + 60_000),
  cancel_requested: false,
  attempts: 0,
  last_error: order.isConfirmed ? null : DETAIL,
  completed_steps: [
    ...['reserve-stock', 'authorize-payment', 'confirm-stock'],
    ...(order.isConfirmed ? ['capture-payment'] : []),
  ],
  reservation_id: order.id,
  stopped_at: order.isConfirmed ? null : STOPPED_AT,
  request: 0,
  resumptions: 0,
  created_at: at,
  updated_at: at,
})

function eventRows({ id: orderId, isConfirmed }: DemoOrder, at: Date) {
  const steps = ['placed', 'stock-reserved', 'payment-authorized', 'stock-confirmed']
  const data = [
    ...[...steps, ...(isConfirmed ? ['payment-captured'] : [])].map((type) => ({ type, status: 'pending' })),
    isConfirmed
      ? { type: 'confirmed', status: 'confirmed' }
      : { type: 'needs-attention', status: 'needs-attention' },
  ]
  return data.map((event) => ({
    order_id: orderId,
    type: event.type,
    data: { orderId, ...event, at: at.toISOString() },
    created_at: at,
  }))
}

const summaryRow = (order: DemoOrder, at: Date) => ({
  order_id: order.id,
  customer_id: CUSTOMER_ID,
  status: statusOf(order),
  items: [order.item],
  total_amount: order.total.amount,
  currency: order.total.currency,
  payment_status: order.isConfirmed ? 'captured' : 'authorized',
  notified: order.isConfirmed ? ['order-confirmed'] : [],
  resumptions: 0,
  created_at: at,
  updated_at: at,
})

function outboxRows({ id: orderId, paymentId, isConfirmed, item, total }: DemoOrder, at: Date) {
  const who = { orderId, customerId: CUSTOMER_ID }
  const goods = { items: [item], total }
  const ended = isConfirmed
    ? outboxRow('orders', 'orders.order-confirmed.v1', orderId, at, { ...who, ...goods, paymentId })
    : outboxRow('orders', 'orders.order-needs-attention.v1', orderId, at, {
        ...who,
        step: STOPPED_AT,
        detail: DETAIL,
      })
  return [outboxRow('orders', 'orders.order-placed.v1', orderId, at, { ...who, ...goods }), ended]
}
