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
kty: write.scalar(v.kty),
crv: write.scalar(v.crv),
x: write.scalar(v.x),
y: write.scalar(v.y),
kid: write.scalar(v.kid),
use: write.scalar(v.use),
alg: write.scalar(v.alg)
}
}
return cut0
})(),
plain: (() => {
const c0 = new RegExp("^[A-Za-z0-9_-]{43}$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.kty === undefined && fails(e, p, "required", {"missingProperty":"kty"})) return false
if (v.crv === undefined && fails(e, p, "required", {"missingProperty":"crv"})) return false
if (v.x === undefined && fails(e, p, "required", {"missingProperty":"x"})) return false
if (v.y === undefined && fails(e, p, "required", {"missingProperty":"y"})) return false
if (v.kid === undefined && fails(e, p, "required", {"missingProperty":"kid"})) return false
if (v.use === undefined && fails(e, p, "required", {"missingProperty":"use"})) return false
if (v.alg === undefined && fails(e, p, "required", {"missingProperty":"alg"})) return false
const v0 = v.kty
if (v0 !== undefined) {
if (!(typeof v0 === "string") && fails(e, p + "/kty", "type", {"type":"string"})) return false
if (!(v0 === "EC") && fails(e, p + "/kty", "const", { allowedValue: "EC" })) return false
}
const v1 = v.crv
if (v1 !== undefined) {
if (!(typeof v1 === "string") && fails(e, p + "/crv", "type", {"type":"string"})) return false
if (!(v1 === "P-256") && fails(e, p + "/crv", "const", { allowedValue: "P-256" })) return false
}
const v2 = v.x
if (v2 !== undefined) {
if (typeof v2 === "string") {
if (!c0.test(v2) && fails(e, p + "/x", "pattern", {"pattern":"^[A-Za-z0-9_-]{43}$"})) return false
}
else if (fails(e, p + "/x", "type", {"type":"string"})) return false
}
const v3 = v.y
if (v3 !== undefined) {
if (typeof v3 === "string") {
if (!c0.test(v3) && fails(e, p + "/y", "pattern", {"pattern":"^[A-Za-z0-9_-]{43}$"})) return false
}
else if (fails(e, p + "/y", "type", {"type":"string"})) return false
}
const v4 = v.kid
if (v4 !== undefined) {
if (typeof v4 === "string") {
if (v4.length > 100 && characters(v4) > 100 && fails(e, p + "/kid", "maxLength", {"limit":100})) return false
}
else if (fails(e, p + "/kid", "type", {"type":"string"})) return false
}
const v5 = v.use
if (v5 !== undefined) {
if (!(typeof v5 === "string") && fails(e, p + "/use", "type", {"type":"string"})) return false
if (!(v5 === "sig") && fails(e, p + "/use", "const", { allowedValue: "sig" })) return false
}
const v6 = v.alg
if (v6 !== undefined) {
if (!(typeof v6 === "string") && fails(e, p + "/alg", "type", {"type":"string"})) return false
if (!(v6 === "ES256") && fails(e, p + "/alg", "const", { allowedValue: "ES256" })) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
