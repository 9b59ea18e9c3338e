// Written by npm run generate from openapi/products/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails } = runtime.check
  const { formats } = runtime
  return {
plain: (() => {
const c0 = formats["uuid"].test
const c1 = JSON.parse("[\"received\",\"sold\",\"returned\",\"damaged\",\"counted\",\"reserved\",\"released\",\"expired\",\"restocked\"]")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.productId === undefined && fails(e, p, "required", {"missingProperty":"productId"})) return false
if (v.delta === undefined && fails(e, p, "required", {"missingProperty":"delta"})) return false
if (v.stock === undefined && fails(e, p, "required", {"missingProperty":"stock"})) return false
if (v.reason === undefined && fails(e, p, "required", {"missingProperty":"reason"})) return false
const v0 = v.productId
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/productId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/productId", "type", {"type":"string"})) return false
}
const v1 = v.delta
if (v1 !== undefined) {
if (Number.isInteger(v1) || typeof v1 === "bigint") {
if (!(v1 >= -1000000000) && fails(e, p + "/delta", "minimum", {"limit":-1000000000})) return false
if (!(v1 <= 1000000000) && fails(e, p + "/delta", "maximum", {"limit":1000000000})) return false
}
else if (fails(e, p + "/delta", "type", {"type":"integer"})) return false
}
const v2 = v.stock
if (v2 !== undefined) {
if (Number.isInteger(v2) || typeof v2 === "bigint") {
if (!(v2 >= 0) && fails(e, p + "/stock", "minimum", {"limit":0})) return false
if (!(v2 <= 1000000000) && fails(e, p + "/stock", "maximum", {"limit":1000000000})) return false
}
else if (fails(e, p + "/stock", "type", {"type":"integer"})) return false
}
const v3 = v.reason
if (v3 !== undefined) {
if (!(typeof v3 === "string") && fails(e, p + "/reason", "type", {"type":"string"})) return false
if (v3 !== "received" && v3 !== "sold" && v3 !== "returned" && v3 !== "damaged" && v3 !== "counted" && v3 !== "reserved" && v3 !== "released" && v3 !== "expired" && v3 !== "restocked" && fails(e, p + "/reason", "enum", { allowedValues: c1 })) return false
}
const v4 = v.reservationId
if (v4 !== undefined) {
if (typeof v4 === "string") {
if (!c0(v4) && fails(e, p + "/reservationId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/reservationId", "type", {"type":"string"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
