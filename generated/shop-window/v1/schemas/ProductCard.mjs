// Written by npm run generate from openapi/shop-window/v1.yaml. Do not edit.
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
id: write.scalar(v.id),
name: write.scalar(v.name),
price: $Money.cut(v.price),
imageUrl: write.scalar(v.imageUrl)
}
}
return cut0
})(),
plain: (() => {
const c0 = formats["uuid"].test
const c1 = formats["uri-reference"].test
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.id === undefined && fails(e, p, "required", {"missingProperty":"id"})) return false
if (v.name === undefined && fails(e, p, "required", {"missingProperty":"name"})) return false
if (v.price === undefined && fails(e, p, "required", {"missingProperty":"price"})) return false
if (v.imageUrl === undefined && fails(e, p, "required", {"missingProperty":"imageUrl"})) return false
const v0 = v.id
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/id", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/id", "type", {"type":"string"})) return false
}
const v1 = v.name
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length > 120 && characters(v1) > 120 && fails(e, p + "/name", "maxLength", {"limit":120})) return false
}
else if (fails(e, p + "/name", "type", {"type":"string"})) return false
}
const v2 = v.price
if (v2 !== undefined) {
if (!$Money.plain(v2, e && p + "/price", e)) return false
}
const v3 = v.imageUrl
if (v3 !== undefined) {
if (typeof v3 === "string") {
if (v3.length > 2048 && characters(v3) > 2048 && fails(e, p + "/imageUrl", "maxLength", {"limit":2048})) return false
if (!c1(v3) && fails(e, p + "/imageUrl", "format", {"format":"uri-reference"})) return false
}
else if (!(v3 === null)) { if (fails(e, p + "/imageUrl", "type", {"type":["string","null"]})) return false }
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
