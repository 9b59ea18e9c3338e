// Written by npm run generate from openapi/orders/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails } = runtime.check
  const { formats } = runtime
  const $Money = runtime.schema("schemas/Money")
  const $OrderItems = runtime.schema("schemas/OrderItems")
  return {
plain: (() => {
const c0 = formats["uuid"].test
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.orderId === undefined && fails(e, p, "required", {"missingProperty":"orderId"})) return false
if (v.customerId === undefined && fails(e, p, "required", {"missingProperty":"customerId"})) return false
if (v.items === undefined && fails(e, p, "required", {"missingProperty":"items"})) return false
if (v.total === undefined && fails(e, p, "required", {"missingProperty":"total"})) return false
if (v.paymentId === undefined && fails(e, p, "required", {"missingProperty":"paymentId"})) return false
const v0 = v.resumptions
if (v0 !== undefined) {
if (Number.isInteger(v0) || typeof v0 === "bigint") {
if (!(v0 >= 1) && fails(e, p + "/resumptions", "minimum", {"limit":1})) return false
if (!(v0 <= 2147483647) && fails(e, p + "/resumptions", "maximum", {"limit":2147483647})) return false
}
else if (fails(e, p + "/resumptions", "type", {"type":"integer"})) return false
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
const v3 = v.items
if (v3 !== undefined) {
if (!$OrderItems.plain(v3, e && p + "/items", e)) return false
}
const v4 = v.total
if (v4 !== undefined) {
if (!$Money.plain(v4, e && p + "/total", e)) return false
}
const v5 = v.paymentId
if (v5 !== undefined) {
if (typeof v5 === "string") {
if (!c0(v5) && fails(e, p + "/paymentId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/paymentId", "type", {"type":"string"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
