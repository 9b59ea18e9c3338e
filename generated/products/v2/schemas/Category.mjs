// Written by npm run generate from openapi/products/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, characters } = runtime.check
  const { write } = runtime
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
slug: write.scalar(v.slug),
name: write.scalar(v.name),
productCount: write.scalar(v.productCount)
}
}
return cut0
})(),
plain: (() => {
const c0 = new RegExp("^[a-z0-9]+(-[a-z0-9]+)*$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.slug === undefined && fails(e, p, "required", {"missingProperty":"slug"})) return false
if (v.name === undefined && fails(e, p, "required", {"missingProperty":"name"})) return false
if (v.productCount === undefined && fails(e, p, "required", {"missingProperty":"productCount"})) return false
const v0 = v.slug
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (v0.length > 64 && characters(v0) > 64 && fails(e, p + "/slug", "maxLength", {"limit":64})) return false
if (!c0.test(v0) && fails(e, p + "/slug", "pattern", {"pattern":"^[a-z0-9]+(-[a-z0-9]+)*$"})) return false
}
else if (fails(e, p + "/slug", "type", {"type":"string"})) return false
}
const v1 = v.name
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length > 80 && characters(v1) > 80 && fails(e, p + "/name", "maxLength", {"limit":80})) return false
}
else if (fails(e, p + "/name", "type", {"type":"string"})) return false
}
const v2 = v.productCount
if (v2 !== undefined) {
if (Number.isInteger(v2) || typeof v2 === "bigint") {
if (!(v2 >= 0) && fails(e, p + "/productCount", "minimum", {"limit":0})) return false
if (!(v2 <= 1000000000) && fails(e, p + "/productCount", "maximum", {"limit":1000000000})) return false
}
else if (fails(e, p + "/productCount", "type", {"type":"integer"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
