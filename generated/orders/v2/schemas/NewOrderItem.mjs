// Written by npm run generate from openapi/orders/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull } = runtime.check
  const { formats } = runtime
  return {
plain: (() => {
const c0 = formats["uuid"].test
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.productId === undefined && fails(e, p, "required", {"missingProperty":"productId"})) return false
if (v.quantity === undefined && fails(e, p, "required", {"missingProperty":"quantity"})) return false
for (const k0 in v) {
if (isFull(e)) break
if (k0 === "productId" || k0 === "quantity") continue
if (v[k0] !== undefined && fails(e, p, "additionalProperties", { additionalProperty: k0 })) return false
}
const v0 = v.productId
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/productId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/productId", "type", {"type":"string"})) return false
}
const v1 = v.quantity
if (v1 !== undefined) {
if (Number.isInteger(v1) || typeof v1 === "bigint") {
if (!(v1 >= 1) && fails(e, p + "/quantity", "minimum", {"limit":1})) return false
if (!(v1 <= 1000) && fails(e, p + "/quantity", "maximum", {"limit":1000})) return false
}
else if (fails(e, p + "/quantity", "type", {"type":"integer"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
