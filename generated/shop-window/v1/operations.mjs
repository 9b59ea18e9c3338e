// Written by npm run generate from openapi/shop-window/v1.yaml. Do not edit.
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
export const compiled = {
  format: 1,
  operations: [
    {"id":"getShopWindow","method":"get","path":"/shop-window","basePath":"/api/v1","file":"operations/getShopWindow","security":[{},{"bearer":[]}],"timeoutMs":3000},
  ],
  schemes: {"bearer":{"type":"http","scheme":"bearer"}},
  events: {},
  load: (file) => require(`./${file}.mjs`).default,
}
