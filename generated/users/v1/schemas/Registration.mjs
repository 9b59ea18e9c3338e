// Written by npm run generate from openapi/users/v1.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull, characters } = runtime.check
  const { formats } = runtime
  return {
plain: (() => {
const c0 = formats["email"].test
const c1 = new RegExp("^[^\\u0000-\\u0020\\u007F]([^\\u0000-\\u001F\\u007F]*[^\\u0000-\\u0020\\u007F])?$", "u")
const c2 = new RegExp("^[^\\u0000-\\u001F\\u007F]+$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.email === undefined && fails(e, p, "required", {"missingProperty":"email"})) return false
if (v.displayName === undefined && fails(e, p, "required", {"missingProperty":"displayName"})) return false
if (v.password === undefined && fails(e, p, "required", {"missingProperty":"password"})) return false
for (const k0 in v) {
if (isFull(e)) break
if (k0 === "email" || k0 === "displayName" || k0 === "password") continue
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
const v1 = v.displayName
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length < 2 && characters(v1) < 1 && fails(e, p + "/displayName", "minLength", {"limit":1})) return false
if (v1.length > 80 && characters(v1) > 80 && fails(e, p + "/displayName", "maxLength", {"limit":80})) return false
if (!c1.test(v1) && fails(e, p + "/displayName", "pattern", {"pattern":"^[^\\u0000-\\u0020\\u007F]([^\\u0000-\\u001F\\u007F]*[^\\u0000-\\u0020\\u007F])?$"})) return false
}
else if (fails(e, p + "/displayName", "type", {"type":"string"})) return false
}
const v2 = v.password
if (v2 !== undefined) {
if (typeof v2 === "string") {
if (v2.length < 24 && characters(v2) < 12 && fails(e, p + "/password", "minLength", {"limit":12})) return false
if (v2.length > 128 && characters(v2) > 128 && fails(e, p + "/password", "maxLength", {"limit":128})) return false
if (!c2.test(v2) && fails(e, p + "/password", "pattern", {"pattern":"^[^\\u0000-\\u001F\\u007F]+$"})) return false
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
