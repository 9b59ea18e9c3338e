import type { EventHandler } from '../context.ts'
import { fanOut } from '../webhooks/fan-out.ts'

export const onOrderResumed: EventHandler<'orders.order-resumed.v1'> = async (event, ctx, tx) => {
  await fanOut(event, ctx, tx)
}
