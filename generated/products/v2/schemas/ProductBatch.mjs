// Written by npm run generate from openapi/products/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull } = runtime.check
  const { write } = runtime
  const $Product = runtime.schema("schemas/Product")
  return {
cut: (() => {
const cut1 = (v) => {
return write.list(v, $Product.cut)
}
const cut0 = (v) => {
if (v === null || typeof v !== 'object') return write.scalar(v)
if (typeof v.toJSON === 'function') {
v = v.toJSON()
if (v === null || typeof v !== 'object') return write.scalar(v)
}
if (Array.isArray(v)) return write.misfit('a list')
return {
items: cut1(v.items)
}
}
return cut0
})(),
plain: (() => {
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.items === undefined && fails(e, p, "required", {"missingProperty":"items"})) return false
const v0 = v.items
if (v0 !== undefined) {
if (Array.isArray(v0)) {
if (v0.length > 50 && fails(e, p + "/items", "maxItems", {"limit":50})) return false
for (let i0 = 0; i0 < v0.length; i0++) {
if (isFull(e)) break
const v1 = v0[i0]
if (!$Product.plain(v1, e && p + "/items/" + i0, e)) return false
}
}
else if (fails(e, p + "/items", "type", {"type":"array"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
