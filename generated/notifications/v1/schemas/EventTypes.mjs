// Written by npm run generate from openapi/notifications/v1.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull, characters } = runtime.check
  const { sameItems, write } = runtime
  return {
cut: (() => {
const cut0 = (v) => {
return write.list(v, write.scalar)
}
return cut0
})(),
plain: (() => {
const c0 = new RegExp("^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*\\.v[1-9][0-9]*$", "u")
const check0 = (v, p, e) => {
if (Array.isArray(v)) {
if (v.length < 1 && fails(e, p, "minItems", {"limit":1})) return false
if (v.length > 50 && fails(e, p, "maxItems", {"limit":50})) return false
const same0 = sameItems(v)
if (same0 && fails(e, p, "uniqueItems", { i: same0[0], j: same0[1] })) return false
for (let i0 = 0; i0 < v.length; i0++) {
if (isFull(e)) break
const v0 = v[i0]
if (typeof v0 === "string") {
if (v0.length > 200 && characters(v0) > 200 && fails(e, p + "/" + i0, "maxLength", {"limit":200})) return false
if (!c0.test(v0) && fails(e, p + "/" + i0, "pattern", {"pattern":"^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*\\.v[1-9][0-9]*$"})) return false
}
else if (fails(e, p + "/" + i0, "type", {"type":"string"})) return false
}
}
else if (fails(e, p, "type", {"type":"array"})) return false
return true
}
return check0
})()
}
}
