// Written by npm run generate from openapi/orders/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull } = runtime.check
  const $NewOrderItem = runtime.schema("schemas/NewOrderItem")
  const $PaymentMethod = runtime.schema("schemas/PaymentMethod")
  return {
plain: (() => {
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.items === undefined && fails(e, p, "required", {"missingProperty":"items"})) return false
if (v.paymentMethod === undefined && fails(e, p, "required", {"missingProperty":"paymentMethod"})) return false
for (const k0 in v) {
if (isFull(e)) break
if (k0 === "items" || k0 === "paymentMethod") continue
if (v[k0] !== undefined && fails(e, p, "additionalProperties", { additionalProperty: k0 })) return false
}
const v0 = v.items
if (v0 !== undefined) {
if (Array.isArray(v0)) {
if (v0.length < 1 && fails(e, p + "/items", "minItems", {"limit":1})) return false
if (v0.length > 50 && fails(e, p + "/items", "maxItems", {"limit":50})) return false
for (let i0 = 0; i0 < v0.length; i0++) {
if (isFull(e)) break
const v1 = v0[i0]
if (!$NewOrderItem.plain(v1, e && p + "/items/" + i0, e)) return false
}
}
else if (fails(e, p + "/items", "type", {"type":"array"})) return false
}
const v2 = v.paymentMethod
if (v2 !== undefined) {
if (!$PaymentMethod.plain(v2, e && p + "/paymentMethod", e)) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
