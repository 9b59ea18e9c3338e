import { consumedSchemas } from '#generated/notifications/v1/consumed.ts'

/** The first of the types that no endpoint can have; undefined when there is none. */
export const unknownType = (types: readonly string[]): string | undefined =>
  types.find((type) => !Object.hasOwn(consumedSchemas, type))
