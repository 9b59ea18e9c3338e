import type { EventHandler } from '../context.ts'
import { fanOut } from '../fan-out.ts'
import { notify } from '../notify.ts'

export const onOrderCancelled: EventHandler<'orders.order-cancelled.v1'> = async (event, ctx, tx) => {
  await notify('order-cancelled', event, ctx, tx)
  await fanOut(event, ctx, tx)
}
