// Written by npm run generate from openapi/orders/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails } = runtime.check
  const { formats, write } = runtime
  const $Money = runtime.schema("schemas/Money")
  const $OrderItems = runtime.schema("schemas/OrderItems")
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
id: write.scalar(v.id),
customerId: write.scalar(v.customerId),
status: write.scalar(v.status),
reason: write.scalar(v.reason),
items: $OrderItems.cut(v.items),
total: $Money.cut(v.total),
paymentId: write.scalar(v.paymentId),
createdAt: write.scalar(v.createdAt),
updatedAt: write.scalar(v.updatedAt)
}
}
return cut0
})(),
plain: (() => {
const c0 = formats["uuid"].test
const c1 = JSON.parse("[\"processing\",\"confirmed\",\"rejected\",\"cancelling\",\"cancelled\",\"on-hold\"]")
const c2 = JSON.parse("[\"out-of-stock\",\"product-gone\",\"card-declined\",\"insufficient-funds\",\"payment-failed\",\"deadline-exceeded\",\"cancelled-by-customer\",\"cancelled-by-staff\"]")
const c3 = formats["date-time"].test
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.id === undefined && fails(e, p, "required", {"missingProperty":"id"})) return false
if (v.customerId === undefined && fails(e, p, "required", {"missingProperty":"customerId"})) return false
if (v.status === undefined && fails(e, p, "required", {"missingProperty":"status"})) return false
if (v.items === undefined && fails(e, p, "required", {"missingProperty":"items"})) return false
if (v.total === undefined && fails(e, p, "required", {"missingProperty":"total"})) return false
if (v.createdAt === undefined && fails(e, p, "required", {"missingProperty":"createdAt"})) return false
if (v.updatedAt === undefined && fails(e, p, "required", {"missingProperty":"updatedAt"})) return false
const v0 = v.id
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/id", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/id", "type", {"type":"string"})) return false
}
const v1 = v.customerId
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (!c0(v1) && fails(e, p + "/customerId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/customerId", "type", {"type":"string"})) return false
}
const v2 = v.status
if (v2 !== undefined) {
if (!(typeof v2 === "string") && fails(e, p + "/status", "type", {"type":"string"})) return false
if (v2 !== "processing" && v2 !== "confirmed" && v2 !== "rejected" && v2 !== "cancelling" && v2 !== "cancelled" && v2 !== "on-hold" && fails(e, p + "/status", "enum", { allowedValues: c1 })) return false
}
const v3 = v.reason
if (v3 !== undefined) {
if (!(typeof v3 === "string") && fails(e, p + "/reason", "type", {"type":"string"})) return false
if (v3 !== "out-of-stock" && v3 !== "product-gone" && v3 !== "card-declined" && v3 !== "insufficient-funds" && v3 !== "payment-failed" && v3 !== "deadline-exceeded" && v3 !== "cancelled-by-customer" && v3 !== "cancelled-by-staff" && fails(e, p + "/reason", "enum", { allowedValues: c2 })) return false
}
const v4 = v.items
if (v4 !== undefined) {
if (!$OrderItems.plain(v4, e && p + "/items", e)) return false
}
const v5 = v.total
if (v5 !== undefined) {
if (!$Money.plain(v5, e && p + "/total", e)) return false
}
const v6 = v.paymentId
if (v6 !== undefined) {
if (typeof v6 === "string") {
if (!c0(v6) && fails(e, p + "/paymentId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/paymentId", "type", {"type":"string"})) return false
}
const v7 = v.createdAt
if (v7 !== undefined) {
if (typeof v7 === "string") {
if (!c3(v7) && fails(e, p + "/createdAt", "format", {"format":"date-time"})) return false
}
else if (fails(e, p + "/createdAt", "type", {"type":"string"})) return false
}
const v8 = v.updatedAt
if (v8 !== undefined) {
if (typeof v8 === "string") {
if (!c3(v8) && fails(e, p + "/updatedAt", "format", {"format":"date-time"})) return false
}
else if (fails(e, p + "/updatedAt", "type", {"type":"string"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
