// Written by npm run generate from openapi/notifications/v1.yaml. Do not edit.
export default (runtime) => {
  const { fails } = runtime.check
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
orderUpdates: write.scalar(v.orderUpdates),
paymentUpdates: write.scalar(v.paymentUpdates)
}
}
return cut0
})(),
plain: (() => {
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.orderUpdates === undefined && fails(e, p, "required", {"missingProperty":"orderUpdates"})) return false
if (v.paymentUpdates === undefined && fails(e, p, "required", {"missingProperty":"paymentUpdates"})) return false
const v0 = v.orderUpdates
if (v0 !== undefined) {
if (!(typeof v0 === "boolean") && fails(e, p + "/orderUpdates", "type", {"type":"boolean"})) return false
}
const v1 = v.paymentUpdates
if (v1 !== undefined) {
if (!(typeof v1 === "boolean") && fails(e, p + "/paymentUpdates", "type", {"type":"boolean"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
