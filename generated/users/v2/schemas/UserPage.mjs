// Written by npm run generate from openapi/users/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull, characters } = runtime.check
  const { write } = runtime
  const $User = runtime.schema("schemas/User")
  return {
cut: (() => {
const cut1 = (v) => {
return write.list(v, $User.cut)
}
const cut0 = (v) => {
if (v === null || typeof v !== 'object') return write.scalar(v)
if (typeof v.toJSON === 'function') {
v = v.toJSON()
if (v === null || typeof v !== 'object') return write.scalar(v)
}
if (Array.isArray(v)) return write.misfit('a list')
return {
items: cut1(v.items),
nextCursor: write.scalar(v.nextCursor)
}
}
return cut0
})(),
plain: (() => {
const c0 = new RegExp("^[A-Za-z0-9_-]+$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.items === undefined && fails(e, p, "required", {"missingProperty":"items"})) return false
if (v.nextCursor === undefined && fails(e, p, "required", {"missingProperty":"nextCursor"})) return false
const v0 = v.items
if (v0 !== undefined) {
if (Array.isArray(v0)) {
if (v0.length > 100 && fails(e, p + "/items", "maxItems", {"limit":100})) return false
for (let i0 = 0; i0 < v0.length; i0++) {
if (isFull(e)) break
const v1 = v0[i0]
if (!$User.plain(v1, e && p + "/items/" + i0, e)) return false
}
}
else if (fails(e, p + "/items", "type", {"type":"array"})) return false
}
const v2 = v.nextCursor
if (v2 !== undefined) {
if (typeof v2 === "string") {
if (v2.length > 1000 && characters(v2) > 1000 && fails(e, p + "/nextCursor", "maxLength", {"limit":1000})) return false
if (!c0.test(v2) && fails(e, p + "/nextCursor", "pattern", {"pattern":"^[A-Za-z0-9_-]+$"})) return false
}
else if (!(v2 === null)) { if (fails(e, p + "/nextCursor", "type", {"type":["string","null"]})) return false }
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
