// Written by npm run generate from openapi/orders/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull } = runtime.check
  const { write } = runtime
  const $OrderSummary = runtime.schema("schemas/OrderSummary")
  const $PageInfo = runtime.schema("schemas/PageInfo")
  return {
cut: (() => {
const cut1 = (v) => {
return write.list(v, $OrderSummary.cut)
}
const cut0 = (v) => {
if (v === null || typeof v !== 'object') return write.scalar(v)
if (typeof v.toJSON === 'function') {
v = v.toJSON()
if (v === null || typeof v !== 'object') return write.scalar(v)
}
if (Array.isArray(v)) return write.misfit('a list')
return {
items: cut1(v.items),
page: $PageInfo.cut(v.page)
}
}
return cut0
})(),
plain: (() => {
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.items === undefined && fails(e, p, "required", {"missingProperty":"items"})) return false
if (v.page === undefined && fails(e, p, "required", {"missingProperty":"page"})) return false
const v0 = v.items
if (v0 !== undefined) {
if (Array.isArray(v0)) {
if (v0.length > 100 && fails(e, p + "/items", "maxItems", {"limit":100})) return false
for (let i0 = 0; i0 < v0.length; i0++) {
if (isFull(e)) break
const v1 = v0[i0]
if (!$OrderSummary.plain(v1, e && p + "/items/" + i0, e)) return false
}
}
else if (fails(e, p + "/items", "type", {"type":"array"})) return false
}
const v2 = v.page
if (v2 !== undefined) {
if (!$PageInfo.plain(v2, e && p + "/page", e)) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
