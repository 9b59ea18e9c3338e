// Written by npm run generate from openapi/gateway/v1.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull, step, characters } = runtime.check
  const { write } = runtime
  return {
cut: (() => {
const cut1 = (v) => {
if (v === null || typeof v !== 'object') return write.scalar(v)
if (typeof v.toJSON === 'function') {
v = v.toJSON()
if (v === null || typeof v !== 'object') return write.scalar(v)
}
if (Array.isArray(v)) return write.misfit('a list')
const out = {
title: write.scalar(v.title),
version: write.scalar(v.version)
}
for (const k of Object.keys(v)) {
if (k === "title" || k === "version") continue
write.put(out, k, v[k])
}
return out
}
const cut2 = (v) => {
if (v === null || typeof v !== 'object') return write.scalar(v)
if (typeof v.toJSON === 'function') {
v = v.toJSON()
if (v === null || typeof v !== 'object') return write.scalar(v)
}
if (Array.isArray(v)) return write.misfit('a list')
const out = {}
for (const k of Object.keys(v)) {
write.put(out, k, v[k])
}
return out
}
const cut0 = (v) => {
if (v === null || typeof v !== 'object') return write.scalar(v)
if (typeof v.toJSON === 'function') {
v = v.toJSON()
if (v === null || typeof v !== 'object') return write.scalar(v)
}
if (Array.isArray(v)) return write.misfit('a list')
const out = {
openapi: write.scalar(v.openapi),
info: cut1(v.info),
paths: cut2(v.paths)
}
for (const k of Object.keys(v)) {
if (k === "openapi" || k === "info" || k === "paths") continue
write.put(out, k, v[k])
}
return out
}
return cut0
})(),
plain: (() => {
const c0 = new RegExp("^3\\.1\\.\\d+$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.openapi === undefined && fails(e, p, "required", {"missingProperty":"openapi"})) return false
if (v.info === undefined && fails(e, p, "required", {"missingProperty":"info"})) return false
if (v.paths === undefined && fails(e, p, "required", {"missingProperty":"paths"})) return false
const v0 = v.openapi
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (v0.length > 20 && characters(v0) > 20 && fails(e, p + "/openapi", "maxLength", {"limit":20})) return false
if (!c0.test(v0) && fails(e, p + "/openapi", "pattern", {"pattern":"^3\\.1\\.\\d+$"})) return false
}
else if (fails(e, p + "/openapi", "type", {"type":"string"})) return false
}
const v1 = v.info
if (v1 !== undefined) {
if (typeof v1 === "object" && v1 !== null && !Array.isArray(v1)) {
if (v1.title === undefined && fails(e, p + "/info", "required", {"missingProperty":"title"})) return false
if (v1.version === undefined && fails(e, p + "/info", "required", {"missingProperty":"version"})) return false
const v2 = v1.title
if (v2 !== undefined) {
if (typeof v2 === "string") {
if (v2.length > 200 && characters(v2) > 200 && fails(e, p + "/info/title", "maxLength", {"limit":200})) return false
}
else if (fails(e, p + "/info/title", "type", {"type":"string"})) return false
}
const v3 = v1.version
if (v3 !== undefined) {
if (typeof v3 === "string") {
if (v3.length > 50 && characters(v3) > 50 && fails(e, p + "/info/version", "maxLength", {"limit":50})) return false
}
else if (fails(e, p + "/info/version", "type", {"type":"string"})) return false
}
}
else if (fails(e, p + "/info", "type", {"type":"object"})) return false
}
const v4 = v.paths
if (v4 !== undefined) {
if (typeof v4 === "object" && v4 !== null && !Array.isArray(v4)) {
for (const k0 in v4) {
if (isFull(e)) break
const v5 = v4[k0]
if (!(typeof v5 === "object" && v5 !== null && !Array.isArray(v5)) && fails(e, p + "/paths" + step(k0), "type", {"type":"object"})) return false
}
}
else if (fails(e, p + "/paths", "type", {"type":"object"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
