// Written by npm run generate from openapi/users/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, characters } = runtime.check
  const { write } = runtime
  return {
cut: (() => {
const cut0 = (v) => {
if (v === null || typeof v !== 'object') return write.scalar(v)
if (typeof v.toJSON === 'function') {
v = v.toJSON()
if (v === null || typeof v !== 'object') return write.scalar(v)
}
if (Array.isArray(v)) return write.misfit('a list')
return {
access_token: write.scalar(v.access_token),
token_type: write.scalar(v.token_type),
expires_in: write.scalar(v.expires_in)
}
}
return cut0
})(),
plain: (() => {
const c0 = new RegExp("^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.access_token === undefined && fails(e, p, "required", {"missingProperty":"access_token"})) return false
if (v.token_type === undefined && fails(e, p, "required", {"missingProperty":"token_type"})) return false
if (v.expires_in === undefined && fails(e, p, "required", {"missingProperty":"expires_in"})) return false
const v0 = v.access_token
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (v0.length > 4096 && characters(v0) > 4096 && fails(e, p + "/access_token", "maxLength", {"limit":4096})) return false
if (!c0.test(v0) && fails(e, p + "/access_token", "pattern", {"pattern":"^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$"})) return false
}
else if (fails(e, p + "/access_token", "type", {"type":"string"})) return false
}
const v1 = v.token_type
if (v1 !== undefined) {
if (!(typeof v1 === "string") && fails(e, p + "/token_type", "type", {"type":"string"})) return false
if (!(v1 === "Bearer") && fails(e, p + "/token_type", "const", { allowedValue: "Bearer" })) return false
}
const v2 = v.expires_in
if (v2 !== undefined) {
if (Number.isInteger(v2) || typeof v2 === "bigint") {
if (!(v2 >= 1) && fails(e, p + "/expires_in", "minimum", {"limit":1})) return false
if (!(v2 <= 86400) && fails(e, p + "/expires_in", "maximum", {"limit":86400})) return false
}
else if (fails(e, p + "/expires_in", "type", {"type":"integer"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
