// Written by npm run generate from openapi/products/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull, characters } = runtime.check
  const $Delta = runtime.schema("schemas/Delta")
  return {
plain: (() => {
const c0 = JSON.parse("[\"received\",\"sold\",\"returned\",\"damaged\",\"counted\"]")
const c1 = new RegExp("^[^\\u0000-\\u001F\\u007F]+$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.delta === undefined && fails(e, p, "required", {"missingProperty":"delta"})) return false
if (v.reason === undefined && fails(e, p, "required", {"missingProperty":"reason"})) return false
for (const k0 in v) {
if (isFull(e)) break
if (k0 === "delta" || k0 === "reason" || k0 === "note") continue
if (v[k0] !== undefined && fails(e, p, "additionalProperties", { additionalProperty: k0 })) return false
}
const v0 = v.delta
if (v0 !== undefined) {
if (!$Delta.plain(v0, e && p + "/delta", e)) return false
}
const v1 = v.reason
if (v1 !== undefined) {
if (!(typeof v1 === "string") && fails(e, p + "/reason", "type", {"type":"string"})) return false
if (v1 !== "received" && v1 !== "sold" && v1 !== "returned" && v1 !== "damaged" && v1 !== "counted" && fails(e, p + "/reason", "enum", { allowedValues: c0 })) return false
}
const v2 = v.note
if (v2 !== undefined) {
if (typeof v2 === "string") {
if (v2.length < 2 && characters(v2) < 1 && fails(e, p + "/note", "minLength", {"limit":1})) return false
if (v2.length > 200 && characters(v2) > 200 && fails(e, p + "/note", "maxLength", {"limit":200})) return false
if (!c1.test(v2) && fails(e, p + "/note", "pattern", {"pattern":"^[^\\u0000-\\u001F\\u007F]+$"})) return false
}
else if (fails(e, p + "/note", "type", {"type":"string"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
