import type { Handlers } from '#generated/shop-window/v1/handlers.ts'
import type { Context } from '../context.ts'
import { getShopWindow } from './getShopWindow.ts'

export const handlers = {
  getShopWindow,
} satisfies Handlers<Context>
