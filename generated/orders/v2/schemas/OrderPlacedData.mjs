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
const v0 = v.orderId
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/orderId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/orderId", "type", {"type":"string"})) return false
}
const v1 = v.customerId
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (!c0(v1) && fails(e, p + "/customerId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/customerId", "type", {"type":"string"})) return false
}
const v2 = v.items
if (v2 !== undefined) {
if (!$OrderItems.plain(v2, e && p + "/items", e)) return false
}
const v3 = v.total
if (v3 !== undefined) {
if (!$Money.plain(v3, e && p + "/total", e)) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
