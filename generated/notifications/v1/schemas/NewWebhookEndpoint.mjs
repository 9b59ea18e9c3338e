// Written by npm run generate from openapi/notifications/v1.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull, characters } = runtime.check
  const { formats } = runtime
  const $EventTypes = runtime.schema("schemas/EventTypes")
  return {
plain: (() => {
const c0 = new RegExp("^https?://[!-~]+$", "u")
const c1 = formats["uri"].test
const c2 = new RegExp("^[^\\u0000-\\u001F\\u007F]*$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.url === undefined && fails(e, p, "required", {"missingProperty":"url"})) return false
if (v.eventTypes === undefined && fails(e, p, "required", {"missingProperty":"eventTypes"})) return false
for (const k0 in v) {
if (isFull(e)) break
if (k0 === "url" || k0 === "description" || k0 === "eventTypes") continue
if (v[k0] !== undefined && fails(e, p, "additionalProperties", { additionalProperty: k0 })) return false
}
const v0 = v.url
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (v0.length > 2048 && characters(v0) > 2048 && fails(e, p + "/url", "maxLength", {"limit":2048})) return false
if (!c0.test(v0) && fails(e, p + "/url", "pattern", {"pattern":"^https?://[!-~]+$"})) return false
if (!c1(v0) && fails(e, p + "/url", "format", {"format":"uri"})) return false
}
else if (fails(e, p + "/url", "type", {"type":"string"})) return false
}
const v1 = v.description
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length > 200 && characters(v1) > 200 && fails(e, p + "/description", "maxLength", {"limit":200})) return false
if (!c2.test(v1) && fails(e, p + "/description", "pattern", {"pattern":"^[^\\u0000-\\u001F\\u007F]*$"})) return false
}
else if (fails(e, p + "/description", "type", {"type":"string"})) return false
}
const v2 = v.eventTypes
if (v2 !== undefined) {
if (!$EventTypes.plain(v2, e && p + "/eventTypes", e)) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
