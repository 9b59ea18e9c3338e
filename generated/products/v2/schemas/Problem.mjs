// Written by npm run generate from openapi/products/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull, characters } = runtime.check
  const { formats, write } = runtime
  const $FieldError = runtime.schema("schemas/FieldError")
  return {
cut: (() => {
const cut1 = (v) => {
return write.list(v, $FieldError.cut)
}
const cut0 = (v) => {
if (v === null || typeof v !== 'object') return write.scalar(v)
if (typeof v.toJSON === 'function') {
v = v.toJSON()
if (v === null || typeof v !== 'object') return write.scalar(v)
}
if (Array.isArray(v)) return write.misfit('a list')
return {
type: write.scalar(v.type),
title: write.scalar(v.title),
status: write.scalar(v.status),
detail: write.scalar(v.detail),
instance: write.scalar(v.instance),
code: write.scalar(v.code),
requestId: write.scalar(v.requestId),
errors: cut1(v.errors)
}
}
return cut0
})(),
plain: (() => {
const c0 = formats["uri"].test
const c1 = new RegExp("^[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.type === undefined && fails(e, p, "required", {"missingProperty":"type"})) return false
if (v.title === undefined && fails(e, p, "required", {"missingProperty":"title"})) return false
if (v.status === undefined && fails(e, p, "required", {"missingProperty":"status"})) return false
if (v.code === undefined && fails(e, p, "required", {"missingProperty":"code"})) return false
const v0 = v.type
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (v0.length > 200 && characters(v0) > 200 && fails(e, p + "/type", "maxLength", {"limit":200})) return false
if (!c0(v0) && fails(e, p + "/type", "format", {"format":"uri"})) return false
}
else if (fails(e, p + "/type", "type", {"type":"string"})) return false
}
const v1 = v.title
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length > 200 && characters(v1) > 200 && fails(e, p + "/title", "maxLength", {"limit":200})) return false
}
else if (fails(e, p + "/title", "type", {"type":"string"})) return false
}
const v2 = v.status
if (v2 !== undefined) {
if (Number.isInteger(v2) || typeof v2 === "bigint") {
if (!(v2 >= 400) && fails(e, p + "/status", "minimum", {"limit":400})) return false
if (!(v2 <= 599) && fails(e, p + "/status", "maximum", {"limit":599})) return false
}
else if (fails(e, p + "/status", "type", {"type":"integer"})) return false
}
const v3 = v.detail
if (v3 !== undefined) {
if (typeof v3 === "string") {
if (v3.length > 20000 && characters(v3) > 20000 && fails(e, p + "/detail", "maxLength", {"limit":20000})) return false
}
else if (fails(e, p + "/detail", "type", {"type":"string"})) return false
}
const v4 = v.instance
if (v4 !== undefined) {
if (typeof v4 === "string") {
if (v4.length > 20000 && characters(v4) > 20000 && fails(e, p + "/instance", "maxLength", {"limit":20000})) return false
}
else if (fails(e, p + "/instance", "type", {"type":"string"})) return false
}
const v5 = v.code
if (v5 !== undefined) {
if (typeof v5 === "string") {
if (v5.length > 100 && characters(v5) > 100 && fails(e, p + "/code", "maxLength", {"limit":100})) return false
if (!c1.test(v5) && fails(e, p + "/code", "pattern", {"pattern":"^[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*$"})) return false
}
else if (fails(e, p + "/code", "type", {"type":"string"})) return false
}
const v6 = v.requestId
if (v6 !== undefined) {
if (typeof v6 === "string") {
if (v6.length > 200 && characters(v6) > 200 && fails(e, p + "/requestId", "maxLength", {"limit":200})) return false
}
else if (fails(e, p + "/requestId", "type", {"type":"string"})) return false
}
const v7 = v.errors
if (v7 !== undefined) {
if (Array.isArray(v7)) {
if (v7.length > 1000 && fails(e, p + "/errors", "maxItems", {"limit":1000})) return false
for (let i0 = 0; i0 < v7.length; i0++) {
if (isFull(e)) break
const v8 = v7[i0]
if (!$FieldError.plain(v8, e && p + "/errors/" + i0, e)) return false
}
}
else if (fails(e, p + "/errors", "type", {"type":"array"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
