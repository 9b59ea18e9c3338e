// Written by npm run generate from openapi/orders/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull } = runtime.check
  const { write } = runtime
  const $OrderItem = runtime.schema("schemas/OrderItem")
  return {
cut: (() => {
const cut0 = (v) => {
return write.list(v, $OrderItem.cut)
}
return cut0
})(),
plain: (() => {
const check0 = (v, p, e) => {
if (Array.isArray(v)) {
if (v.length < 1 && fails(e, p, "minItems", {"limit":1})) return false
if (v.length > 50 && fails(e, p, "maxItems", {"limit":50})) return false
for (let i0 = 0; i0 < v.length; i0++) {
if (isFull(e)) break
const v0 = v[i0]
if (!$OrderItem.plain(v0, e && p + "/" + i0, e)) return false
}
}
else if (fails(e, p, "type", {"type":"array"})) return false
return true
}
return check0
})()
}
}
