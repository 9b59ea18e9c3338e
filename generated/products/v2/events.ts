// Written by `npm run generate` from openapi/products/v2.yaml. Do not edit.
import { openEventValidators } from '#platform/contract/load-operation.ts'
import type { Validate } from '#platform/contract/validator.ts'
import { compiled } from './operations.mjs'
import type { components } from './types.ts'

/** By type: what the `data` of each event is. */
export interface Events {
  /** A product changed. */
  'products.product-changed.v2': components['schemas']['ProductChangedData']
  /** The stock of a product changed. */
  'products.stock-changed.v1': components['schemas']['StockChangedData']
}

/** By type: the validator of the whole CloudEvent. */
export const eventValidators = openEventValidators(compiled) as Readonly<Record<keyof Events, () => Validate>>
