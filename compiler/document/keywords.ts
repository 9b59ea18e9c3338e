/** Keywords whose value is a schema, a list of schemas or a map of schemas (JSON Schema 2020-12, section 10). */
export const ONE = [
  'items',
  'additionalProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
  'contentSchema',
] as const
export const LIST = ['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const
export const MAP = ['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'] as const
