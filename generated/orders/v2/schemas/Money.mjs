// Written by npm run generate from openapi/orders/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull } = runtime.check
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
amount: write.scalar(v.amount),
currency: write.scalar(v.currency)
}
}
return cut0
})(),
plain: (() => {
const c0 = JSON.parse("[\"EUR\",\"GBP\",\"USD\"]")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.amount === undefined && fails(e, p, "required", {"missingProperty":"amount"})) return false
if (v.currency === undefined && fails(e, p, "required", {"missingProperty":"currency"})) return false
for (const k0 in v) {
if (isFull(e)) break
if (k0 === "amount" || k0 === "currency") continue
if (v[k0] !== undefined && fails(e, p, "additionalProperties", { additionalProperty: k0 })) return false
}
const v0 = v.amount
if (v0 !== undefined) {
if (Number.isInteger(v0) || typeof v0 === "bigint") {
if (!(v0 >= 0) && fails(e, p + "/amount", "minimum", {"limit":0})) return false
if (!(v0 <= 1000000000) && fails(e, p + "/amount", "maximum", {"limit":1000000000})) return false
}
else if (fails(e, p + "/amount", "type", {"type":"integer"})) return false
}
const v1 = v.currency
if (v1 !== undefined) {
if (!(typeof v1 === "string") && fails(e, p + "/currency", "type", {"type":"string"})) return false
if (v1 !== "EUR" && v1 !== "GBP" && v1 !== "USD" && fails(e, p + "/currency", "enum", { allowedValues: c0 })) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
