// Written by npm run generate from openapi/users/v1.yaml. Do not edit.
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
displayName: write.scalar(v.displayName),
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
if (v.displayName === undefined && fails(e, p, "required", {"missingProperty":"displayName"})) return false
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
const v2 = v.displayName
if (v2 !== undefined) {
if (typeof v2 === "string") {
if (v2.length < 2 && characters(v2) < 1 && fails(e, p + "/displayName", "minLength", {"limit":1})) return false
if (v2.length > 80 && characters(v2) > 80 && fails(e, p + "/displayName", "maxLength", {"limit":80})) return false
if (!c2.test(v2) && fails(e, p + "/displayName", "pattern", {"pattern":"^[^\\u0000-\\u0020\\u007F]([^\\u0000-\\u001F\\u007F]*[^\\u0000-\\u0020\\u007F])?$"})) return false
}
else if (fails(e, p + "/displayName", "type", {"type":"string"})) return false
}
const v3 = v.role
if (v3 !== undefined) {
if (!(typeof v3 === "string") && fails(e, p + "/role", "type", {"type":"string"})) return false
if (v3 !== "customer" && v3 !== "staff" && v3 !== "admin" && fails(e, p + "/role", "enum", { allowedValues: c3 })) return false
}
const v4 = v.createdAt
if (v4 !== undefined) {
if (typeof v4 === "string") {
if (!c4(v4) && fails(e, p + "/createdAt", "format", {"format":"date-time"})) return false
}
else if (fails(e, p + "/createdAt", "type", {"type":"string"})) return false
}
const v5 = v.updatedAt
if (v5 !== undefined) {
if (typeof v5 === "string") {
if (!c4(v5) && fails(e, p + "/updatedAt", "format", {"format":"date-time"})) return false
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
