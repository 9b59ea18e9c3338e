import type { Handlers } from '#generated/payments/v1/handlers.ts'
import type { Context } from '../context.ts'
import { authorizePayment } from './authorizePayment.ts'
import { capturePayment } from './capturePayment.ts'
import { getPayment } from './getPayment.ts'
import { listPayments } from './listPayments.ts'
import { refundPayment } from './refundPayment.ts'
import { voidPayment } from './voidPayment.ts'

export const handlers = {
  listPayments,
  authorizePayment,
  getPayment,
  capturePayment,
  voidPayment,
  refundPayment,
} satisfies Handlers<Context>
