import { DONE, refusal, type TakeStep } from './step.ts'

export const releaseStock: TakeStep = async ({ order }, { products }) => {
  const { error, response } = await products.releaseReservation({ path: { reservationId: order.id } })
  // Nothing is set aside under this name: there is nothing to give back.
  return response.ok || response.status === 404 ? DONE : refusal('products', { error, response })
}
