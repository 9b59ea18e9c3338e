// Written by npm run generate from openapi/payments/v1.yaml. Do not edit.
export default (runtime) => {
  const { fails } = runtime.check
  const { formats } = runtime
  const $Money = runtime.schema("schemas/Money")
  return {
plain: (() => {
const c0 = formats["uuid"].test
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.paymentId === undefined && fails(e, p, "required", {"missingProperty":"paymentId"})) return false
if (v.orderId === undefined && fails(e, p, "required", {"missingProperty":"orderId"})) return false
if (v.customerId === undefined && fails(e, p, "required", {"missingProperty":"customerId"})) return false
if (v.amount === undefined && fails(e, p, "required", {"missingProperty":"amount"})) return false
if (v.refundId === undefined && fails(e, p, "required", {"missingProperty":"refundId"})) return false
if (v.refunded === undefined && fails(e, p, "required", {"missingProperty":"refunded"})) return false
const v0 = v.paymentId
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/paymentId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/paymentId", "type", {"type":"string"})) return false
}
const v1 = v.orderId
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (!c0(v1) && fails(e, p + "/orderId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/orderId", "type", {"type":"string"})) return false
}
const v2 = v.customerId
if (v2 !== undefined) {
if (typeof v2 === "string") {
if (!c0(v2) && fails(e, p + "/customerId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/customerId", "type", {"type":"string"})) return false
}
const v3 = v.amount
if (v3 !== undefined) {
if (!$Money.plain(v3, e && p + "/amount", e)) return false
}
const v4 = v.refundId
if (v4 !== undefined) {
if (typeof v4 === "string") {
if (!c0(v4) && fails(e, p + "/refundId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/refundId", "type", {"type":"string"})) return false
}
const v5 = v.refunded
if (v5 !== undefined) {
if (!$Money.plain(v5, e && p + "/refunded", e)) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
