// Written by npm run generate from openapi/orders/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails } = runtime.check
  const { formats } = runtime
  return {
plain: (() => {
const c0 = formats["uuid"].test
const c1 = JSON.parse("[\"out-of-stock\",\"product-gone\",\"card-declined\",\"insufficient-funds\",\"payment-failed\",\"deadline-exceeded\",\"cancelled-by-customer\",\"cancelled-by-staff\"]")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.orderId === undefined && fails(e, p, "required", {"missingProperty":"orderId"})) return false
if (v.customerId === undefined && fails(e, p, "required", {"missingProperty":"customerId"})) return false
if (v.reason === undefined && fails(e, p, "required", {"missingProperty":"reason"})) return false
const v0 = v.resumptions
if (v0 !== undefined) {
if (Number.isInteger(v0) || typeof v0 === "bigint") {
if (!(v0 >= 1) && fails(e, p + "/resumptions", "minimum", {"limit":1})) return false
if (!(v0 <= 2147483647) && fails(e, p + "/resumptions", "maximum", {"limit":2147483647})) return false
}
else if (fails(e, p + "/resumptions", "type", {"type":"integer"})) return false
}
const v1 = v.orderId
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (!c0(v1) && fails(e, p + "/orderId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/orderId", "type", {"type":"string"})) return false
}
const v2 = v.customerId
if (v2 !== undefined) {
if (typeof v2 === "string") {
if (!c0(v2) && fails(e, p + "/customerId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/customerId", "type", {"type":"string"})) return false
}
const v3 = v.reason
if (v3 !== undefined) {
if (!(typeof v3 === "string") && fails(e, p + "/reason", "type", {"type":"string"})) return false
if (v3 !== "out-of-stock" && v3 !== "product-gone" && v3 !== "card-declined" && v3 !== "insufficient-funds" && v3 !== "payment-failed" && v3 !== "deadline-exceeded" && v3 !== "cancelled-by-customer" && v3 !== "cancelled-by-staff" && fails(e, p + "/reason", "enum", { allowedValues: c1 })) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
