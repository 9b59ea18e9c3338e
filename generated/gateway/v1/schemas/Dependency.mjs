// Written by npm run generate from openapi/gateway/v1.yaml. Do not edit.
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
status: write.scalar(v.status),
latencyMs: write.scalar(v.latencyMs),
error: write.scalar(v.error)
}
}
return cut0
})(),
plain: (() => {
const c0 = JSON.parse("[\"up\",\"down\"]")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.status === undefined && fails(e, p, "required", {"missingProperty":"status"})) return false
if (v.latencyMs === undefined && fails(e, p, "required", {"missingProperty":"latencyMs"})) return false
const v0 = v.status
if (v0 !== undefined) {
if (!(typeof v0 === "string") && fails(e, p + "/status", "type", {"type":"string"})) return false
if (v0 !== "up" && v0 !== "down" && fails(e, p + "/status", "enum", { allowedValues: c0 })) return false
}
const v1 = v.latencyMs
if (v1 !== undefined) {
if (Number.isFinite(v1) || typeof v1 === "bigint") {
if (!(v1 >= 0) && fails(e, p + "/latencyMs", "minimum", {"limit":0})) return false
if (!(v1 <= 3600000) && fails(e, p + "/latencyMs", "maximum", {"limit":3600000})) return false
}
else if (fails(e, p + "/latencyMs", "type", {"type":"number"})) return false
}
const v2 = v.error
if (v2 !== undefined) {
if (typeof v2 === "string") {
if (v2.length > 2000 && characters(v2) > 2000 && fails(e, p + "/error", "maxLength", {"limit":2000})) return false
}
else if (fails(e, p + "/error", "type", {"type":"string"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
