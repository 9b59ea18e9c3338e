// Written by npm run generate from openapi/users/v2.yaml. Do not edit.
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
if (v.givenName === undefined && fails(e, p, "required", {"missingProperty":"givenName"})) return false
if (v.password === undefined && fails(e, p, "required", {"missingProperty":"password"})) return false
for (const k0 in v) {
if (isFull(e)) break
if (k0 === "email" || k0 === "givenName" || k0 === "familyName" || k0 === "password") continue
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
const v1 = v.givenName
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length < 2 && characters(v1) < 1 && fails(e, p + "/givenName", "minLength", {"limit":1})) return false
if (v1.length > 80 && characters(v1) > 80 && fails(e, p + "/givenName", "maxLength", {"limit":80})) return false
if (!c1.test(v1) && fails(e, p + "/givenName", "pattern", {"pattern":"^[^\\u0000-\\u0020\\u007F]([^\\u0000-\\u001F\\u007F]*[^\\u0000-\\u0020\\u007F])?$"})) return false
}
else if (fails(e, p + "/givenName", "type", {"type":"string"})) return false
}
const v2 = v.familyName
if (v2 !== undefined) {
if (typeof v2 === "string") {
if (v2.length < 2 && characters(v2) < 1 && fails(e, p + "/familyName", "minLength", {"limit":1})) return false
if (v2.length > 78 && characters(v2) > 78 && fails(e, p + "/familyName", "maxLength", {"limit":78})) return false
if (!c1.test(v2) && fails(e, p + "/familyName", "pattern", {"pattern":"^[^\\u0000-\\u0020\\u007F]([^\\u0000-\\u001F\\u007F]*[^\\u0000-\\u0020\\u007F])?$"})) return false
}
else if (!(v2 === null)) { if (fails(e, p + "/familyName", "type", {"type":["string","null"]})) return false }
}
const v3 = v.password
if (v3 !== undefined) {
if (typeof v3 === "string") {
if (v3.length < 24 && characters(v3) < 12 && fails(e, p + "/password", "minLength", {"limit":12})) return false
if (v3.length > 128 && characters(v3) > 128 && fails(e, p + "/password", "maxLength", {"limit":128})) return false
if (!c2.test(v3) && fails(e, p + "/password", "pattern", {"pattern":"^[^\\u0000-\\u001F\\u007F]+$"})) return false
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
