// Written by npm run generate from openapi/gateway/v1.yaml. Do not edit.
export default (runtime) => {
  const { fails, isFull, step } = runtime.check
  const { write } = runtime
  const $Dependency = runtime.schema("schemas/Dependency")
  return {
cut: (() => {
const cut0 = (v) => {
if (v === null || typeof v !== 'object') return write.scalar(v)
if (typeof v.toJSON === 'function') {
v = v.toJSON()
if (v === null || typeof v !== 'object') return write.scalar(v)
}
if (Array.isArray(v)) return write.misfit('a list')
const out = {}
for (const k of Object.keys(v)) {
write.put(out, k, $Dependency.cut(v[k]))
}
return out
}
return cut0
})(),
plain: (() => {
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
for (const k0 in v) {
if (isFull(e)) break
const v0 = v[k0]
if (!$Dependency.plain(v0, e && p + step(k0), e)) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
