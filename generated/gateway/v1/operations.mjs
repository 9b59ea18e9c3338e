// Written by npm run generate from openapi/gateway/v1.yaml. Do not edit.
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
export const compiled = {
  format: 1,
  operations: [
    {"id":"getOpenApi","method":"get","path":"/openapi.json","basePath":"","file":"operations/getOpenApi","security":[]},
    {"id":"getServiceOpenApi","method":"get","path":"/openapi/{service}/{version}.json","basePath":"","file":"operations/getServiceOpenApi","security":[]},
    {"id":"getAsyncApi","method":"get","path":"/asyncapi.json","basePath":"","file":"operations/getAsyncApi","security":[]},
    {"id":"getHealth","method":"get","path":"/health","basePath":"","file":"operations/getHealth","security":[]},
    {"id":"getLiveness","method":"get","path":"/health/live","basePath":"","file":"operations/getLiveness","security":[]},
    {"id":"getReadiness","method":"get","path":"/health/ready","basePath":"","file":"operations/getReadiness","security":[]},
  ],
  schemes: {},
  events: {},
  load: (file) => require(`./${file}.mjs`).default,
}
