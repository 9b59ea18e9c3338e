import type { EventHandler } from '../context.ts'
import { fanOut } from '../webhooks/fan-out.ts'

export const onOrderCancellationRequested: EventHandler<'orders.order-cancellation-requested.v1'> = async (
  event,
  ctx,
  tx,
) => {
  await fanOut(event, ctx, tx)
}
