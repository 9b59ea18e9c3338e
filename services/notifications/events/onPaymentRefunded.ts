import type { EventHandler } from '../context.ts'
import { notify } from '../notify.ts'

export const onPaymentRefunded: EventHandler<'payments.payment-refunded.v1'> = async (event, ctx, tx) => {
  await notify('payment-refunded', event, ctx, tx)
}
