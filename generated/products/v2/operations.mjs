// Written by npm run generate from openapi/products/v2.yaml. Do not edit.
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
export const compiled = {
  format: 1,
  operations: [
    {"id":"listProducts","method":"get","path":"/products","basePath":"/api/v2","file":"operations/listProducts","security":[],"priority":"sheddable","rateLimit":{"limit":300,"windowSeconds":60,"by":"address"},"cache":{"maxAgeSeconds":60,"staleWhileRevalidateSeconds":30,"staleIfErrorSeconds":300,"tags":["products.product-changed.v2","products.stock-changed.v1"]}},
    {"id":"createProduct","method":"post","path":"/products","basePath":"/api/v2","file":"operations/createProduct","security":[{"bearer":["staff","admin"]}],"hasBody":true,"checksSession":true},
    {"id":"batchGetProducts","method":"get","path":"/products/batch","basePath":"/api/v2","file":"operations/batchGetProducts","security":[{"bearer":["orders"]}],"internal":true,"priority":"critical"},
    {"id":"getProduct","method":"get","path":"/products/{productId}","basePath":"/api/v2","file":"operations/getProduct","security":[],"cache":{"maxAgeSeconds":60,"staleWhileRevalidateSeconds":30,"staleIfErrorSeconds":300,"tags":["products.product-changed.v2","products.stock-changed.v1"]}},
    {"id":"deleteProduct","method":"delete","path":"/products/{productId}","basePath":"/api/v2","file":"operations/deleteProduct","security":[{"bearer":["staff","admin"]}],"checksSession":true},
    {"id":"updateProduct","method":"patch","path":"/products/{productId}","basePath":"/api/v2","file":"operations/updateProduct","security":[{"bearer":["staff","admin"]}],"hasBody":true,"checksSession":true},
    {"id":"getProductImage","method":"get","path":"/products/{productId}/image","basePath":"/api/v2","file":"operations/getProductImage","security":[],"priority":"sheddable","cache":{"maxAgeSeconds":60,"staleWhileRevalidateSeconds":30,"staleIfErrorSeconds":300,"tags":["products.product-changed.v2"]}},
    {"id":"putProductImage","method":"put","path":"/products/{productId}/image","basePath":"/api/v2","file":"operations/putProductImage","security":[{"bearer":["staff","admin"]}],"hasBody":true,"timeoutMs":30000,"checksSession":true},
    {"id":"adjustStock","method":"post","path":"/products/{productId}/stock-adjustments","basePath":"/api/v2","file":"operations/adjustStock","security":[{"bearer":["staff","admin"]}],"hasBody":true,"checksSession":true},
    {"id":"listCategories","method":"get","path":"/categories","basePath":"/api/v2","file":"operations/listCategories","security":[],"priority":"sheddable","cache":{"maxAgeSeconds":60,"staleWhileRevalidateSeconds":30,"staleIfErrorSeconds":300,"tags":["products.product-changed.v2"]}},
    {"id":"reserveStock","method":"post","path":"/reservations","basePath":"/api/v2","file":"operations/reserveStock","security":[{"bearer":["orders"]}],"hasBody":true,"internal":true,"idempotency":"required","priority":"critical"},
    {"id":"releaseReservation","method":"delete","path":"/reservations/{reservationId}","basePath":"/api/v2","file":"operations/releaseReservation","security":[{"bearer":["orders"]}],"internal":true,"priority":"critical"},
    {"id":"confirmReservation","method":"post","path":"/reservations/{reservationId}/confirmation","basePath":"/api/v2","file":"operations/confirmReservation","security":[{"bearer":["orders"]}],"internal":true,"idempotency":"optional","priority":"critical"},
  ],
  schemes: {"bearer":{"type":"http","scheme":"bearer"}},
  events: {"products.product-changed.v2":"events/products.product-changed.v2","products.stock-changed.v1":"events/products.stock-changed.v1"},
  load: (file) => require(`./${file}.mjs`).default,
}
