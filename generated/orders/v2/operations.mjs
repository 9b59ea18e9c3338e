// Written by npm run generate from openapi/orders/v2.yaml. Do not edit.
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
export const compiled = {
  format: 1,
  operations: [
    {"id":"listOrders","method":"get","path":"/orders","basePath":"/api/v2","file":"operations/listOrders","security":[{"bearer":["customer","staff","admin"]}],"priority":"sheddable"},
    {"id":"placeOrder","method":"post","path":"/orders","basePath":"/api/v2","file":"operations/placeOrder","security":[{"bearer":["customer","staff","admin"]}],"hasBody":true,"idempotency":"required","checksSession":true,"priority":"critical","rateLimit":{"limit":60,"windowSeconds":60,"by":"principal"}},
    {"id":"getOrder","method":"get","path":"/orders/{orderId}","basePath":"/api/v2","file":"operations/getOrder","security":[{"bearer":["customer","staff","admin"]}]},
    {"id":"cancelOrder","method":"post","path":"/orders/{orderId}/cancellation","basePath":"/api/v2","file":"operations/cancelOrder","security":[{"bearer":["customer","staff","admin"]}],"checksSession":true},
    {"id":"resumeOrder","method":"post","path":"/orders/{orderId}/resumption","basePath":"/api/v2","file":"operations/resumeOrder","security":[{"bearer":["staff","admin"]}],"idempotency":"optional","checksSession":true},
    {"id":"streamOrderEvents","method":"get","path":"/orders/{orderId}/events","basePath":"/api/v2","file":"operations/streamOrderEvents","security":[{"bearer":["customer","staff","admin"]}],"timeoutMs":300000},
  ],
  schemes: {"bearer":{"type":"http","scheme":"bearer"}},
  events: {"orders.order-placed.v1":"events/orders.order-placed.v1","orders.order-confirmed.v1":"events/orders.order-confirmed.v1","orders.order-rejected.v1":"events/orders.order-rejected.v1","orders.order-cancellation-requested.v1":"events/orders.order-cancellation-requested.v1","orders.order-cancelled.v1":"events/orders.order-cancelled.v1","orders.order-needs-attention.v1":"events/orders.order-needs-attention.v1","orders.order-resumed.v2":"events/orders.order-resumed.v2"},
  load: (file) => require(`./${file}.mjs`).default,
}
