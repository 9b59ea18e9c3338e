// Written by npm run generate from openapi/products/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, characters } = runtime.check
  const { formats, write } = runtime
  const $Delta = runtime.schema("schemas/Delta")
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
productId: write.scalar(v.productId),
delta: write.scalar(v.delta),
reason: write.scalar(v.reason),
note: write.scalar(v.note),
stock: write.scalar(v.stock),
createdAt: write.scalar(v.createdAt)
}
}
return cut0
})(),
plain: (() => {
const c0 = formats["uuid"].test
const c1 = JSON.parse("[\"received\",\"sold\",\"returned\",\"damaged\",\"counted\"]")
const c2 = new RegExp("^[^\\u0000-\\u001F\\u007F]+$", "u")
const c3 = formats["date-time"].test
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.id === undefined && fails(e, p, "required", {"missingProperty":"id"})) return false
if (v.productId === undefined && fails(e, p, "required", {"missingProperty":"productId"})) return false
if (v.delta === undefined && fails(e, p, "required", {"missingProperty":"delta"})) return false
if (v.reason === undefined && fails(e, p, "required", {"missingProperty":"reason"})) return false
if (v.stock === undefined && fails(e, p, "required", {"missingProperty":"stock"})) return false
if (v.createdAt === undefined && fails(e, p, "required", {"missingProperty":"createdAt"})) return false
const v0 = v.id
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/id", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/id", "type", {"type":"string"})) return false
}
const v1 = v.productId
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (!c0(v1) && fails(e, p + "/productId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/productId", "type", {"type":"string"})) return false
}
const v2 = v.delta
if (v2 !== undefined) {
if (!$Delta.plain(v2, e && p + "/delta", e)) return false
}
const v3 = v.reason
if (v3 !== undefined) {
if (!(typeof v3 === "string") && fails(e, p + "/reason", "type", {"type":"string"})) return false
if (v3 !== "received" && v3 !== "sold" && v3 !== "returned" && v3 !== "damaged" && v3 !== "counted" && fails(e, p + "/reason", "enum", { allowedValues: c1 })) return false
}
const v4 = v.note
if (v4 !== undefined) {
if (typeof v4 === "string") {
if (v4.length < 2 && characters(v4) < 1 && fails(e, p + "/note", "minLength", {"limit":1})) return false
if (v4.length > 200 && characters(v4) > 200 && fails(e, p + "/note", "maxLength", {"limit":200})) return false
if (!c2.test(v4) && fails(e, p + "/note", "pattern", {"pattern":"^[^\\u0000-\\u001F\\u007F]+$"})) return false
}
else if (fails(e, p + "/note", "type", {"type":"string"})) return false
}
const v5 = v.stock
if (v5 !== undefined) {
if (Number.isInteger(v5) || typeof v5 === "bigint") {
if (!(v5 >= 0) && fails(e, p + "/stock", "minimum", {"limit":0})) return false
if (!(v5 <= 1000000000) && fails(e, p + "/stock", "maximum", {"limit":1000000000})) return false
}
else if (fails(e, p + "/stock", "type", {"type":"integer"})) return false
}
const v6 = v.createdAt
if (v6 !== undefined) {
if (typeof v6 === "string") {
if (!c3(v6) && fails(e, p + "/createdAt", "format", {"format":"date-time"})) return false
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
