// Written by npm run generate from openapi/payments/v1.yaml. Do not edit.
export default (runtime) => {
  const { fails } = runtime.check
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
paymentId: write.scalar(v.paymentId),
amount: $Money.cut(v.amount),
createdAt: write.scalar(v.createdAt)
}
}
return cut0
})(),
plain: (() => {
const c0 = formats["uuid"].test
const c1 = formats["date-time"].test
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.id === undefined && fails(e, p, "required", {"missingProperty":"id"})) return false
if (v.paymentId === undefined && fails(e, p, "required", {"missingProperty":"paymentId"})) return false
if (v.amount === undefined && fails(e, p, "required", {"missingProperty":"amount"})) return false
if (v.createdAt === undefined && fails(e, p, "required", {"missingProperty":"createdAt"})) return false
const v0 = v.id
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/id", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/id", "type", {"type":"string"})) return false
}
const v1 = v.paymentId
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (!c0(v1) && fails(e, p + "/paymentId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/paymentId", "type", {"type":"string"})) return false
}
const v2 = v.amount
if (v2 !== undefined) {
if (!$Money.plain(v2, e && p + "/amount", e)) return false
}
const v3 = v.createdAt
if (v3 !== undefined) {
if (typeof v3 === "string") {
if (!c1(v3) && fails(e, p + "/createdAt", "format", {"format":"date-time"})) return false
}
else if (fails(e, p + "/createdAt", "type", {"type":"string"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
