import type { EventHandler } from '../context.ts'
import { notify } from '../notify.ts'

export const onOrderNeedsAttention: EventHandler<'orders.order-needs-attention.v1'> = async (
  event,
  ctx,
  tx,
) => {
  await notify('order-needs-attention', event, ctx, tx)
}
