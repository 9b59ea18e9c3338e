import type { operations } from '#generated/products/v1/types.ts'
import { pictures } from '../pictures.ts'
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

/** With the version that a change must name. */
const productToChange: Case = async (world) => {
  const { body, etag } = await addProduct(world)
  return { params: { productId: body.id as string }, headers: { 'If-Match': etag } }
}

type PictureType = keyof typeof pictures

const productWithPicture: Case = async (world, { responseType }) => {
  const { body } = await addProduct(world)
  // A reply without a picture, such as a 404, takes any.
  const contentType = responseType && responseType in pictures ? (responseType as PictureType) : 'image/png'
  await world.call('products', 'PUT', `/api/v1/products/${body.id}/image`, {
    token: world.accounts.staff.token,
    body: pictures[contentType],
    contentType,
  })
  return { params: { productId: body.id as string } }
}

export const v1 = {
  createProduct: {
    valid: () => ({ body: newProduct() }),
    409: async (world) => ({ body: { ...newProduct(), sku: (await addProduct(world)).body.sku as string } }),
    422: () => ({ body: { ...newProduct(), category: 'no-such-category' } }),
  },
  getProduct: { valid: product },
  updateProduct: { valid: productToChange, 422: () => ({ body: { category: 'no-such-category' } }) },
  deleteProduct: { valid: productToChange },
  getProductImage: { valid: productWithPicture },
  putProductImage: {
    valid: async (world, reply) => ({
      ...(await product(world, reply)),
      body: pictures[reply.requestType as PictureType],
    }),
  },
  adjustStock: { valid: product, 409: () => ({ body: { delta: -4, reason: 'sold' } }) },
} satisfies Cases<operations>
