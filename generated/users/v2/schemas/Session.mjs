// Written by npm run generate from openapi/users/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails } = runtime.check
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
role: write.scalar(v.role)
}
}
return cut0
})(),
plain: (() => {
const c0 = formats["uuid"].test
const c1 = JSON.parse("[\"customer\",\"staff\",\"admin\"]")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.userId === undefined && fails(e, p, "required", {"missingProperty":"userId"})) return false
if (v.role === undefined && fails(e, p, "required", {"missingProperty":"role"})) return false
const v0 = v.userId
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (!c0(v0) && fails(e, p + "/userId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/userId", "type", {"type":"string"})) return false
}
const v1 = v.role
if (v1 !== undefined) {
if (!(typeof v1 === "string") && fails(e, p + "/role", "type", {"type":"string"})) return false
if (v1 !== "customer" && v1 !== "staff" && v1 !== "admin" && fails(e, p + "/role", "enum", { allowedValues: c1 })) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
