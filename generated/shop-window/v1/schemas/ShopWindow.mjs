// Written by npm run generate from openapi/shop-window/v1.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull } = runtime.check
  const { sameItems, write } = runtime
  const $Category = runtime.schema("schemas/Category")
  const $OpenOrder = runtime.schema("schemas/OpenOrder")
  const $ProductCard = runtime.schema("schemas/ProductCard")
  return {
cut: (() => {
const cut1 = (v) => {
return write.list(v, $Category.cut)
}
const cut2 = (v) => {
return write.list(v, $ProductCard.cut)
}
const cut3 = (v) => {
return write.list(v, $OpenOrder.cut)
}
const cut4 = (v) => {
return write.list(v, write.scalar)
}
const cut0 = (v) => {
if (v === null || typeof v !== 'object') return write.scalar(v)
if (typeof v.toJSON === 'function') {
v = v.toJSON()
if (v === null || typeof v !== 'object') return write.scalar(v)
}
if (Array.isArray(v)) return write.misfit('a list')
return {
categories: cut1(v.categories),
newestProducts: cut2(v.newestProducts),
openOrders: cut3(v.openOrders),
unavailable: cut4(v.unavailable)
}
}
return cut0
})(),
plain: (() => {
const c0 = JSON.parse("[\"categories\",\"newestProducts\",\"openOrders\"]")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.categories === undefined && fails(e, p, "required", {"missingProperty":"categories"})) return false
if (v.newestProducts === undefined && fails(e, p, "required", {"missingProperty":"newestProducts"})) return false
if (v.openOrders === undefined && fails(e, p, "required", {"missingProperty":"openOrders"})) return false
if (v.unavailable === undefined && fails(e, p, "required", {"missingProperty":"unavailable"})) return false
const v0 = v.categories
if (v0 !== undefined) {
if (Array.isArray(v0)) {
if (v0.length > 1000 && fails(e, p + "/categories", "maxItems", {"limit":1000})) return false
for (let i0 = 0; i0 < v0.length; i0++) {
if (isFull(e)) break
const v1 = v0[i0]
if (!$Category.plain(v1, e && p + "/categories/" + i0, e)) return false
}
}
else if (fails(e, p + "/categories", "type", {"type":"array"})) return false
}
const v2 = v.newestProducts
if (v2 !== undefined) {
if (Array.isArray(v2)) {
if (v2.length > 12 && fails(e, p + "/newestProducts", "maxItems", {"limit":12})) return false
for (let i1 = 0; i1 < v2.length; i1++) {
if (isFull(e)) break
const v3 = v2[i1]
if (!$ProductCard.plain(v3, e && p + "/newestProducts/" + i1, e)) return false
}
}
else if (fails(e, p + "/newestProducts", "type", {"type":"array"})) return false
}
const v4 = v.openOrders
if (v4 !== undefined) {
if (Array.isArray(v4)) {
if (v4.length > 200 && fails(e, p + "/openOrders", "maxItems", {"limit":200})) return false
for (let i2 = 0; i2 < v4.length; i2++) {
if (isFull(e)) break
const v5 = v4[i2]
if (!$OpenOrder.plain(v5, e && p + "/openOrders/" + i2, e)) return false
}
}
else if (fails(e, p + "/openOrders", "type", {"type":"array"})) return false
}
const v6 = v.unavailable
if (v6 !== undefined) {
if (Array.isArray(v6)) {
if (v6.length > 3 && fails(e, p + "/unavailable", "maxItems", {"limit":3})) return false
const same0 = sameItems(v6)
if (same0 && fails(e, p + "/unavailable", "uniqueItems", { i: same0[0], j: same0[1] })) return false
for (let i3 = 0; i3 < v6.length; i3++) {
if (isFull(e)) break
const v7 = v6[i3]
if (!(typeof v7 === "string") && fails(e, p + "/unavailable/" + i3, "type", {"type":"string"})) return false
if (v7 !== "categories" && v7 !== "newestProducts" && v7 !== "openOrders" && fails(e, p + "/unavailable/" + i3, "enum", { allowedValues: c0 })) return false
}
}
else if (fails(e, p + "/unavailable", "type", {"type":"array"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
