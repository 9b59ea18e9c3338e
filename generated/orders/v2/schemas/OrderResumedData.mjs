// Written by npm run generate from openapi/orders/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails } = runtime.check
  const { formats } = runtime
  return {
plain: (() => {
const c0 = formats["uuid"].test
const c1 = JSON.parse("[\"reserve-stock\",\"authorize-payment\",\"confirm-stock\",\"capture-payment\",\"refund-payment\",\"void-payment\",\"release-stock\"]")
const c2 = JSON.parse("[\"processing\",\"confirmed\",\"rejected\",\"cancelling\",\"cancelled\",\"on-hold\"]")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.orderId === undefined && fails(e, p, "required", {"missingProperty":"orderId"})) return false
if (v.customerId === undefined && fails(e, p, "required", {"missingProperty":"customerId"})) return false
if (v.step === undefined && fails(e, p, "required", {"missingProperty":"step"})) return false
if (v.status === undefined && fails(e, p, "required", {"missingProperty":"status"})) return false
if (v.resumptions === undefined && fails(e, p, "required", {"missingProperty":"resumptions"})) return false
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
const v3 = v.step
if (v3 !== undefined) {
if (!(typeof v3 === "string") && fails(e, p + "/step", "type", {"type":"string"})) return false
if (v3 !== "reserve-stock" && v3 !== "authorize-payment" && v3 !== "confirm-stock" && v3 !== "capture-payment" && v3 !== "refund-payment" && v3 !== "void-payment" && v3 !== "release-stock" && fails(e, p + "/step", "enum", { allowedValues: c1 })) return false
}
const v4 = v.status
if (v4 !== undefined) {
if (!(typeof v4 === "string") && fails(e, p + "/status", "type", {"type":"string"})) return false
if (v4 !== "processing" && v4 !== "confirmed" && v4 !== "rejected" && v4 !== "cancelling" && v4 !== "cancelled" && v4 !== "on-hold" && fails(e, p + "/status", "enum", { allowedValues: c2 })) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
