import type { EventHandler } from '../context.ts'
import { notify } from '../notify.ts'

export const onOrderRejected: EventHandler<'orders.order-rejected.v1'> = async (event, ctx, tx) => {
  await notify('order-rejected', event, ctx, tx)
}
