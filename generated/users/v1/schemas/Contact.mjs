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
userId: write.scalar(v.userId),
email: write.scalar(v.email),
displayName: write.scalar(v.displayName)
}
}
return cut0
})(),
plain: (() => {
const c0 = formats["uuid"].test
const c1 = formats["email"].test
const c2 = new RegExp("^[^\\u0000-\\u0020\\u007F]([^\\u0000-\\u001F\\u007F]*[^\\u0000-\\u0020\\u007F])?$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.userId === undefined && fails(e, p, "required", {"missingProperty":"userId"})) return false
if (v.email === undefined && fails(e, p, "required", {"missingProperty":"email"})) return false
if (v.displayName === undefined && fails(e, p, "required", {"missingProperty":"displayName"})) return false
const v0 = v.userId
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/userId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/userId", "type", {"type":"string"})) return false
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
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
