// Written by npm run generate from openapi/users/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull, characters } = runtime.check
  return {
plain: (() => {
const c0 = new RegExp("^[^\\u0000-\\u001F\\u007F]+$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.currentPassword === undefined && fails(e, p, "required", {"missingProperty":"currentPassword"})) return false
if (v.newPassword === undefined && fails(e, p, "required", {"missingProperty":"newPassword"})) return false
for (const k0 in v) {
if (isFull(e)) break
if (k0 === "currentPassword" || k0 === "newPassword") continue
if (v[k0] !== undefined && fails(e, p, "additionalProperties", { additionalProperty: k0 })) return false
}
const v0 = v.currentPassword
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (v0.length < 2 && characters(v0) < 1 && fails(e, p + "/currentPassword", "minLength", {"limit":1})) return false
if (v0.length > 128 && characters(v0) > 128 && fails(e, p + "/currentPassword", "maxLength", {"limit":128})) return false
if (!c0.test(v0) && fails(e, p + "/currentPassword", "pattern", {"pattern":"^[^\\u0000-\\u001F\\u007F]+$"})) return false
}
else if (fails(e, p + "/currentPassword", "type", {"type":"string"})) return false
}
const v1 = v.newPassword
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length < 24 && characters(v1) < 12 && fails(e, p + "/newPassword", "minLength", {"limit":12})) return false
if (v1.length > 128 && characters(v1) > 128 && fails(e, p + "/newPassword", "maxLength", {"limit":128})) return false
if (!c0.test(v1) && fails(e, p + "/newPassword", "pattern", {"pattern":"^[^\\u0000-\\u001F\\u007F]+$"})) return false
}
else if (fails(e, p + "/newPassword", "type", {"type":"string"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
