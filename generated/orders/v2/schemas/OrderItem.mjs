// Written by npm run generate from openapi/orders/v2.yaml. Do not edit.
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
productId: write.scalar(v.productId),
sku: write.scalar(v.sku),
name: write.scalar(v.name),
quantity: write.scalar(v.quantity),
unitPrice: $Money.cut(v.unitPrice)
}
}
return cut0
})(),
plain: (() => {
const c0 = formats["uuid"].test
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.productId === undefined && fails(e, p, "required", {"missingProperty":"productId"})) return false
if (v.sku === undefined && fails(e, p, "required", {"missingProperty":"sku"})) return false
if (v.name === undefined && fails(e, p, "required", {"missingProperty":"name"})) return false
if (v.quantity === undefined && fails(e, p, "required", {"missingProperty":"quantity"})) return false
if (v.unitPrice === undefined && fails(e, p, "required", {"missingProperty":"unitPrice"})) return false
const v0 = v.productId
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/productId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/productId", "type", {"type":"string"})) return false
}
const v1 = v.sku
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length > 32 && characters(v1) > 32 && fails(e, p + "/sku", "maxLength", {"limit":32})) return false
}
else if (fails(e, p + "/sku", "type", {"type":"string"})) return false
}
const v2 = v.name
if (v2 !== undefined) {
if (typeof v2 === "string") {
if (v2.length > 120 && characters(v2) > 120 && fails(e, p + "/name", "maxLength", {"limit":120})) return false
}
else if (fails(e, p + "/name", "type", {"type":"string"})) return false
}
const v3 = v.quantity
if (v3 !== undefined) {
if (Number.isInteger(v3) || typeof v3 === "bigint") {
if (!(v3 >= 1) && fails(e, p + "/quantity", "minimum", {"limit":1})) return false
if (!(v3 <= 1000) && fails(e, p + "/quantity", "maximum", {"limit":1000})) return false
}
else if (fails(e, p + "/quantity", "type", {"type":"integer"})) return false
}
const v4 = v.unitPrice
if (v4 !== undefined) {
if (!$Money.plain(v4, e && p + "/unitPrice", e)) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
