// Written by npm run generate from openapi/products/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull, setOwn, characters } = runtime.check
  const $Money = runtime.schema("schemas/Money")
  return {
defaults: (v) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.description === undefined) setOwn(v, "description", "")
if (v.stock === undefined) setOwn(v, "stock", 0)
}
},
plain: (() => {
const c0 = new RegExp("^[A-Z0-9]+(-[A-Z0-9]+)*$", "u")
const c1 = new RegExp("^[^\\u0000-\\u0020\\u007F]([^\\u0000-\\u001F\\u007F]*[^\\u0000-\\u0020\\u007F])?$", "u")
const c2 = new RegExp("^[^\\u0000-\\u0009\\u000B-\\u001F\\u007F]*$", "u")
const c3 = new RegExp("^[a-z0-9]+(-[a-z0-9]+)*$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.sku === undefined && fails(e, p, "required", {"missingProperty":"sku"})) return false
if (v.name === undefined && fails(e, p, "required", {"missingProperty":"name"})) return false
if (v.category === undefined && fails(e, p, "required", {"missingProperty":"category"})) return false
if (v.price === undefined && fails(e, p, "required", {"missingProperty":"price"})) return false
for (const k0 in v) {
if (isFull(e)) break
if (k0 === "sku" || k0 === "name" || k0 === "description" || k0 === "category" || k0 === "price" || k0 === "stock") continue
if (v[k0] !== undefined && fails(e, p, "additionalProperties", { additionalProperty: k0 })) return false
}
const v0 = v.sku
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (v0.length < 6 && characters(v0) < 3 && fails(e, p + "/sku", "minLength", {"limit":3})) return false
if (v0.length > 32 && characters(v0) > 32 && fails(e, p + "/sku", "maxLength", {"limit":32})) return false
if (!c0.test(v0) && fails(e, p + "/sku", "pattern", {"pattern":"^[A-Z0-9]+(-[A-Z0-9]+)*$"})) return false
}
else if (fails(e, p + "/sku", "type", {"type":"string"})) return false
}
const v1 = v.name
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length < 2 && characters(v1) < 1 && fails(e, p + "/name", "minLength", {"limit":1})) return false
if (v1.length > 120 && characters(v1) > 120 && fails(e, p + "/name", "maxLength", {"limit":120})) return false
if (!c1.test(v1) && fails(e, p + "/name", "pattern", {"pattern":"^[^\\u0000-\\u0020\\u007F]([^\\u0000-\\u001F\\u007F]*[^\\u0000-\\u0020\\u007F])?$"})) return false
}
else if (fails(e, p + "/name", "type", {"type":"string"})) return false
}
const v2 = v.description
if (v2 !== undefined) {
if (typeof v2 === "string") {
if (v2.length > 4000 && characters(v2) > 4000 && fails(e, p + "/description", "maxLength", {"limit":4000})) return false
if (!c2.test(v2) && fails(e, p + "/description", "pattern", {"pattern":"^[^\\u0000-\\u0009\\u000B-\\u001F\\u007F]*$"})) return false
}
else if (fails(e, p + "/description", "type", {"type":"string"})) return false
}
const v3 = v.category
if (v3 !== undefined) {
if (typeof v3 === "string") {
if (v3.length > 64 && characters(v3) > 64 && fails(e, p + "/category", "maxLength", {"limit":64})) return false
if (!c3.test(v3) && fails(e, p + "/category", "pattern", {"pattern":"^[a-z0-9]+(-[a-z0-9]+)*$"})) return false
}
else if (fails(e, p + "/category", "type", {"type":"string"})) return false
}
const v4 = v.price
if (v4 !== undefined) {
if (!$Money.plain(v4, e && p + "/price", e)) return false
}
const v5 = v.stock
if (v5 !== undefined) {
if (Number.isInteger(v5) || typeof v5 === "bigint") {
if (!(v5 >= 0) && fails(e, p + "/stock", "minimum", {"limit":0})) return false
if (!(v5 <= 1000000000) && fails(e, p + "/stock", "maximum", {"limit":1000000000})) return false
}
else if (fails(e, p + "/stock", "type", {"type":"integer"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
