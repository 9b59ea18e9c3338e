// Written by npm run generate from openapi/payments/v1.yaml. Do not edit.
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
export const compiled = {
  format: 1,
  operations: [
    {"id":"listPayments","method":"get","path":"/payments","basePath":"/api/v1","file":"operations/listPayments","security":[{"bearer":["customer","staff","admin","orders"]}],"priority":"sheddable"},
    {"id":"authorizePayment","method":"post","path":"/payments","basePath":"/api/v1","file":"operations/authorizePayment","security":[{"bearer":["orders"]}],"hasBody":true,"internal":true,"timeoutMs":15000,"idempotency":"required","priority":"critical"},
    {"id":"getPayment","method":"get","path":"/payments/{paymentId}","basePath":"/api/v1","file":"operations/getPayment","security":[{"bearer":["customer","staff","admin","orders"]}]},
    {"id":"capturePayment","method":"post","path":"/payments/{paymentId}/capture","basePath":"/api/v1","file":"operations/capturePayment","security":[{"bearer":["orders"]}],"internal":true,"timeoutMs":15000,"idempotency":"optional","priority":"critical"},
    {"id":"voidPayment","method":"post","path":"/payments/{paymentId}/void","basePath":"/api/v1","file":"operations/voidPayment","security":[{"bearer":["orders"]}],"internal":true,"timeoutMs":15000,"idempotency":"optional","priority":"critical"},
    {"id":"refundPayment","method":"post","path":"/payments/{paymentId}/refunds","basePath":"/api/v1","file":"operations/refundPayment","security":[{"bearer":["orders"]}],"hasBody":true,"internal":true,"timeoutMs":15000,"idempotency":"required","priority":"critical"},
  ],
  schemes: {"bearer":{"type":"http","scheme":"bearer"}},
  events: {"payments.payment-authorized.v1":"events/payments.payment-authorized.v1","payments.payment-captured.v1":"events/payments.payment-captured.v1","payments.payment-voided.v1":"events/payments.payment-voided.v1","payments.payment-refunded.v1":"events/payments.payment-refunded.v1","payments.payment-failed.v1":"events/payments.payment-failed.v1"},
  load: (file) => require(`./${file}.mjs`).default,
}
