import type { EventHandler } from '../context.ts'
import { fanOut } from '../fan-out.ts'
import { notify } from '../notify.ts'

export const onOrderRejected: EventHandler<'orders.order-rejected.v1'> = async (event, ctx, tx) => {
  await notify('order-rejected', event, ctx, tx)
  await fanOut(event, ctx, tx)
}
