// Written by npm run generate from openapi/users/v1.yaml. Do not edit.
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
if (k0 === "displayName") continue
if (v[k0] !== undefined && fails(e, p, "additionalProperties", { additionalProperty: k0 })) return false
}
const v0 = v.displayName
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (v0.length < 2 && characters(v0) < 1 && fails(e, p + "/displayName", "minLength", {"limit":1})) return false
if (v0.length > 80 && characters(v0) > 80 && fails(e, p + "/displayName", "maxLength", {"limit":80})) return false
if (!c0.test(v0) && fails(e, p + "/displayName", "pattern", {"pattern":"^[^\\u0000-\\u0020\\u007F]([^\\u0000-\\u001F\\u007F]*[^\\u0000-\\u0020\\u007F])?$"})) return false
}
else if (fails(e, p + "/displayName", "type", {"type":"string"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
