// Written by npm run generate from openapi/payments/v1.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull } = runtime.check
  const $PositiveMoney = runtime.schema("schemas/PositiveMoney")
  return {
plain: (() => {
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
for (const k0 in v) {
if (isFull(e)) break
if (k0 === "amount") continue
if (v[k0] !== undefined && fails(e, p, "additionalProperties", { additionalProperty: k0 })) return false
}
const v0 = v.amount
if (v0 !== undefined) {
if (!$PositiveMoney.plain(v0, e && p + "/amount", e)) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
