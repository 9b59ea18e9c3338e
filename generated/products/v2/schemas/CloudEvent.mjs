// Written by npm run generate from openapi/products/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails, characters } = runtime.check
  const { formats } = runtime
  return {
plain: (() => {
const c0 = formats["uuid"].test
const c1 = new RegExp("^/services/[a-z][a-z0-9-]*$", "u")
const c2 = new RegExp("^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*\\.v[1-9][0-9]*$", "u")
const c3 = formats["date-time"].test
const c4 = new RegExp("^[!-~]+$", "u")
const c5 = new RegExp("^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
if (v.specversion === undefined && fails(e, p, "required", {"missingProperty":"specversion"})) return false
if (v.id === undefined && fails(e, p, "required", {"missingProperty":"id"})) return false
if (v.source === undefined && fails(e, p, "required", {"missingProperty":"source"})) return false
if (v.type === undefined && fails(e, p, "required", {"missingProperty":"type"})) return false
if (v.time === undefined && fails(e, p, "required", {"missingProperty":"time"})) return false
if (v.subject === undefined && fails(e, p, "required", {"missingProperty":"subject"})) return false
if (v.datacontenttype === undefined && fails(e, p, "required", {"missingProperty":"datacontenttype"})) return false
if (v.data === undefined && fails(e, p, "required", {"missingProperty":"data"})) return false
const v0 = v.specversion
if (v0 !== undefined) {
if (!(typeof v0 === "string") && fails(e, p + "/specversion", "type", {"type":"string"})) return false
if (!(v0 === "1.0") && fails(e, p + "/specversion", "const", { allowedValue: "1.0" })) return false
}
const v1 = v.id
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (!c0(v1) && fails(e, p + "/id", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/id", "type", {"type":"string"})) return false
}
const v2 = v.source
if (v2 !== undefined) {
if (typeof v2 === "string") {
if (v2.length > 100 && characters(v2) > 100 && fails(e, p + "/source", "maxLength", {"limit":100})) return false
if (!c1.test(v2) && fails(e, p + "/source", "pattern", {"pattern":"^/services/[a-z][a-z0-9-]*$"})) return false
}
else if (fails(e, p + "/source", "type", {"type":"string"})) return false
}
const v3 = v.type
if (v3 !== undefined) {
if (typeof v3 === "string") {
if (v3.length > 200 && characters(v3) > 200 && fails(e, p + "/type", "maxLength", {"limit":200})) return false
if (!c2.test(v3) && fails(e, p + "/type", "pattern", {"pattern":"^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*\\.v[1-9][0-9]*$"})) return false
}
else if (fails(e, p + "/type", "type", {"type":"string"})) return false
}
const v4 = v.time
if (v4 !== undefined) {
if (typeof v4 === "string") {
if (!c3(v4) && fails(e, p + "/time", "format", {"format":"date-time"})) return false
}
else if (fails(e, p + "/time", "type", {"type":"string"})) return false
}
const v5 = v.subject
if (v5 !== undefined) {
if (typeof v5 === "string") {
if (v5.length > 200 && characters(v5) > 200 && fails(e, p + "/subject", "maxLength", {"limit":200})) return false
if (!c4.test(v5) && fails(e, p + "/subject", "pattern", {"pattern":"^[!-~]+$"})) return false
}
else if (fails(e, p + "/subject", "type", {"type":"string"})) return false
}
const v6 = v.datacontenttype
if (v6 !== undefined) {
if (!(typeof v6 === "string") && fails(e, p + "/datacontenttype", "type", {"type":"string"})) return false
if (!(v6 === "application/json") && fails(e, p + "/datacontenttype", "const", { allowedValue: "application/json" })) return false
}
const v7 = v.traceparent
if (v7 !== undefined) {
if (typeof v7 === "string") {
if (!c5.test(v7) && fails(e, p + "/traceparent", "pattern", {"pattern":"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"})) return false
}
else if (fails(e, p + "/traceparent", "type", {"type":"string"})) return false
}
const v8 = v.data
if (v8 !== undefined) {
if (!(typeof v8 === "object" && v8 !== null && !Array.isArray(v8)) && fails(e, p + "/data", "type", {"type":"object"})) return false
}
}
else if (fails(e, p, "type", {"type":"object"})) return false
return true
}
return check0
})()
}
}
