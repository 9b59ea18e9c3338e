// Written by npm run generate from openapi/notifications/v1.yaml. Do not edit.
export default (runtime) => {
  const { fails, characters } = runtime.check
  const { formats } = runtime
  return {
plain: (() => {
const c0 = formats["uuid"].test
const c1 = JSON.parse("[\"gone\",\"failures\"]")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.endpointId === undefined && fails(e, p, "required", {"missingProperty":"endpointId"})) return false
if (v.createdBy === undefined && fails(e, p, "required", {"missingProperty":"createdBy"})) return false
if (v.reason === undefined && fails(e, p, "required", {"missingProperty":"reason"})) return false
if (v.failedAttempts === undefined && fails(e, p, "required", {"missingProperty":"failedAttempts"})) return false
const v0 = v.endpointId
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/endpointId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/endpointId", "type", {"type":"string"})) return false
}
const v1 = v.createdBy
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length > 200 && characters(v1) > 200 && fails(e, p + "/createdBy", "maxLength", {"limit":200})) return false
}
else if (fails(e, p + "/createdBy", "type", {"type":"string"})) return false
}
const v2 = v.reason
if (v2 !== undefined) {
if (!(typeof v2 === "string") && fails(e, p + "/reason", "type", {"type":"string"})) return false
if (v2 !== "gone" && v2 !== "failures" && fails(e, p + "/reason", "enum", { allowedValues: c1 })) return false
}
const v3 = v.failedAttempts
if (v3 !== undefined) {
if (Number.isInteger(v3) || typeof v3 === "bigint") {
if (!(v3 >= 0) && fails(e, p + "/failedAttempts", "minimum", {"limit":0})) return false
if (!(v3 <= 2147483647) && fails(e, p + "/failedAttempts", "maximum", {"limit":2147483647})) return false
}
else if (fails(e, p + "/failedAttempts", "type", {"type":"integer"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
