// Written by npm run generate from openapi/users/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull } = runtime.check
  const { write } = runtime
  const $PublicKey = runtime.schema("schemas/PublicKey")
  return {
cut: (() => {
const cut1 = (v) => {
return write.list(v, $PublicKey.cut)
}
const cut0 = (v) => {
if (v === null || typeof v !== 'object') return write.scalar(v)
if (typeof v.toJSON === 'function') {
v = v.toJSON()
if (v === null || typeof v !== 'object') return write.scalar(v)
}
if (Array.isArray(v)) return write.misfit('a list')
return {
keys: cut1(v.keys)
}
}
return cut0
})(),
plain: (() => {
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.keys === undefined && fails(e, p, "required", {"missingProperty":"keys"})) return false
const v0 = v.keys
if (v0 !== undefined) {
if (Array.isArray(v0)) {
if (v0.length < 1 && fails(e, p + "/keys", "minItems", {"limit":1})) return false
if (v0.length > 20 && fails(e, p + "/keys", "maxItems", {"limit":20})) return false
for (let i0 = 0; i0 < v0.length; i0++) {
if (isFull(e)) break
const v1 = v0[i0]
if (!$PublicKey.plain(v1, e && p + "/keys/" + i0, e)) return false
}
}
else if (fails(e, p + "/keys", "type", {"type":"array"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
