/**
 * What `redocly lint` demands of the contracts of every project, as `extends: [charter/all]`;
 * docs/reference/contract.md says it in words. Every rule that Redocly has is on, as an error. Those switched off say
 * why.
 */
export const all = {
  extends: ['all'],
  rules: {
    // A contract is read by machines and colleagues; it names no person and no host.
    'info-contact': 'off',
    // Examples are whole bodies, which no-invalid-media-type-examples checks; one for each property would repeat them.
    'scalar-property-missing-example': 'off',
    // Text is bounded by charter/bounds, and what may be empty is the contract's to say.
    'required-string-property-missing-min-length': 'off',
    // charter/problems says which media type errors have; the others are the service's to choose.
    'request-mime-type': 'off',
    'response-mime-type': 'off',
    // charter/statuses knows more exactly which ones an operation needs.
    'operation-4xx-response': 'off',
    // Tags are in the order in which a reader wants them.
    'tags-alphabetical': 'off',
    // `inStock` reads better than `isInStock`; `/users/me` and `/products/{productId}/image` are one thing, not many.
    'boolean-parameter-prefixes': 'off',
    'path-segment-plural': 'off',
    // It takes the template in `/openapi/{service}/{version}.json` for a word in another case.
    'paths-kebab-case': 'off',

    'response-contains-header': {
      severity: 'error',
      names: { '304': ['ETag'], '401': ['WWW-Authenticate'], '429': ['Retry-After'] },
    },

    'charter/statuses': 'error',
    'charter/problems': 'error',
    'charter/bounds': 'error',
    'charter/requests': 'error',
    'charter/descriptions': 'error',
    'charter/extensions': 'error',
    'charter/references': 'error',
    'charter/names': 'error',
    'charter/lifecycle': 'error',
    'charter/events': 'error',
    'charter/idempotency': 'error',
    'charter/rate-limits': 'error',
    'charter/caching': 'error',
    'charter/sessions': 'error',

    'rule/openapi-3-1': {
      subject: { type: 'Root', property: 'openapi' },
      assertions: { pattern: '/^3\\.1\\.\\d+$/' },
      message: 'A contract is OpenAPI 3.1',
    },
    'rule/license-identifier': {
      subject: { type: 'License', property: 'identifier' },
      assertions: { defined: true },
      message: 'The license is named by its SPDX identifier',
    },
    'rule/operation-id-camel-case': {
      subject: { type: 'Operation', property: 'operationId' },
      assertions: { casing: 'camelCase' },
      message: "An operationId is the name of a handler's file, in camelCase",
    },
    'rule/operation-tags': {
      subject: { type: 'Operation', property: 'tags' },
      assertions: { nonEmpty: true, minLength: 1 },
      message: 'An operation has a tag',
    },
    'rule/operation-security': {
      subject: { type: 'Operation', property: 'security' },
      assertions: { defined: true },
      message: 'An operation says who may call it; `security: []` for everybody',
    },
    'rule/parameter-example': {
      subject: { type: 'Parameter' },
      assertions: { requireAny: ['example', 'examples'] },
      message: 'A parameter has an example',
    },
    'rule/header-example': {
      subject: { type: 'Header' },
      assertions: { requireAny: ['example', 'examples'] },
      message: 'A header has an example',
    },
    'rule/header-description': {
      subject: { type: 'Header', property: 'description' },
      assertions: { nonEmpty: true },
      message: 'A header has a description',
    },
    'rule/request-body-description': {
      subject: { type: 'RequestBody', property: 'description' },
      assertions: { nonEmpty: true },
      message: 'A request body has a description',
    },
    'rule/body-example': {
      // Bytes (pictures, for instance) have no example that fits into a document.
      subject: { type: 'MediaType', matchParentKeys: '/json$|form|^text/' },
      assertions: { requireAny: ['example', 'examples'] },
      message: 'A body has an example',
    },
  },
}
