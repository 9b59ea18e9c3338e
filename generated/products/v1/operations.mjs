// Written by npm run generate from openapi/products/v1.yaml. Do not edit.
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
export const compiled = {
  format: 1,
  operations: [
    {"id":"listProducts","method":"get","path":"/products","basePath":"/api/v1","file":"operations/listProducts","security":[],"priority":"sheddable","rateLimit":{"limit":300,"windowSeconds":60,"by":"address"},"cache":{"maxAgeSeconds":60,"staleWhileRevalidateSeconds":30,"staleIfErrorSeconds":300,"tags":["products.product-changed.v1","products.stock-changed.v1"]},"lifecycle":{"deprecated":true,"since":"2026-11-27","sunset":"2028-06-30"}},
    {"id":"createProduct","method":"post","path":"/products","basePath":"/api/v1","file":"operations/createProduct","security":[{"bearer":["staff","admin"]}],"hasBody":true,"checksSession":true,"lifecycle":{"deprecated":true,"since":"2026-11-27","sunset":"2028-06-30"}},
    {"id":"getProduct","method":"get","path":"/products/{productId}","basePath":"/api/v1","file":"operations/getProduct","security":[],"cache":{"maxAgeSeconds":60,"staleWhileRevalidateSeconds":30,"staleIfErrorSeconds":300,"tags":["products.product-changed.v1","products.stock-changed.v1"]},"lifecycle":{"deprecated":true,"since":"2026-11-27","sunset":"2028-06-30"}},
    {"id":"deleteProduct","method":"delete","path":"/products/{productId}","basePath":"/api/v1","file":"operations/deleteProduct","security":[{"bearer":["staff","admin"]}],"checksSession":true,"lifecycle":{"deprecated":true,"since":"2026-11-27","sunset":"2028-06-30"}},
    {"id":"updateProduct","method":"patch","path":"/products/{productId}","basePath":"/api/v1","file":"operations/updateProduct","security":[{"bearer":["staff","admin"]}],"hasBody":true,"checksSession":true,"lifecycle":{"deprecated":true,"since":"2026-11-27","sunset":"2028-06-30"}},
    {"id":"getProductImage","method":"get","path":"/products/{productId}/image","basePath":"/api/v1","file":"operations/getProductImage","security":[],"priority":"sheddable","cache":{"maxAgeSeconds":60,"staleWhileRevalidateSeconds":30,"staleIfErrorSeconds":300,"tags":["products.product-changed.v1"]},"lifecycle":{"deprecated":true,"since":"2026-11-27","sunset":"2028-06-30"}},
    {"id":"putProductImage","method":"put","path":"/products/{productId}/image","basePath":"/api/v1","file":"operations/putProductImage","security":[{"bearer":["staff","admin"]}],"hasBody":true,"timeoutMs":30000,"checksSession":true,"lifecycle":{"deprecated":true,"since":"2026-11-27","sunset":"2028-06-30"}},
    {"id":"adjustStock","method":"post","path":"/products/{productId}/stock-adjustments","basePath":"/api/v1","file":"operations/adjustStock","security":[{"bearer":["staff","admin"]}],"hasBody":true,"checksSession":true,"lifecycle":{"deprecated":true,"since":"2026-11-27","sunset":"2028-06-30"}},
    {"id":"listCategories","method":"get","path":"/categories","basePath":"/api/v1","file":"operations/listCategories","security":[],"priority":"sheddable","cache":{"maxAgeSeconds":60,"staleWhileRevalidateSeconds":30,"staleIfErrorSeconds":300,"tags":["products.product-changed.v1"]},"lifecycle":{"deprecated":true,"since":"2026-11-27","sunset":"2028-06-30"}},
    {"id":"reserveStock","method":"post","path":"/reservations","basePath":"/api/v1","file":"operations/reserveStock","security":[{"bearer":["orders"]}],"hasBody":true,"internal":true,"idempotency":"required","priority":"critical","lifecycle":{"deprecated":true,"since":"2026-11-27","sunset":"2028-06-30"}},
    {"id":"releaseReservation","method":"delete","path":"/reservations/{reservationId}","basePath":"/api/v1","file":"operations/releaseReservation","security":[{"bearer":["orders"]}],"internal":true,"priority":"critical","lifecycle":{"deprecated":true,"since":"2026-11-27","sunset":"2028-06-30"}},
    {"id":"confirmReservation","method":"post","path":"/reservations/{reservationId}/confirmation","basePath":"/api/v1","file":"operations/confirmReservation","security":[{"bearer":["orders"]}],"internal":true,"idempotency":"optional","priority":"critical","lifecycle":{"deprecated":true,"since":"2026-11-27","sunset":"2028-06-30"}},
  ],
  schemes: {"bearer":{"type":"http","scheme":"bearer"}},
  events: {"products.product-changed.v1":"events/products.product-changed.v1","products.stock-changed.v1":"events/products.stock-changed.v1"},
  load: (file) => require(`./${file}.mjs`).default,
}
