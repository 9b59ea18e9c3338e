// Written by npm run generate from openapi/products/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails } = runtime.check
  const { write } = runtime
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
status: write.scalar(v.status),
quantity: write.scalar(v.quantity)
}
}
return cut0
})(),
plain: (() => {
const c0 = JSON.parse("[\"in-stock\",\"sold-out\"]")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.status === undefined && fails(e, p, "required", {"missingProperty":"status"})) return false
if (v.quantity === undefined && fails(e, p, "required", {"missingProperty":"quantity"})) return false
const v0 = v.status
if (v0 !== undefined) {
if (!(typeof v0 === "string") && fails(e, p + "/status", "type", {"type":"string"})) return false
if (v0 !== "in-stock" && v0 !== "sold-out" && fails(e, p + "/status", "enum", { allowedValues: c0 })) return false
}
const v1 = v.quantity
if (v1 !== undefined) {
if (Number.isInteger(v1) || typeof v1 === "bigint") {
if (!(v1 >= 0) && fails(e, p + "/quantity", "minimum", {"limit":0})) return false
if (!(v1 <= 1000000000) && fails(e, p + "/quantity", "maximum", {"limit":1000000000})) return false
}
else if (fails(e, p + "/quantity", "type", {"type":"integer"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
