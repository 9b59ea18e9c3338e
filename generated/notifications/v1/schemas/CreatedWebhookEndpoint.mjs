// Written by npm run generate from openapi/notifications/v1.yaml. Do not edit.
export default (runtime) => {
  const { fails, characters } = runtime.check
  const { formats, write } = runtime
  const $EventTypes = runtime.schema("schemas/EventTypes")
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
url: write.scalar(v.url),
description: write.scalar(v.description),
eventTypes: $EventTypes.cut(v.eventTypes),
status: write.scalar(v.status),
createdAt: write.scalar(v.createdAt),
secret: write.scalar(v.secret)
}
}
return cut0
})(),
plain: (() => {
const c0 = formats["uuid"].test
const c1 = new RegExp("^https?://[!-~]+$", "u")
const c2 = formats["uri"].test
const c3 = new RegExp("^[^\\u0000-\\u001F\\u007F]*$", "u")
const c4 = JSON.parse("[\"enabled\",\"disabled\"]")
const c5 = formats["date-time"].test
const c6 = new RegExp("^whsec_[A-Za-z0-9+/]{32,88}={0,2}$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.id === undefined && fails(e, p, "required", {"missingProperty":"id"})) return false
if (v.url === undefined && fails(e, p, "required", {"missingProperty":"url"})) return false
if (v.description === undefined && fails(e, p, "required", {"missingProperty":"description"})) return false
if (v.eventTypes === undefined && fails(e, p, "required", {"missingProperty":"eventTypes"})) return false
if (v.status === undefined && fails(e, p, "required", {"missingProperty":"status"})) return false
if (v.createdAt === undefined && fails(e, p, "required", {"missingProperty":"createdAt"})) return false
if (v.secret === undefined && fails(e, p, "required", {"missingProperty":"secret"})) return false
const v0 = v.id
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/id", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/id", "type", {"type":"string"})) return false
}
const v1 = v.url
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length > 2048 && characters(v1) > 2048 && fails(e, p + "/url", "maxLength", {"limit":2048})) return false
if (!c1.test(v1) && fails(e, p + "/url", "pattern", {"pattern":"^https?://[!-~]+$"})) return false
if (!c2(v1) && fails(e, p + "/url", "format", {"format":"uri"})) return false
}
else if (fails(e, p + "/url", "type", {"type":"string"})) return false
}
const v2 = v.description
if (v2 !== undefined) {
if (typeof v2 === "string") {
if (v2.length > 200 && characters(v2) > 200 && fails(e, p + "/description", "maxLength", {"limit":200})) return false
if (!c3.test(v2) && fails(e, p + "/description", "pattern", {"pattern":"^[^\\u0000-\\u001F\\u007F]*$"})) return false
}
else if (fails(e, p + "/description", "type", {"type":"string"})) return false
}
const v3 = v.eventTypes
if (v3 !== undefined) {
if (!$EventTypes.plain(v3, e && p + "/eventTypes", e)) return false
}
const v4 = v.status
if (v4 !== undefined) {
if (!(typeof v4 === "string") && fails(e, p + "/status", "type", {"type":"string"})) return false
if (v4 !== "enabled" && v4 !== "disabled" && fails(e, p + "/status", "enum", { allowedValues: c4 })) return false
}
const v5 = v.createdAt
if (v5 !== undefined) {
if (typeof v5 === "string") {
if (!c5(v5) && fails(e, p + "/createdAt", "format", {"format":"date-time"})) return false
}
else if (fails(e, p + "/createdAt", "type", {"type":"string"})) return false
}
const v6 = v.secret
if (v6 !== undefined) {
if (typeof v6 === "string") {
if (!c6.test(v6) && fails(e, p + "/secret", "pattern", {"pattern":"^whsec_[A-Za-z0-9+/]{32,88}={0,2}$"})) return false
}
else if (fails(e, p + "/secret", "type", {"type":"string"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
