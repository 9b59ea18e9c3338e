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
accessToken: write.scalar(v.accessToken),
refreshToken: write.scalar(v.refreshToken),
tokenType: write.scalar(v.tokenType),
expiresIn: write.scalar(v.expiresIn)
}
}
return cut0
})(),
plain: (() => {
const c0 = new RegExp("^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$", "u")
const c1 = new RegExp("^[A-Za-z0-9_-]+$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.accessToken === undefined && fails(e, p, "required", {"missingProperty":"accessToken"})) return false
if (v.refreshToken === undefined && fails(e, p, "required", {"missingProperty":"refreshToken"})) return false
if (v.tokenType === undefined && fails(e, p, "required", {"missingProperty":"tokenType"})) return false
if (v.expiresIn === undefined && fails(e, p, "required", {"missingProperty":"expiresIn"})) return false
const v0 = v.accessToken
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (v0.length > 4096 && characters(v0) > 4096 && fails(e, p + "/accessToken", "maxLength", {"limit":4096})) return false
if (!c0.test(v0) && fails(e, p + "/accessToken", "pattern", {"pattern":"^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$"})) return false
}
else if (fails(e, p + "/accessToken", "type", {"type":"string"})) return false
}
const v1 = v.refreshToken
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length < 64 && characters(v1) < 32 && fails(e, p + "/refreshToken", "minLength", {"limit":32})) return false
if (v1.length > 256 && characters(v1) > 256 && fails(e, p + "/refreshToken", "maxLength", {"limit":256})) return false
if (!c1.test(v1) && fails(e, p + "/refreshToken", "pattern", {"pattern":"^[A-Za-z0-9_-]+$"})) return false
}
else if (fails(e, p + "/refreshToken", "type", {"type":"string"})) return false
}
const v2 = v.tokenType
if (v2 !== undefined) {
if (!(typeof v2 === "string") && fails(e, p + "/tokenType", "type", {"type":"string"})) return false
if (!(v2 === "Bearer") && fails(e, p + "/tokenType", "const", { allowedValue: "Bearer" })) return false
}
const v3 = v.expiresIn
if (v3 !== undefined) {
if (Number.isInteger(v3) || typeof v3 === "bigint") {
if (!(v3 >= 1) && fails(e, p + "/expiresIn", "minimum", {"limit":1})) return false
if (!(v3 <= 86400) && fails(e, p + "/expiresIn", "maximum", {"limit":86400})) return false
}
else if (fails(e, p + "/expiresIn", "type", {"type":"integer"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
