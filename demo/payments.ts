import { CUSTOMER_ID, type DemoOrder, demoOrders, fillOnce, outboxRow, placedAt } from './demo-data.ts'

/**
 * Seeds the payments of the demo orders, one captured and one authorized, with the data of the sandbox provider.
 *
 * @returns a short summary; undefined if payments already exist
 */
export async function seed(databaseUrl: string): Promise<string | undefined> {
  const at = placedAt()
  const isFilled = await fillOnce(databaseUrl, 'payments', async (insert) => {
    await insert(
      'payments',
      demoOrders.map((order) => paymentRow(order, at)),
    )
    await insert(
      'ledger_entries',
      demoOrders.flatMap((order) => ledgerRows(order, at)),
    )
    await insert(
      'provider.charges',
      demoOrders.map((order) => chargeRow(order, at)),
    )
    await insert(
      'outbox',
      demoOrders.flatMap((order) => outboxRows(order, at)),
    )
  })
  return isFilled ? `${demoOrders.length} payments` : undefined
}

const referenceOf = ({ paymentId }: DemoOrder) => `ch_${paymentId}`

const paymentRow = (order: DemoOrder, at: Date) => ({
  id: order.paymentId,
  order_id: order.id,
  customer_id: CUSTOMER_ID,
  state: order.isConfirmed ? 'captured' : 'authorized',
  amount_minor: order.total.amount,
  currency: order.total.currency,
  refunded_minor: 0,
  method: 'pm_card_ok',
  provider_reference: referenceOf(order),
  version: order.isConfirmed ? 4 : 2,
  created_at: at,
  updated_at: at,
})

/** Authorization: customer to held. Capture: held to merchant (services/payments/ledger/ledger.ts). */
function ledgerRows(order: DemoOrder, at: Date) {
  const transfers = [['customer', 'held'], ...(order.isConfirmed ? [['held', 'merchant']] : [])]
  return transfers.flatMap(([from, to]) => {
    const transaction_id = crypto.randomUUID()
    return [
      { account: from, amount_minor: -order.total.amount },
      { account: to, amount_minor: order.total.amount },
    ].map((entry) => ({
      ...{ transaction_id, payment_id: order.paymentId, ...entry },
      ...{ currency: order.total.currency, created_at: at },
    }))
  })
}

const chargeRow = (order: DemoOrder, at: Date) => ({
  reference: referenceOf(order),
  method: 'pm_card_ok',
  currency: order.total.currency,
  authorized_minor: order.total.amount,
  captured_minor: order.isConfirmed ? order.total.amount : 0,
  refunded_minor: 0,
  state: order.isConfirmed ? 'captured' : 'authorized',
  payment_reference: order.paymentId,
  created_at: at,
})

function outboxRows({ id: orderId, paymentId, isConfirmed, total: amount }: DemoOrder, at: Date) {
  const data = { paymentId, orderId, customerId: CUSTOMER_ID, amount }
  const types = ['payment-authorized', ...(isConfirmed ? ['payment-captured'] : [])]
  return types.map((type) => outboxRow('payments', `payments.${type}.v1`, paymentId, at, data))
}
