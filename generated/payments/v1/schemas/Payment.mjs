// Written by npm run generate from openapi/payments/v1.yaml. Do not edit.
export default (runtime) => {
  const { fails, characters } = runtime.check
  const { formats, write } = runtime
  const $Money = runtime.schema("schemas/Money")
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
orderId: write.scalar(v.orderId),
customerId: write.scalar(v.customerId),
status: write.scalar(v.status),
amount: $Money.cut(v.amount),
refunded: $Money.cut(v.refunded),
method: write.scalar(v.method),
failureReason: write.scalar(v.failureReason),
createdAt: write.scalar(v.createdAt),
updatedAt: write.scalar(v.updatedAt)
}
}
return cut0
})(),
plain: (() => {
const c0 = formats["uuid"].test
const c1 = JSON.parse("[\"pending\",\"authorized\",\"captured\",\"voided\",\"refunded\",\"failed\"]")
const c2 = new RegExp("^pm_[a-z_]+$", "u")
const c3 = JSON.parse("[\"card-declined\",\"insufficient-funds\",\"payment-failed\"]")
const c4 = formats["date-time"].test
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.id === undefined && fails(e, p, "required", {"missingProperty":"id"})) return false
if (v.orderId === undefined && fails(e, p, "required", {"missingProperty":"orderId"})) return false
if (v.customerId === undefined && fails(e, p, "required", {"missingProperty":"customerId"})) return false
if (v.status === undefined && fails(e, p, "required", {"missingProperty":"status"})) return false
if (v.amount === undefined && fails(e, p, "required", {"missingProperty":"amount"})) return false
if (v.refunded === undefined && fails(e, p, "required", {"missingProperty":"refunded"})) return false
if (v.method === undefined && fails(e, p, "required", {"missingProperty":"method"})) return false
if (v.createdAt === undefined && fails(e, p, "required", {"missingProperty":"createdAt"})) return false
if (v.updatedAt === undefined && fails(e, p, "required", {"missingProperty":"updatedAt"})) return false
const v0 = v.id
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/id", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/id", "type", {"type":"string"})) return false
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
const v3 = v.status
if (v3 !== undefined) {
if (!(typeof v3 === "string") && fails(e, p + "/status", "type", {"type":"string"})) return false
if (v3 !== "pending" && v3 !== "authorized" && v3 !== "captured" && v3 !== "voided" && v3 !== "refunded" && v3 !== "failed" && fails(e, p + "/status", "enum", { allowedValues: c1 })) return false
}
const v4 = v.amount
if (v4 !== undefined) {
if (!$Money.plain(v4, e && p + "/amount", e)) return false
}
const v5 = v.refunded
if (v5 !== undefined) {
if (!$Money.plain(v5, e && p + "/refunded", e)) return false
}
const v6 = v.method
if (v6 !== undefined) {
if (typeof v6 === "string") {
if (v6.length > 64 && characters(v6) > 64 && fails(e, p + "/method", "maxLength", {"limit":64})) return false
if (!c2.test(v6) && fails(e, p + "/method", "pattern", {"pattern":"^pm_[a-z_]+$"})) return false
}
else if (fails(e, p + "/method", "type", {"type":"string"})) return false
}
const v7 = v.failureReason
if (v7 !== undefined) {
if (!(typeof v7 === "string") && fails(e, p + "/failureReason", "type", {"type":"string"})) return false
if (v7 !== "card-declined" && v7 !== "insufficient-funds" && v7 !== "payment-failed" && fails(e, p + "/failureReason", "enum", { allowedValues: c3 })) return false
}
const v8 = v.createdAt
if (v8 !== undefined) {
if (typeof v8 === "string") {
if (!c4(v8) && fails(e, p + "/createdAt", "format", {"format":"date-time"})) return false
}
else if (fails(e, p + "/createdAt", "type", {"type":"string"})) return false
}
const v9 = v.updatedAt
if (v9 !== undefined) {
if (typeof v9 === "string") {
if (!c4(v9) && fails(e, p + "/updatedAt", "format", {"format":"date-time"})) return false
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
