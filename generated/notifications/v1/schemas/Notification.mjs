// Written by npm run generate from openapi/notifications/v1.yaml. Do not edit.
export default (runtime) => {
  const { fails, characters } = runtime.check
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
id: write.scalar(v.id),
kind: write.scalar(v.kind),
channel: write.scalar(v.channel),
status: write.scalar(v.status),
subject: write.scalar(v.subject),
orderId: write.scalar(v.orderId),
createdAt: write.scalar(v.createdAt),
sentAt: write.scalar(v.sentAt)
}
}
return cut0
})(),
plain: (() => {
const c0 = formats["uuid"].test
const c1 = JSON.parse("[\"order-confirmed\",\"order-rejected\",\"order-cancelled\",\"order-needs-attention\",\"payment-refunded\"]")
const c2 = JSON.parse("[\"email\"]")
const c3 = JSON.parse("[\"pending\",\"sent\",\"failed\",\"skipped\"]")
const c4 = formats["date-time"].test
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.id === undefined && fails(e, p, "required", {"missingProperty":"id"})) return false
if (v.kind === undefined && fails(e, p, "required", {"missingProperty":"kind"})) return false
if (v.channel === undefined && fails(e, p, "required", {"missingProperty":"channel"})) return false
if (v.status === undefined && fails(e, p, "required", {"missingProperty":"status"})) return false
if (v.subject === undefined && fails(e, p, "required", {"missingProperty":"subject"})) return false
if (v.createdAt === undefined && fails(e, p, "required", {"missingProperty":"createdAt"})) return false
const v0 = v.id
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/id", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/id", "type", {"type":"string"})) return false
}
const v1 = v.kind
if (v1 !== undefined) {
if (!(typeof v1 === "string") && fails(e, p + "/kind", "type", {"type":"string"})) return false
if (v1 !== "order-confirmed" && v1 !== "order-rejected" && v1 !== "order-cancelled" && v1 !== "order-needs-attention" && v1 !== "payment-refunded" && fails(e, p + "/kind", "enum", { allowedValues: c1 })) return false
}
const v2 = v.channel
if (v2 !== undefined) {
if (!(typeof v2 === "string") && fails(e, p + "/channel", "type", {"type":"string"})) return false
if (v2 !== "email" && fails(e, p + "/channel", "enum", { allowedValues: c2 })) return false
}
const v3 = v.status
if (v3 !== undefined) {
if (!(typeof v3 === "string") && fails(e, p + "/status", "type", {"type":"string"})) return false
if (v3 !== "pending" && v3 !== "sent" && v3 !== "failed" && v3 !== "skipped" && fails(e, p + "/status", "enum", { allowedValues: c3 })) return false
}
const v4 = v.subject
if (v4 !== undefined) {
if (typeof v4 === "string") {
if (v4.length > 200 && characters(v4) > 200 && fails(e, p + "/subject", "maxLength", {"limit":200})) return false
}
else if (fails(e, p + "/subject", "type", {"type":"string"})) return false
}
const v5 = v.orderId
if (v5 !== undefined) {
if (typeof v5 === "string") {
if (!c0(v5) && fails(e, p + "/orderId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/orderId", "type", {"type":"string"})) return false
}
const v6 = v.createdAt
if (v6 !== undefined) {
if (typeof v6 === "string") {
if (!c4(v6) && fails(e, p + "/createdAt", "format", {"format":"date-time"})) return false
}
else if (fails(e, p + "/createdAt", "type", {"type":"string"})) return false
}
const v7 = v.sentAt
if (v7 !== undefined) {
if (typeof v7 === "string") {
if (!c4(v7) && fails(e, p + "/sentAt", "format", {"format":"date-time"})) return false
}
else if (fails(e, p + "/sentAt", "type", {"type":"string"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
