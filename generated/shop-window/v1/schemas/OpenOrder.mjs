// Written by npm run generate from openapi/shop-window/v1.yaml. Do not edit.
export default (runtime) => {
  const { fails } = runtime.check
  const { formats, write } = runtime
  const $Money = runtime.schema("schemas/Money")
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
status: write.scalar(v.status),
total: $Money.cut(v.total),
createdAt: write.scalar(v.createdAt)
}
}
return cut0
})(),
plain: (() => {
const c0 = formats["uuid"].test
const c1 = JSON.parse("[\"pending\",\"cancelling\"]")
const c2 = formats["date-time"].test
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.id === undefined && fails(e, p, "required", {"missingProperty":"id"})) return false
if (v.status === undefined && fails(e, p, "required", {"missingProperty":"status"})) return false
if (v.total === undefined && fails(e, p, "required", {"missingProperty":"total"})) return false
if (v.createdAt === undefined && fails(e, p, "required", {"missingProperty":"createdAt"})) return false
const v0 = v.id
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/id", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/id", "type", {"type":"string"})) return false
}
const v1 = v.status
if (v1 !== undefined) {
if (!(typeof v1 === "string") && fails(e, p + "/status", "type", {"type":"string"})) return false
if (v1 !== "pending" && v1 !== "cancelling" && fails(e, p + "/status", "enum", { allowedValues: c1 })) return false
}
const v2 = v.total
if (v2 !== undefined) {
if (!$Money.plain(v2, e && p + "/total", e)) return false
}
const v3 = v.createdAt
if (v3 !== undefined) {
if (typeof v3 === "string") {
if (!c2(v3) && fails(e, p + "/createdAt", "format", {"format":"date-time"})) return false
}
else if (fails(e, p + "/createdAt", "type", {"type":"string"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
