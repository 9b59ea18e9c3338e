// Written by npm run generate from openapi/users/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, characters } = runtime.check
  const { formats, write } = runtime
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
id: write.scalar(v.id),
email: write.scalar(v.email),
givenName: write.scalar(v.givenName),
familyName: write.scalar(v.familyName),
role: write.scalar(v.role),
createdAt: write.scalar(v.createdAt),
updatedAt: write.scalar(v.updatedAt)
}
}
return cut0
})(),
plain: (() => {
const c0 = formats["uuid"].test
const c1 = formats["email"].test
const c2 = new RegExp("^[^\\u0000-\\u0020\\u007F]([^\\u0000-\\u001F\\u007F]*[^\\u0000-\\u0020\\u007F])?$", "u")
const c3 = JSON.parse("[\"customer\",\"staff\",\"admin\"]")
const c4 = formats["date-time"].test
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.id === undefined && fails(e, p, "required", {"missingProperty":"id"})) return false
if (v.email === undefined && fails(e, p, "required", {"missingProperty":"email"})) return false
if (v.givenName === undefined && fails(e, p, "required", {"missingProperty":"givenName"})) return false
if (v.familyName === undefined && fails(e, p, "required", {"missingProperty":"familyName"})) return false
if (v.role === undefined && fails(e, p, "required", {"missingProperty":"role"})) return false
if (v.createdAt === undefined && fails(e, p, "required", {"missingProperty":"createdAt"})) return false
if (v.updatedAt === undefined && fails(e, p, "required", {"missingProperty":"updatedAt"})) return false
const v0 = v.id
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/id", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/id", "type", {"type":"string"})) return false
}
const v1 = v.email
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length > 254 && characters(v1) > 254 && fails(e, p + "/email", "maxLength", {"limit":254})) return false
if (!c1(v1) && fails(e, p + "/email", "format", {"format":"email"})) return false
}
else if (fails(e, p + "/email", "type", {"type":"string"})) return false
}
const v2 = v.givenName
if (v2 !== undefined) {
if (typeof v2 === "string") {
if (v2.length < 2 && characters(v2) < 1 && fails(e, p + "/givenName", "minLength", {"limit":1})) return false
if (v2.length > 80 && characters(v2) > 80 && fails(e, p + "/givenName", "maxLength", {"limit":80})) return false
if (!c2.test(v2) && fails(e, p + "/givenName", "pattern", {"pattern":"^[^\\u0000-\\u0020\\u007F]([^\\u0000-\\u001F\\u007F]*[^\\u0000-\\u0020\\u007F])?$"})) return false
}
else if (fails(e, p + "/givenName", "type", {"type":"string"})) return false
}
const v3 = v.familyName
if (v3 !== undefined) {
if (typeof v3 === "string") {
if (v3.length < 2 && characters(v3) < 1 && fails(e, p + "/familyName", "minLength", {"limit":1})) return false
if (v3.length > 78 && characters(v3) > 78 && fails(e, p + "/familyName", "maxLength", {"limit":78})) return false
if (!c2.test(v3) && fails(e, p + "/familyName", "pattern", {"pattern":"^[^\\u0000-\\u0020\\u007F]([^\\u0000-\\u001F\\u007F]*[^\\u0000-\\u0020\\u007F])?$"})) return false
}
else if (!(v3 === null)) { if (fails(e, p + "/familyName", "type", {"type":["string","null"]})) return false }
}
const v4 = v.role
if (v4 !== undefined) {
if (!(typeof v4 === "string") && fails(e, p + "/role", "type", {"type":"string"})) return false
if (v4 !== "customer" && v4 !== "staff" && v4 !== "admin" && fails(e, p + "/role", "enum", { allowedValues: c3 })) return false
}
const v5 = v.createdAt
if (v5 !== undefined) {
if (typeof v5 === "string") {
if (!c4(v5) && fails(e, p + "/createdAt", "format", {"format":"date-time"})) return false
}
else if (fails(e, p + "/createdAt", "type", {"type":"string"})) return false
}
const v6 = v.updatedAt
if (v6 !== undefined) {
if (typeof v6 === "string") {
if (!c4(v6) && fails(e, p + "/updatedAt", "format", {"format":"date-time"})) return false
}
else if (fails(e, p + "/updatedAt", "type", {"type":"string"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
