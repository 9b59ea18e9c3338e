import type { operations } from '#generated/products/v1/types.ts'
import type { operations as operationsV2 } from '#generated/products/v2/types.ts'
import { pictures } from '../stand-ins/pictures.ts'
import { type Called, type Case, type Cases, unique, type World } from './cases.ts'

const newProduct = () => ({
  sku: unique(),
  name: 'Oak dining table',
  category: 'furniture',
  price: { amount: 64_900, currency: 'EUR' },
  stock: 3,
})

const addProduct = ({ call, accounts }: World): Promise<Called> =>
  call('products', 'POST', '/api/v1/products', { token: accounts.staff.token, body: newProduct() })

const product: Case = async (world) => ({
  params: { productId: (await addProduct(world)).body.id as string },
})

type PictureType = keyof typeof pictures

const productWithPicture: Case = async (world, { responseType }) => {
  const { body } = await addProduct(world)
  // A response without a picture, such as a 404, has any media type.
  const contentType = responseType && responseType in pictures ? (responseType as PictureType) : 'image/png'
  await world.call('products', 'PUT', `/api/v1/products/${body.id}/image`, {
    token: world.accounts.staff.token,
    body: pictures[contentType],
    contentType,
  })
  return { params: { productId: body.id as string } }
}

const newReservation = async (world: World, quantity = 1) => {
  const { body } = await addProduct(world)
  return {
    headers: { 'Idempotency-Key': unique() },
    body: { items: [{ productId: body.id as string, quantity }] },
  }
}

const reserve = async (world: World, request: { headers: Record<string, string>; body: object }) => {
  const { body } = await world.call('products', 'POST', '/api/v1/reservations', {
    ...request,
    token: world.serviceTokens.orders,
  })
  return body.id as string
}

const reservation: Case = async (world) => ({
  params: { reservationId: await reserve(world, await newReservation(world)) },
})

export const v1 = {
  createProduct: {
    409: async (world) => ({ body: { ...newProduct(), sku: (await addProduct(world)).body.sku as string } }),
    422: () => ({ body: { ...newProduct(), category: 'no-such-category' } }),
  },
  updateProduct: { 422: () => ({ body: { category: 'no-such-category' } }) },
  deleteProduct: {
    409: async (world) => {
      const request = await newReservation(world)
      await reserve(world, request)
      const productId = request.body.items[0]?.productId as string
      const { etag } = await world.call('products', 'GET', `/api/v1/products/${productId}`)
      return { params: { productId }, headers: { 'If-Match': etag } }
    },
  },
  getProductImage: { valid: productWithPicture },
  putProductImage: {
    valid: async (world, reply) => ({
      ...(await product(world, reply)),
      body: pictures[reply.requestType as PictureType],
    }),
  },
  reserveStock: {
    valid: (world) => newReservation(world),
    409: (world) => newReservation(world, 4),
    422: () => ({ body: { items: [{ productId: crypto.randomUUID(), quantity: 1 }] } }),
  },
  releaseReservation: { valid: reservation },
  confirmReservation: {
    valid: reservation,
    409: async (world, reply) => {
      const { params } = await reservation(world, reply)
      await world.call('products', 'DELETE', `/api/v1/reservations/${params?.reservationId}`, {
        token: world.serviceTokens.orders,
      })
      return { params }
    },
    // The key of the same request for another reservation.
    422: async (world, reply) => {
      const headers = { 'Idempotency-Key': unique() }
      const { params } = await reservation(world, reply)
      await world.call('products', 'POST', `/api/v1/reservations/${params?.reservationId}/confirmation`, {
        token: world.serviceTokens.orders,
        headers,
      })
      return { headers }
    },
  },
  adjustStock: { 409: () => ({ body: { delta: -1000, reason: 'sold' } }) },
} satisfies Cases<operations>

const newProductV2 = () => ({ ...newProduct(), price: { amount: '649.00', currency: 'EUR' } })

/* The same states; what differs is the form of a new product, and the example of `deleteProduct` is deleted by v1. */
export const v2 = {
  ...v1,
  createProduct: {
    409: async (world) => ({
      body: { ...newProductV2(), sku: (await addProduct(world)).body.sku as string },
    }),
    422: () => ({ body: { ...newProductV2(), category: 'no-such-category' } }),
  },
  deleteProduct: {
    ...v1.deleteProduct,
    valid: async (world, reply) => ({ ...(await product(world, reply)), headers: { 'If-Match': '"1"' } }),
  },
} satisfies Cases<operationsV2>
