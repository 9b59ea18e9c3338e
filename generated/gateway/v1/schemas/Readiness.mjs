// Written by npm run generate from openapi/gateway/v1.yaml. Do not edit.
export default (runtime) => {
  const { fails, characters } = runtime.check
  const { write } = runtime
  const $Dependencies = runtime.schema("schemas/Dependencies")
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
service: write.scalar(v.service),
status: write.scalar(v.status),
dependencies: $Dependencies.cut(v.dependencies)
}
}
return cut0
})(),
plain: (() => {
const c0 = new RegExp("^[a-z][a-z0-9-]*$", "u")
const c1 = JSON.parse("[\"ready\",\"degraded\",\"draining\"]")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.service === undefined && fails(e, p, "required", {"missingProperty":"service"})) return false
if (v.status === undefined && fails(e, p, "required", {"missingProperty":"status"})) return false
if (v.dependencies === undefined && fails(e, p, "required", {"missingProperty":"dependencies"})) return false
const v0 = v.service
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (v0.length > 63 && characters(v0) > 63 && fails(e, p + "/service", "maxLength", {"limit":63})) return false
if (!c0.test(v0) && fails(e, p + "/service", "pattern", {"pattern":"^[a-z][a-z0-9-]*$"})) return false
}
else if (fails(e, p + "/service", "type", {"type":"string"})) return false
}
const v1 = v.status
if (v1 !== undefined) {
if (!(typeof v1 === "string") && fails(e, p + "/status", "type", {"type":"string"})) return false
if (v1 !== "ready" && v1 !== "degraded" && v1 !== "draining" && fails(e, p + "/status", "enum", { allowedValues: c1 })) return false
}
const v2 = v.dependencies
if (v2 !== undefined) {
if (!$Dependencies.plain(v2, e && p + "/dependencies", e)) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
