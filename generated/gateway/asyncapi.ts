// Written by `npm run generate` from openapi/. Do not edit.
import document from '../asyncapi.json' with { type: 'json' }

/** Every event of the system, as an AsyncAPI 3.0 document. */
export const asyncapi = document
