import { DONE, outcomeOf, type TakeStep } from './step.ts'

export const releaseStock: TakeStep = async ({ order }, { products }) => {
  const { error, response } = await products.releaseReservation({ path: { reservationId: order.id } })
  // 404: the reservation was never made, so there is nothing to release.
  return response.ok || response.status === 404 ? DONE : outcomeOf('products', { error, response })
}
