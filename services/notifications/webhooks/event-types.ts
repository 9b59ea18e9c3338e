import { consumedValidators } from '#generated/notifications/v1/consumed.ts'

/** The first type that webhook endpoints cannot subscribe to; undefined if all are valid. */
export const unknownType = (types: readonly string[]): string | undefined =>
  types.find((type) => !Object.hasOwn(consumedValidators, type))
