// Written by npm run generate from openapi/users/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull, characters } = runtime.check
  const { formats } = runtime
  return {
plain: (() => {
const c0 = formats["email"].test
const c1 = new RegExp("^[^\\u0000-\\u001F\\u007F]+$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.email === undefined && fails(e, p, "required", {"missingProperty":"email"})) return false
if (v.password === undefined && fails(e, p, "required", {"missingProperty":"password"})) return false
for (const k0 in v) {
if (isFull(e)) break
if (k0 === "email" || k0 === "password") continue
if (v[k0] !== undefined && fails(e, p, "additionalProperties", { additionalProperty: k0 })) return false
}
const v0 = v.email
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (v0.length > 254 && characters(v0) > 254 && fails(e, p + "/email", "maxLength", {"limit":254})) return false
if (!c0(v0) && fails(e, p + "/email", "format", {"format":"email"})) return false
}
else if (fails(e, p + "/email", "type", {"type":"string"})) return false
}
const v1 = v.password
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length < 2 && characters(v1) < 1 && fails(e, p + "/password", "minLength", {"limit":1})) return false
if (v1.length > 128 && characters(v1) > 128 && fails(e, p + "/password", "maxLength", {"limit":128})) return false
if (!c1.test(v1) && fails(e, p + "/password", "pattern", {"pattern":"^[^\\u0000-\\u001F\\u007F]+$"})) return false
}
else if (fails(e, p + "/password", "type", {"type":"string"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
