import type { Handlers } from '#generated/orders/v2/handlers.ts'
import type { Context } from '../context.ts'
import { cancelOrder } from './cancelOrder.ts'
import { getOrder } from './getOrder.ts'
import { listOrders } from './listOrders.ts'
import { placeOrder } from './placeOrder.ts'
import { resumeOrder } from './resumeOrder.ts'
import { streamOrderEvents } from './streamOrderEvents.ts'

export const handlers = {
  listOrders,
  placeOrder,
  getOrder,
  cancelOrder,
  resumeOrder,
  streamOrderEvents,
} satisfies Handlers<Context>
