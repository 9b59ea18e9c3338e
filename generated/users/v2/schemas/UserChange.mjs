// Written by npm run generate from openapi/users/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull, characters } = runtime.check
  return {
plain: (() => {
const c0 = new RegExp("^[^\\u0000-\\u0020\\u007F]([^\\u0000-\\u001F\\u007F]*[^\\u0000-\\u0020\\u007F])?$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (Object.keys(v).length < 1 && fails(e, p, "minProperties", {"limit":1})) return false
for (const k0 in v) {
if (isFull(e)) break
if (k0 === "givenName" || k0 === "familyName") continue
if (v[k0] !== undefined && fails(e, p, "additionalProperties", { additionalProperty: k0 })) return false
}
const v0 = v.givenName
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (v0.length < 2 && characters(v0) < 1 && fails(e, p + "/givenName", "minLength", {"limit":1})) return false
if (v0.length > 80 && characters(v0) > 80 && fails(e, p + "/givenName", "maxLength", {"limit":80})) return false
if (!c0.test(v0) && fails(e, p + "/givenName", "pattern", {"pattern":"^[^\\u0000-\\u0020\\u007F]([^\\u0000-\\u001F\\u007F]*[^\\u0000-\\u0020\\u007F])?$"})) return false
}
else if (fails(e, p + "/givenName", "type", {"type":"string"})) return false
}
const v1 = v.familyName
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length < 2 && characters(v1) < 1 && fails(e, p + "/familyName", "minLength", {"limit":1})) return false
if (v1.length > 78 && characters(v1) > 78 && fails(e, p + "/familyName", "maxLength", {"limit":78})) return false
if (!c0.test(v1) && fails(e, p + "/familyName", "pattern", {"pattern":"^[^\\u0000-\\u0020\\u007F]([^\\u0000-\\u001F\\u007F]*[^\\u0000-\\u0020\\u007F])?$"})) return false
}
else if (!(v1 === null)) { if (fails(e, p + "/familyName", "type", {"type":["string","null"]})) return false }
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
