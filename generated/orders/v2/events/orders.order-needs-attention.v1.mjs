// Written by npm run generate from openapi/orders/v2.yaml. Do not edit.
export default (runtime) => {
  const { validator, fails } = runtime.check
  const $CloudEvent = runtime.schema("schemas/CloudEvent")
  const $OrderNeedsAttentionData = runtime.schema("schemas/OrderNeedsAttentionData")
  return { validate: validator((() => {
const check0 = (v, p, e) => {
if (!$CloudEvent.plain(v, p, e)) return false
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.type === undefined && fails(e, p, "required", {"missingProperty":"type"})) return false
if (v.data === undefined && fails(e, p, "required", {"missingProperty":"data"})) return false
const v0 = v.type
if (v0 !== undefined) {
if (!(v0 === "orders.order-needs-attention.v1") && fails(e, p + "/type", "const", { allowedValue: "orders.order-needs-attention.v1" })) return false
}
const v1 = v.data
if (v1 !== undefined) {
if (!$OrderNeedsAttentionData.plain(v1, e && p + "/data", e)) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()) }
}
