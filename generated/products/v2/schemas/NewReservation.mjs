// Written by npm run generate from openapi/products/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull, setOwn } = runtime.check
  const { formats } = runtime
  const $ReservationItems = runtime.schema("schemas/ReservationItems")
  return {
defaults: (v) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.expiresIn === undefined) setOwn(v, "expiresIn", 900)
}
},
plain: (() => {
const c0 = formats["uuid"].test
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.items === undefined && fails(e, p, "required", {"missingProperty":"items"})) return false
for (const k0 in v) {
if (isFull(e)) break
if (k0 === "reservationId" || k0 === "items" || k0 === "expiresIn") continue
if (v[k0] !== undefined && fails(e, p, "additionalProperties", { additionalProperty: k0 })) return false
}
const v0 = v.reservationId
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/reservationId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/reservationId", "type", {"type":"string"})) return false
}
const v1 = v.items
if (v1 !== undefined) {
if (!$ReservationItems.plain(v1, e && p + "/items", e)) return false
}
const v2 = v.expiresIn
if (v2 !== undefined) {
if (Number.isInteger(v2) || typeof v2 === "bigint") {
if (!(v2 >= 1) && fails(e, p + "/expiresIn", "minimum", {"limit":1})) return false
if (!(v2 <= 86400) && fails(e, p + "/expiresIn", "maximum", {"limit":86400})) return false
}
else if (fails(e, p + "/expiresIn", "type", {"type":"integer"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
