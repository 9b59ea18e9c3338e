// Written by `npm run generate` from openapi/products/v2.yaml. Do not edit.
import type { HandlerOf } from '#platform/http/handler.ts'
import type { operations } from './types.ts'

/** The operations that only a known principal reaches. */
type Secured = "createProduct" | "batchGetProducts" | "deleteProduct" | "updateProduct" | "putProductImage" | "adjustStock" | "reserveStock" | "releaseReservation" | "confirmReservation"

/** The fields of forms that are files. */
interface Files {

}

/** The handler of one operation. */
export type Handler<Id extends keyof operations, Context = unknown> = HandlerOf<
  operations[Id],
  Context,
  Id extends Secured ? true : false,
  Id extends keyof Files ? Files[Id] : unknown
>

/** One handler for each operation: no more, no fewer. */
export type Handlers<Context = unknown> = { readonly [Id in keyof operations]: Handler<Id, Context> }
