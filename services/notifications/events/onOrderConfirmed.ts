import type { EventHandler } from '../context.ts'
import { notify } from '../notify.ts'

export const onOrderConfirmed: EventHandler<'orders.order-confirmed.v1'> = async (event, ctx, tx) => {
  await notify('order-confirmed', event, ctx, tx)
}
