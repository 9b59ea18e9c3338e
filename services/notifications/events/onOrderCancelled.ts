import type { EventHandler } from '../context.ts'
import { notify } from '../notify.ts'

export const onOrderCancelled: EventHandler<'orders.order-cancelled.v1'> = async (event, ctx, tx) => {
  await notify('order-cancelled', event, ctx, tx)
}
