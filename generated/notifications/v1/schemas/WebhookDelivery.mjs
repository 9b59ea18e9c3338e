// Written by npm run generate from openapi/notifications/v1.yaml. Do not edit.
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
id: write.scalar(v.id),
endpointId: write.scalar(v.endpointId),
eventId: write.scalar(v.eventId),
eventType: write.scalar(v.eventType),
status: write.scalar(v.status),
attempts: write.scalar(v.attempts),
lastStatus: write.scalar(v.lastStatus),
lastError: write.scalar(v.lastError),
nextAttemptAt: write.scalar(v.nextAttemptAt),
createdAt: write.scalar(v.createdAt),
deliveredAt: write.scalar(v.deliveredAt)
}
}
return cut0
})(),
plain: (() => {
const c0 = formats["uuid"].test
const c1 = new RegExp("^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*\\.v[1-9][0-9]*$", "u")
const c2 = JSON.parse("[\"pending\",\"delivered\",\"failed\"]")
const c3 = formats["date-time"].test
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.id === undefined && fails(e, p, "required", {"missingProperty":"id"})) return false
if (v.endpointId === undefined && fails(e, p, "required", {"missingProperty":"endpointId"})) return false
if (v.eventId === undefined && fails(e, p, "required", {"missingProperty":"eventId"})) return false
if (v.eventType === undefined && fails(e, p, "required", {"missingProperty":"eventType"})) return false
if (v.status === undefined && fails(e, p, "required", {"missingProperty":"status"})) return false
if (v.attempts === undefined && fails(e, p, "required", {"missingProperty":"attempts"})) return false
if (v.lastStatus === undefined && fails(e, p, "required", {"missingProperty":"lastStatus"})) return false
if (v.lastError === undefined && fails(e, p, "required", {"missingProperty":"lastError"})) return false
if (v.nextAttemptAt === undefined && fails(e, p, "required", {"missingProperty":"nextAttemptAt"})) return false
if (v.createdAt === undefined && fails(e, p, "required", {"missingProperty":"createdAt"})) return false
if (v.deliveredAt === undefined && fails(e, p, "required", {"missingProperty":"deliveredAt"})) return false
const v0 = v.id
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/id", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/id", "type", {"type":"string"})) return false
}
const v1 = v.endpointId
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (!c0(v1) && fails(e, p + "/endpointId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/endpointId", "type", {"type":"string"})) return false
}
const v2 = v.eventId
if (v2 !== undefined) {
if (typeof v2 === "string") {
if (!c0(v2) && fails(e, p + "/eventId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/eventId", "type", {"type":"string"})) return false
}
const v3 = v.eventType
if (v3 !== undefined) {
if (typeof v3 === "string") {
if (v3.length > 200 && characters(v3) > 200 && fails(e, p + "/eventType", "maxLength", {"limit":200})) return false
if (!c1.test(v3) && fails(e, p + "/eventType", "pattern", {"pattern":"^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*\\.v[1-9][0-9]*$"})) return false
}
else if (fails(e, p + "/eventType", "type", {"type":"string"})) return false
}
const v4 = v.status
if (v4 !== undefined) {
if (!(typeof v4 === "string") && fails(e, p + "/status", "type", {"type":"string"})) return false
if (v4 !== "pending" && v4 !== "delivered" && v4 !== "failed" && fails(e, p + "/status", "enum", { allowedValues: c2 })) return false
}
const v5 = v.attempts
if (v5 !== undefined) {
if (Number.isInteger(v5) || typeof v5 === "bigint") {
if (!(v5 >= 0) && fails(e, p + "/attempts", "minimum", {"limit":0})) return false
if (!(v5 <= 1000) && fails(e, p + "/attempts", "maximum", {"limit":1000})) return false
}
else if (fails(e, p + "/attempts", "type", {"type":"integer"})) return false
}
const v6 = v.lastStatus
if (v6 !== undefined) {
if (Number.isInteger(v6) || typeof v6 === "bigint") {
if (!(v6 >= 100) && fails(e, p + "/lastStatus", "minimum", {"limit":100})) return false
if (!(v6 <= 599) && fails(e, p + "/lastStatus", "maximum", {"limit":599})) return false
}
else if (!(v6 === null)) { if (fails(e, p + "/lastStatus", "type", {"type":["integer","null"]})) return false }
}
const v7 = v.lastError
if (v7 !== undefined) {
if (typeof v7 === "string") {
if (v7.length > 1000 && characters(v7) > 1000 && fails(e, p + "/lastError", "maxLength", {"limit":1000})) return false
}
else if (!(v7 === null)) { if (fails(e, p + "/lastError", "type", {"type":["string","null"]})) return false }
}
const v8 = v.nextAttemptAt
if (v8 !== undefined) {
if (typeof v8 === "string") {
if (!c3(v8) && fails(e, p + "/nextAttemptAt", "format", {"format":"date-time"})) return false
}
else if (!(v8 === null)) { if (fails(e, p + "/nextAttemptAt", "type", {"type":["string","null"]})) return false }
}
const v9 = v.createdAt
if (v9 !== undefined) {
if (typeof v9 === "string") {
if (!c3(v9) && fails(e, p + "/createdAt", "format", {"format":"date-time"})) return false
}
else if (fails(e, p + "/createdAt", "type", {"type":"string"})) return false
}
const v10 = v.deliveredAt
if (v10 !== undefined) {
if (typeof v10 === "string") {
if (!c3(v10) && fails(e, p + "/deliveredAt", "format", {"format":"date-time"})) return false
}
else if (!(v10 === null)) { if (fails(e, p + "/deliveredAt", "type", {"type":["string","null"]})) return false }
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
