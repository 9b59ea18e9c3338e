// Written by npm run generate from openapi/products/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull, characters } = runtime.check
  const $Money = runtime.schema("schemas/Money")
  return {
plain: (() => {
const c0 = new RegExp("^[^\\u0000-\\u0020\\u007F]([^\\u0000-\\u001F\\u007F]*[^\\u0000-\\u0020\\u007F])?$", "u")
const c1 = new RegExp("^[^\\u0000-\\u0009\\u000B-\\u001F\\u007F]*$", "u")
const c2 = new RegExp("^[a-z0-9]+(-[a-z0-9]+)*$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (Object.keys(v).length < 1 && fails(e, p, "minProperties", {"limit":1})) return false
for (const k0 in v) {
if (isFull(e)) break
if (k0 === "name" || k0 === "description" || k0 === "category" || k0 === "price") continue
if (v[k0] !== undefined && fails(e, p, "additionalProperties", { additionalProperty: k0 })) return false
}
const v0 = v.name
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (v0.length < 2 && characters(v0) < 1 && fails(e, p + "/name", "minLength", {"limit":1})) return false
if (v0.length > 120 && characters(v0) > 120 && fails(e, p + "/name", "maxLength", {"limit":120})) return false
if (!c0.test(v0) && fails(e, p + "/name", "pattern", {"pattern":"^[^\\u0000-\\u0020\\u007F]([^\\u0000-\\u001F\\u007F]*[^\\u0000-\\u0020\\u007F])?$"})) return false
}
else if (fails(e, p + "/name", "type", {"type":"string"})) return false
}
const v1 = v.description
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length > 4000 && characters(v1) > 4000 && fails(e, p + "/description", "maxLength", {"limit":4000})) return false
if (!c1.test(v1) && fails(e, p + "/description", "pattern", {"pattern":"^[^\\u0000-\\u0009\\u000B-\\u001F\\u007F]*$"})) return false
}
else if (fails(e, p + "/description", "type", {"type":"string"})) return false
}
const v2 = v.category
if (v2 !== undefined) {
if (typeof v2 === "string") {
if (v2.length > 64 && characters(v2) > 64 && fails(e, p + "/category", "maxLength", {"limit":64})) return false
if (!c2.test(v2) && fails(e, p + "/category", "pattern", {"pattern":"^[a-z0-9]+(-[a-z0-9]+)*$"})) return false
}
else if (fails(e, p + "/category", "type", {"type":"string"})) return false
}
const v3 = v.price
if (v3 !== undefined) {
if (!$Money.plain(v3, e && p + "/price", e)) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
