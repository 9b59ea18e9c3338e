// Written by npm run generate from openapi/users/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull, characters } = runtime.check
  return {
plain: (() => {
const c0 = new RegExp("^[A-Za-z0-9_-]+$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.refreshToken === undefined && fails(e, p, "required", {"missingProperty":"refreshToken"})) return false
for (const k0 in v) {
if (isFull(e)) break
if (k0 === "refreshToken") continue
if (v[k0] !== undefined && fails(e, p, "additionalProperties", { additionalProperty: k0 })) return false
}
const v0 = v.refreshToken
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (v0.length < 64 && characters(v0) < 32 && fails(e, p + "/refreshToken", "minLength", {"limit":32})) return false
if (v0.length > 256 && characters(v0) > 256 && fails(e, p + "/refreshToken", "maxLength", {"limit":256})) return false
if (!c0.test(v0) && fails(e, p + "/refreshToken", "pattern", {"pattern":"^[A-Za-z0-9_-]+$"})) return false
}
else if (fails(e, p + "/refreshToken", "type", {"type":"string"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
