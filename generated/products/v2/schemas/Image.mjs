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
url: write.scalar(v.url)
}
}
return cut0
})(),
plain: (() => {
const c0 = formats["uri-reference"].test
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.url === undefined && fails(e, p, "required", {"missingProperty":"url"})) return false
const v0 = v.url
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (v0.length > 2048 && characters(v0) > 2048 && fails(e, p + "/url", "maxLength", {"limit":2048})) return false
if (!c0(v0) && fails(e, p + "/url", "format", {"format":"uri-reference"})) return false
}
else if (fails(e, p + "/url", "type", {"type":"string"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
