// Written by npm run generate from openapi/users/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull, characters } = runtime.check
  return {
plain: (() => {
const c0 = new RegExp("^[a-z][a-z0-9-]*$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.grant_type === undefined && fails(e, p, "required", {"missingProperty":"grant_type"})) return false
for (const k0 in v) {
if (isFull(e)) break
if (k0 === "grant_type" || k0 === "audience") continue
if (v[k0] !== undefined && fails(e, p, "additionalProperties", { additionalProperty: k0 })) return false
}
const v0 = v.grant_type
if (v0 !== undefined) {
if (!(typeof v0 === "string") && fails(e, p + "/grant_type", "type", {"type":"string"})) return false
if (!(v0 === "client_credentials") && fails(e, p + "/grant_type", "const", { allowedValue: "client_credentials" })) return false
}
const v1 = v.audience
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length > 63 && characters(v1) > 63 && fails(e, p + "/audience", "maxLength", {"limit":63})) return false
if (!c0.test(v1) && fails(e, p + "/audience", "pattern", {"pattern":"^[a-z][a-z0-9-]*$"})) return false
}
else if (fails(e, p + "/audience", "type", {"type":"string"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
