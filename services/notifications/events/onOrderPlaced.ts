import type { EventHandler } from '../context.ts'
import { fanOut } from '../webhooks/fan-out.ts'

export const onOrderPlaced: EventHandler<'orders.order-placed.v1'> = async (event, ctx, tx) => {
  await fanOut(event, ctx, tx)
}
