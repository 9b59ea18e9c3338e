// Written by npm run generate from openapi/orders/v2.yaml. Do not edit.
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
next: write.scalar(v.next)
}
}
return cut0
})(),
plain: (() => {
const c0 = new RegExp("^[A-Za-z0-9_-]+$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.next === undefined && fails(e, p, "required", {"missingProperty":"next"})) return false
const v0 = v.next
if (v0 !== undefined) {
if (typeof v0 === "string") {
if (v0.length > 1000 && characters(v0) > 1000 && fails(e, p + "/next", "maxLength", {"limit":1000})) return false
if (!c0.test(v0) && fails(e, p + "/next", "pattern", {"pattern":"^[A-Za-z0-9_-]+$"})) return false
}
else if (!(v0 === null)) { if (fails(e, p + "/next", "type", {"type":["string","null"]})) return false }
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
