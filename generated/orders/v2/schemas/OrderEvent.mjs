// Written by npm run generate from openapi/orders/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails } = runtime.check
  const { formats, write } = runtime
  return {
cut: (() => {
const cut0 = (v) => {
if (v === null || typeof v !== 'object') return write.scalar(v)
if (typeof v.toJSON === 'function') {
v = v.toJSON()
if (v === null || typeof v !== 'object') return write.scalar(v)
}
if (Array.isArray(v)) return write.misfit('a list')
return {
orderId: write.scalar(v.orderId),
type: write.scalar(v.type),
status: write.scalar(v.status),
reason: write.scalar(v.reason),
at: write.scalar(v.at)
}
}
return cut0
})(),
plain: (() => {
const c0 = formats["uuid"].test
const c1 = JSON.parse("[\"placed\",\"stock-reserved\",\"payment-authorized\",\"stock-confirmed\",\"payment-captured\",\"confirmed\",\"cancellation-requested\",\"payment-refunded\",\"payment-voided\",\"stock-released\",\"rejected\",\"cancelled\",\"needs-attention\",\"resumed\"]")
const c2 = new Set(c1)
const c3 = JSON.parse("[\"processing\",\"confirmed\",\"rejected\",\"cancelling\",\"cancelled\",\"on-hold\"]")
const c4 = JSON.parse("[\"out-of-stock\",\"product-gone\",\"card-declined\",\"insufficient-funds\",\"payment-failed\",\"deadline-exceeded\",\"cancelled-by-customer\",\"cancelled-by-staff\"]")
const c5 = formats["date-time"].test
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.orderId === undefined && fails(e, p, "required", {"missingProperty":"orderId"})) return false
if (v.type === undefined && fails(e, p, "required", {"missingProperty":"type"})) return false
if (v.status === undefined && fails(e, p, "required", {"missingProperty":"status"})) return false
if (v.at === undefined && fails(e, p, "required", {"missingProperty":"at"})) return false
const v0 = v.orderId
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/orderId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/orderId", "type", {"type":"string"})) return false
}
const v1 = v.type
if (v1 !== undefined) {
if (!(typeof v1 === "string") && fails(e, p + "/type", "type", {"type":"string"})) return false
if (!c2.has(v1) && fails(e, p + "/type", "enum", { allowedValues: c1 })) return false
}
const v2 = v.status
if (v2 !== undefined) {
if (!(typeof v2 === "string") && fails(e, p + "/status", "type", {"type":"string"})) return false
if (v2 !== "processing" && v2 !== "confirmed" && v2 !== "rejected" && v2 !== "cancelling" && v2 !== "cancelled" && v2 !== "on-hold" && fails(e, p + "/status", "enum", { allowedValues: c3 })) return false
}
const v3 = v.reason
if (v3 !== undefined) {
if (!(typeof v3 === "string") && fails(e, p + "/reason", "type", {"type":"string"})) return false
if (v3 !== "out-of-stock" && v3 !== "product-gone" && v3 !== "card-declined" && v3 !== "insufficient-funds" && v3 !== "payment-failed" && v3 !== "deadline-exceeded" && v3 !== "cancelled-by-customer" && v3 !== "cancelled-by-staff" && fails(e, p + "/reason", "enum", { allowedValues: c4 })) return false
}
const v4 = v.at
if (v4 !== undefined) {
if (typeof v4 === "string") {
if (!c5(v4) && fails(e, p + "/at", "format", {"format":"date-time"})) return false
}
else if (fails(e, p + "/at", "type", {"type":"string"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
