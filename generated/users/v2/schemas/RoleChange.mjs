// Written by npm run generate from openapi/users/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull } = runtime.check
  return {
plain: (() => {
const c0 = JSON.parse("[\"customer\",\"staff\",\"admin\"]")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.role === undefined && fails(e, p, "required", {"missingProperty":"role"})) return false
for (const k0 in v) {
if (isFull(e)) break
if (k0 === "role") continue
if (v[k0] !== undefined && fails(e, p, "additionalProperties", { additionalProperty: k0 })) return false
}
const v0 = v.role
if (v0 !== undefined) {
if (!(typeof v0 === "string") && fails(e, p + "/role", "type", {"type":"string"})) return false
if (v0 !== "customer" && v0 !== "staff" && v0 !== "admin" && fails(e, p + "/role", "enum", { allowedValues: c0 })) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
