import type { Handlers } from '#generated/products/v2/handlers.ts'
import type { Context } from '../context.ts'
import { adjustStock } from './adjustStock.ts'
import { batchGetProducts } from './batchGetProducts.ts'
import { confirmReservation } from './confirmReservation.ts'
import { createProduct } from './createProduct.ts'
import { deleteProduct } from './deleteProduct.ts'
import { getProduct } from './getProduct.ts'
import { getProductImage } from './getProductImage.ts'
import { listCategories } from './listCategories.ts'
import { listProducts } from './listProducts.ts'
import { putProductImage } from './putProductImage.ts'
import { releaseReservation } from './releaseReservation.ts'
import { reserveStock } from './reserveStock.ts'
import { updateProduct } from './updateProduct.ts'

export const handlers = {
  listProducts,
  createProduct,
  batchGetProducts,
  getProduct,
  updateProduct,
  deleteProduct,
  getProductImage,
  putProductImage,
  adjustStock,
  listCategories,
  reserveStock,
  releaseReservation,
  confirmReservation,
} satisfies Handlers<Context>
