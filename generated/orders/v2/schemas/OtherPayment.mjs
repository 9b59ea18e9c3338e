// Written by npm run generate from openapi/orders/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull, characters } = runtime.check
  return {
plain: (() => {
const c0 = new RegExp("^pm_[a-z_]+$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.type === undefined && fails(e, p, "required", {"missingProperty":"type"})) return false
if (v.token === undefined && fails(e, p, "required", {"missingProperty":"token"})) return false
for (const k0 in v) {
if (isFull(e)) break
if (k0 === "type" || k0 === "token") continue
if (v[k0] !== undefined && fails(e, p, "additionalProperties", { additionalProperty: k0 })) return false
}
const v0 = v.type
if (v0 !== undefined) {
if (!(typeof v0 === "string") && fails(e, p + "/type", "type", {"type":"string"})) return false
if (!(v0 === "other") && fails(e, p + "/type", "const", { allowedValue: "other" })) return false
}
const v1 = v.token
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length > 64 && characters(v1) > 64 && fails(e, p + "/token", "maxLength", {"limit":64})) return false
if (!c0.test(v1) && fails(e, p + "/token", "pattern", {"pattern":"^pm_[a-z_]+$"})) return false
}
else if (fails(e, p + "/token", "type", {"type":"string"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
