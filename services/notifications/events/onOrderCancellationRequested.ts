import type { EventHandler } from '../context.ts'
import { fanOut } from '../fan-out.ts'

export const onOrderCancellationRequested: EventHandler<'orders.order-cancellation-requested.v1'> = async (
  event,
  ctx,
  tx,
) => {
  await fanOut(event, ctx, tx)
}
