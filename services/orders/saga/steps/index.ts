import type { Step } from '../saga.ts'
import { authorizePayment } from './authorize-payment.ts'
import { capturePayment } from './capture-payment.ts'
import { confirmStock } from './confirm-stock.ts'
import { refundPayment } from './refund-payment.ts'
import { releaseStock } from './release-stock.ts'
import { reserveStock } from './reserve-stock.ts'
import type { TakeStep } from './step.ts'
import { voidPayment } from './void-payment.ts'

/** The implementation of each step. */
export const steps: Readonly<Record<Step, TakeStep>> = {
  'reserve-stock': reserveStock,
  'authorize-payment': authorizePayment,
  'confirm-stock': confirmStock,
  'capture-payment': capturePayment,
  'refund-payment': refundPayment,
  'void-payment': voidPayment,
  'release-stock': releaseStock,
}
