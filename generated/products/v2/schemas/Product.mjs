// Written by npm run generate from openapi/products/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull, characters } = runtime.check
  const { formats, write } = runtime
  const $Availability = runtime.schema("schemas/Availability")
  const $Image = runtime.schema("schemas/Image")
  const $Money = runtime.schema("schemas/Money")
  return {
cut: (() => {
const cut1 = (v) => {
return write.list(v, $Image.cut)
}
const cut0 = (v) => {
if (v === null || typeof v !== 'object') return write.scalar(v)
if (typeof v.toJSON === 'function') {
v = v.toJSON()
if (v === null || typeof v !== 'object') return write.scalar(v)
}
if (Array.isArray(v)) return write.misfit('a list')
return {
id: write.scalar(v.id),
sku: write.scalar(v.sku),
name: write.scalar(v.name),
description: write.scalar(v.description),
category: write.scalar(v.category),
price: $Money.cut(v.price),
availability: $Availability.cut(v.availability),
images: cut1(v.images),
createdAt: write.scalar(v.createdAt),
updatedAt: write.scalar(v.updatedAt)
}
}
return cut0
})(),
plain: (() => {
const c0 = formats["uuid"].test
const c1 = new RegExp("^[A-Z0-9]+(-[A-Z0-9]+)*$", "u")
const c2 = new RegExp("^[^\\u0000-\\u0020\\u007F]([^\\u0000-\\u001F\\u007F]*[^\\u0000-\\u0020\\u007F])?$", "u")
const c3 = new RegExp("^[^\\u0000-\\u0009\\u000B-\\u001F\\u007F]*$", "u")
const c4 = new RegExp("^[a-z0-9]+(-[a-z0-9]+)*$", "u")
const c5 = formats["date-time"].test
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.id === undefined && fails(e, p, "required", {"missingProperty":"id"})) return false
if (v.sku === undefined && fails(e, p, "required", {"missingProperty":"sku"})) return false
if (v.name === undefined && fails(e, p, "required", {"missingProperty":"name"})) return false
if (v.description === undefined && fails(e, p, "required", {"missingProperty":"description"})) return false
if (v.category === undefined && fails(e, p, "required", {"missingProperty":"category"})) return false
if (v.price === undefined && fails(e, p, "required", {"missingProperty":"price"})) return false
if (v.availability === undefined && fails(e, p, "required", {"missingProperty":"availability"})) return false
if (v.images === undefined && fails(e, p, "required", {"missingProperty":"images"})) return false
if (v.createdAt === undefined && fails(e, p, "required", {"missingProperty":"createdAt"})) return false
if (v.updatedAt === undefined && fails(e, p, "required", {"missingProperty":"updatedAt"})) return false
const v0 = v.id
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/id", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/id", "type", {"type":"string"})) return false
}
const v1 = v.sku
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length < 6 && characters(v1) < 3 && fails(e, p + "/sku", "minLength", {"limit":3})) return false
if (v1.length > 32 && characters(v1) > 32 && fails(e, p + "/sku", "maxLength", {"limit":32})) return false
if (!c1.test(v1) && fails(e, p + "/sku", "pattern", {"pattern":"^[A-Z0-9]+(-[A-Z0-9]+)*$"})) return false
}
else if (fails(e, p + "/sku", "type", {"type":"string"})) return false
}
const v2 = v.name
if (v2 !== undefined) {
if (typeof v2 === "string") {
if (v2.length < 2 && characters(v2) < 1 && fails(e, p + "/name", "minLength", {"limit":1})) return false
if (v2.length > 120 && characters(v2) > 120 && fails(e, p + "/name", "maxLength", {"limit":120})) return false
if (!c2.test(v2) && fails(e, p + "/name", "pattern", {"pattern":"^[^\\u0000-\\u0020\\u007F]([^\\u0000-\\u001F\\u007F]*[^\\u0000-\\u0020\\u007F])?$"})) return false
}
else if (fails(e, p + "/name", "type", {"type":"string"})) return false
}
const v3 = v.description
if (v3 !== undefined) {
if (typeof v3 === "string") {
if (v3.length > 4000 && characters(v3) > 4000 && fails(e, p + "/description", "maxLength", {"limit":4000})) return false
if (!c3.test(v3) && fails(e, p + "/description", "pattern", {"pattern":"^[^\\u0000-\\u0009\\u000B-\\u001F\\u007F]*$"})) return false
}
else if (fails(e, p + "/description", "type", {"type":"string"})) return false
}
const v4 = v.category
if (v4 !== undefined) {
if (typeof v4 === "string") {
if (v4.length > 64 && characters(v4) > 64 && fails(e, p + "/category", "maxLength", {"limit":64})) return false
if (!c4.test(v4) && fails(e, p + "/category", "pattern", {"pattern":"^[a-z0-9]+(-[a-z0-9]+)*$"})) return false
}
else if (fails(e, p + "/category", "type", {"type":"string"})) return false
}
const v5 = v.price
if (v5 !== undefined) {
if (!$Money.plain(v5, e && p + "/price", e)) return false
}
const v6 = v.availability
if (v6 !== undefined) {
if (!$Availability.plain(v6, e && p + "/availability", e)) return false
}
const v7 = v.images
if (v7 !== undefined) {
if (Array.isArray(v7)) {
if (v7.length > 20 && fails(e, p + "/images", "maxItems", {"limit":20})) return false
for (let i0 = 0; i0 < v7.length; i0++) {
if (isFull(e)) break
const v8 = v7[i0]
if (!$Image.plain(v8, e && p + "/images/" + i0, e)) return false
}
}
else if (fails(e, p + "/images", "type", {"type":"array"})) return false
}
const v9 = v.createdAt
if (v9 !== undefined) {
if (typeof v9 === "string") {
if (!c5(v9) && fails(e, p + "/createdAt", "format", {"format":"date-time"})) return false
}
else if (fails(e, p + "/createdAt", "type", {"type":"string"})) return false
}
const v10 = v.updatedAt
if (v10 !== undefined) {
if (typeof v10 === "string") {
if (!c5(v10) && fails(e, p + "/updatedAt", "format", {"format":"date-time"})) return false
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
