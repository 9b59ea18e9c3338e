// Written by npm run generate from openapi/products/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, characters } = runtime.check
  const { formats, write } = runtime
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
pointer: write.scalar(v.pointer),
detail: write.scalar(v.detail)
}
}
return cut0
})(),
plain: (() => {
const c0 = formats["json-pointer"].test
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.pointer === undefined && fails(e, p, "required", {"missingProperty":"pointer"})) return false
if (v.detail === undefined && fails(e, p, "required", {"missingProperty":"detail"})) return false
const v0 = v.pointer
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/pointer", "format", {"format":"json-pointer"})) return false
}
else if (fails(e, p + "/pointer", "type", {"type":"string"})) return false
}
const v1 = v.detail
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length > 20000 && characters(v1) > 20000 && fails(e, p + "/detail", "maxLength", {"limit":20000})) return false
}
else if (fails(e, p + "/detail", "type", {"type":"string"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
