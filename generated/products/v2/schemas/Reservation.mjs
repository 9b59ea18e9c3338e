// Written by npm run generate from openapi/products/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull } = runtime.check
  const { formats, write } = runtime
  const $ReservationItem = runtime.schema("schemas/ReservationItem")
  return {
cut: (() => {
const cut1 = (v) => {
return write.list(v, $ReservationItem.cut)
}
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
items: cut1(v.items),
expiresAt: write.scalar(v.expiresAt),
createdAt: write.scalar(v.createdAt)
}
}
return cut0
})(),
plain: (() => {
const c0 = formats["uuid"].test
const c1 = JSON.parse("[\"reserved\",\"confirmed\",\"released\",\"expired\"]")
const c2 = formats["date-time"].test
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.id === undefined && fails(e, p, "required", {"missingProperty":"id"})) return false
if (v.status === undefined && fails(e, p, "required", {"missingProperty":"status"})) return false
if (v.items === undefined && fails(e, p, "required", {"missingProperty":"items"})) return false
if (v.expiresAt === undefined && fails(e, p, "required", {"missingProperty":"expiresAt"})) return false
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
if (v1 !== "reserved" && v1 !== "confirmed" && v1 !== "released" && v1 !== "expired" && fails(e, p + "/status", "enum", { allowedValues: c1 })) return false
}
const v2 = v.items
if (v2 !== undefined) {
if (Array.isArray(v2)) {
if (v2.length > 50 && fails(e, p + "/items", "maxItems", {"limit":50})) return false
for (let i0 = 0; i0 < v2.length; i0++) {
if (isFull(e)) break
const v3 = v2[i0]
if (!$ReservationItem.plain(v3, e && p + "/items/" + i0, e)) return false
}
}
else if (fails(e, p + "/items", "type", {"type":"array"})) return false
}
const v4 = v.expiresAt
if (v4 !== undefined) {
if (typeof v4 === "string") {
if (!c2(v4) && fails(e, p + "/expiresAt", "format", {"format":"date-time"})) return false
}
else if (fails(e, p + "/expiresAt", "type", {"type":"string"})) return false
}
const v5 = v.createdAt
if (v5 !== undefined) {
if (typeof v5 === "string") {
if (!c2(v5) && fails(e, p + "/createdAt", "format", {"format":"date-time"})) return false
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
