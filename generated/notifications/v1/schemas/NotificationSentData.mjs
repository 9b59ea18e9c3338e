// Written by npm run generate from openapi/notifications/v1.yaml. Do not edit.
export default (runtime) => {
  const { fails } = runtime.check
  const { formats } = runtime
  return {
plain: (() => {
const c0 = formats["uuid"].test
const c1 = JSON.parse("[\"order-confirmed\",\"order-rejected\",\"order-cancelled\",\"order-needs-attention\",\"payment-refunded\"]")
const c2 = JSON.parse("[\"email\"]")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.notificationId === undefined && fails(e, p, "required", {"missingProperty":"notificationId"})) return false
if (v.recipientId === undefined && fails(e, p, "required", {"missingProperty":"recipientId"})) return false
if (v.kind === undefined && fails(e, p, "required", {"missingProperty":"kind"})) return false
if (v.channel === undefined && fails(e, p, "required", {"missingProperty":"channel"})) return false
const v0 = v.notificationId
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/notificationId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/notificationId", "type", {"type":"string"})) return false
}
const v1 = v.recipientId
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (!c0(v1) && fails(e, p + "/recipientId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/recipientId", "type", {"type":"string"})) return false
}
const v2 = v.kind
if (v2 !== undefined) {
if (!(typeof v2 === "string") && fails(e, p + "/kind", "type", {"type":"string"})) return false
if (v2 !== "order-confirmed" && v2 !== "order-rejected" && v2 !== "order-cancelled" && v2 !== "order-needs-attention" && v2 !== "payment-refunded" && fails(e, p + "/kind", "enum", { allowedValues: c1 })) return false
}
const v3 = v.channel
if (v3 !== undefined) {
if (!(typeof v3 === "string") && fails(e, p + "/channel", "type", {"type":"string"})) return false
if (v3 !== "email" && fails(e, p + "/channel", "enum", { allowedValues: c2 })) return false
}
const v4 = v.orderId
if (v4 !== undefined) {
if (typeof v4 === "string") {
if (!c0(v4) && fails(e, p + "/orderId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/orderId", "type", {"type":"string"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
