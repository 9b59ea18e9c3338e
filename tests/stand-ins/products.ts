import { contract } from '#generated/products/v2/contract.ts'
import type { Handlers } from '#generated/products/v2/handlers.ts'
import type { components } from '#generated/products/v2/types.ts'
import { platformProblem, Problem } from '#platform/problem.ts'
import { startStandIn, type StandIn } from './stand-in.ts'

type Product = components['schemas']['Product']
type Reservation = components['schemas']['Reservation']

export interface StandInProducts extends StandIn {
  /** A product of the catalogue. @returns its id */
  product(change?: Partial<Product>): string
  products: Map<string, Product>
  reservations: Map<string, Reservation>
}

/** The catalogue and the stock, in memory. */
export async function standInForProducts(): Promise<StandInProducts> {
  const products = new Map<string, Product>()
  const reservations = new Map<string, Reservation>()
  const move = ({ items }: Reservation, sign: 1 | -1) => {
    for (const { productId, quantity } of items) {
      const product = products.get(productId)
      if (product) product.availability.quantity += sign * quantity
    }
  }
  const known = (id: string) => {
    const reservation = reservations.get(id)
    if (!reservation) throw platformProblem('not-found')
    return reservation
  }
  const handlers: Partial<Handlers<undefined>> = {
    listCategories: async () => {
      const bySlug = Map.groupBy(products.values(), ({ category }) => category)
      const items = [...bySlug].map(([slug, { length }]) => ({ slug, name: slug, productCount: length }))
      return { status: 200, body: { items } }
    },
    listProducts: async ({ query: { limit } }) => ({
      status: 200,
      body: { items: [...products.values()].reverse().slice(0, limit), nextCursor: null },
    }),
    getProduct: async ({ params: { productId } }) => {
      const body = products.get(productId.toLowerCase())
      if (!body) throw platformProblem('not-found')
      return { status: 200, headers: { ETag: '"1"' }, body }
    },
    batchGetProducts: async ({ query: { ids } }) => {
      const found = ids.map((id) => products.get(id.toLowerCase())).filter((product) => product !== undefined)
      return { status: 200, body: { items: found } }
    },
    reserveStock: async ({ body: { reservationId: id = crypto.randomUUID(), items, expiresIn = 900 } }) => {
      const before = reservations.get(id)
      if (before) return { status: 201, body: before }
      for (const { productId, quantity } of items) {
        const product = products.get(productId)
        if (!product) throw new Problem('products.unknown-product', 422, 'The product does not exist')
        if (product.availability.quantity < quantity)
          throw new Problem('products.insufficient-stock', 409, 'Insufficient stock')
      }
      const at = Date.now()
      const [createdAt, expiresAt] = [at, at + expiresIn * 1000].map((ms) => new Date(ms).toISOString()) as [
        string,
        string,
      ]
      const reservation: Reservation = { id, status: 'reserved', items, createdAt, expiresAt }
      reservations.set(id, reservation)
      move(reservation, -1)
      return { status: 201, body: reservation }
    },
    confirmReservation: async ({ params: { reservationId } }) => {
      const reservation = known(reservationId)
      if (reservation.status === 'released' || reservation.status === 'expired')
        throw new Problem('products.reservation-ended', 409, 'The reservation has ended')
      reservation.status = 'confirmed'
      return { status: 200, body: reservation }
    },
    releaseReservation: async ({ params: { reservationId } }) => {
      const reservation = known(reservationId)
      if (reservation.status === 'reserved' || reservation.status === 'confirmed') {
        reservation.status = 'released'
        move(reservation, 1)
      }
      return { status: 204 }
    },
  }
  const standIn = await startStandIn(contract, handlers)
  return {
    ...standIn,
    products,
    reservations,
    product: (change) => {
      const id = crypto.randomUUID()
      const at = new Date().toISOString()
      products.set(id, {
        ...{
          id,
          sku: `LMP-${id.slice(-12).toUpperCase()}`,
          name: 'Desk lamp',
          description: '',
          category: 'lamps',
        },
        ...{
          price: { amount: '49.00', currency: 'EUR' },
          availability: { status: 'in-stock', quantity: 10 },
          images: [],
          createdAt: at,
          updatedAt: at,
        },
        ...change,
      })
      return id
    },
  }
}
