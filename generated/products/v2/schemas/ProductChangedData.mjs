// Written by npm run generate from openapi/products/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails } = runtime.check
  const { formats } = runtime
  const $Product = runtime.schema("schemas/Product")
  return {
plain: (() => {
const c0 = formats["uuid"].test
const c1 = JSON.parse("[\"created\",\"updated\",\"deleted\"]")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.productId === undefined && fails(e, p, "required", {"missingProperty":"productId"})) return false
if (v.change === undefined && fails(e, p, "required", {"missingProperty":"change"})) return false
const v0 = v.productId
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/productId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/productId", "type", {"type":"string"})) return false
}
const v1 = v.change
if (v1 !== undefined) {
if (!(typeof v1 === "string") && fails(e, p + "/change", "type", {"type":"string"})) return false
if (v1 !== "created" && v1 !== "updated" && v1 !== "deleted" && fails(e, p + "/change", "enum", { allowedValues: c1 })) return false
}
const v2 = v.product
if (v2 !== undefined) {
if (!$Product.plain(v2, e && p + "/product", e)) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
