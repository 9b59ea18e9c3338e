// Written by npm run generate from openapi/payments/v1.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull, characters } = runtime.check
  const { formats } = runtime
  const $PositiveMoney = runtime.schema("schemas/PositiveMoney")
  return {
plain: (() => {
const c0 = formats["uuid"].test
const c1 = new RegExp("^pm_[a-z_]+$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.orderId === undefined && fails(e, p, "required", {"missingProperty":"orderId"})) return false
if (v.customerId === undefined && fails(e, p, "required", {"missingProperty":"customerId"})) return false
if (v.amount === undefined && fails(e, p, "required", {"missingProperty":"amount"})) return false
if (v.method === undefined && fails(e, p, "required", {"missingProperty":"method"})) return false
for (const k0 in v) {
if (isFull(e)) break
if (k0 === "orderId" || k0 === "customerId" || k0 === "amount" || k0 === "method") continue
if (v[k0] !== undefined && fails(e, p, "additionalProperties", { additionalProperty: k0 })) return false
}
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
const v2 = v.amount
if (v2 !== undefined) {
if (!$PositiveMoney.plain(v2, e && p + "/amount", e)) return false
}
const v3 = v.method
if (v3 !== undefined) {
if (typeof v3 === "string") {
if (v3.length > 64 && characters(v3) > 64 && fails(e, p + "/method", "maxLength", {"limit":64})) return false
if (!c1.test(v3) && fails(e, p + "/method", "pattern", {"pattern":"^pm_[a-z_]+$"})) return false
}
else if (fails(e, p + "/method", "type", {"type":"string"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
