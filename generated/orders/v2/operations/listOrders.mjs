// Written by npm run generate from openapi/orders/v2.yaml. Do not edit.
export default (runtime) => {
  const { validator, fails, setOwn, characters } = runtime.check
  const { formats } = runtime
  const $OrderSummaryPage = runtime.schema("schemas/OrderSummaryPage")
  const $Problem = runtime.schema("schemas/Problem")
  return {
parameters: [
{"name":"status","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}},
{"name":"createdFrom","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}},
{"name":"createdBefore","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}},
{"name":"sort","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}},
{"name":"cursor","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}},
{"name":"limit","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"scalar","types":["integer"]}},
{"name":"If-None-Match","in":"header","style":"simple","explode":false,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}}],
validate: validator((() => {
const c0 = JSON.parse("[\"processing\",\"confirmed\",\"rejected\",\"cancelling\",\"cancelled\",\"on-hold\"]")
const c1 = formats["date-time"].test
const c2 = JSON.parse("[\"createdAt\",\"-createdAt\"]")
const c3 = new RegExp("^[A-Za-z0-9_-]+$", "u")
const c4 = new RegExp("^[!-~]([ -~]*[!-~])?$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
const v0 = v.query
if (v0 !== undefined) {
if (typeof v0 === "object" && v0 !== null && !Array.isArray(v0)) {
const v1 = v0.status
if (v1 !== undefined) {
if (!(typeof v1 === "string") && fails(e, p + "/query/status", "type", {"type":"string"})) return false
if (v1 !== "processing" && v1 !== "confirmed" && v1 !== "rejected" && v1 !== "cancelling" && v1 !== "cancelled" && v1 !== "on-hold" && fails(e, p + "/query/status", "enum", { allowedValues: c0 })) return false
}
const v2 = v0.createdFrom
if (v2 !== undefined) {
if (typeof v2 === "string") {
if (!c1(v2) && fails(e, p + "/query/createdFrom", "format", {"format":"date-time"})) return false
}
else if (fails(e, p + "/query/createdFrom", "type", {"type":"string"})) return false
}
const v3 = v0.createdBefore
if (v3 !== undefined) {
if (typeof v3 === "string") {
if (!c1(v3) && fails(e, p + "/query/createdBefore", "format", {"format":"date-time"})) return false
}
else if (fails(e, p + "/query/createdBefore", "type", {"type":"string"})) return false
}
const v4 = v0.sort
if (v4 !== undefined) {
if (!(typeof v4 === "string") && fails(e, p + "/query/sort", "type", {"type":"string"})) return false
if (v4 !== "createdAt" && v4 !== "-createdAt" && fails(e, p + "/query/sort", "enum", { allowedValues: c2 })) return false
}
const v5 = v0.cursor
if (v5 !== undefined) {
if (typeof v5 === "string") {
if (v5.length > 1000 && characters(v5) > 1000 && fails(e, p + "/query/cursor", "maxLength", {"limit":1000})) return false
if (!c3.test(v5) && fails(e, p + "/query/cursor", "pattern", {"pattern":"^[A-Za-z0-9_-]+$"})) return false
}
else if (fails(e, p + "/query/cursor", "type", {"type":"string"})) return false
}
const v6 = v0.limit
if (v6 !== undefined) {
if (Number.isInteger(v6) || typeof v6 === "bigint") {
if (!(v6 >= 1) && fails(e, p + "/query/limit", "minimum", {"limit":1})) return false
if (!(v6 <= 100) && fails(e, p + "/query/limit", "maximum", {"limit":100})) return false
}
else if (fails(e, p + "/query/limit", "type", {"type":"integer"})) return false
}
}
}
const v7 = v.header
if (v7 !== undefined) {
if (typeof v7 === "object" && v7 !== null && !Array.isArray(v7)) {
const v8 = v7["If-None-Match"]
if (v8 !== undefined) {
if (typeof v8 === "string") {
if (v8.length > 1000 && characters(v8) > 1000 && fails(e, p + "/header/If-None-Match", "maxLength", {"limit":1000})) return false
if (!c4.test(v8) && fails(e, p + "/header/If-None-Match", "pattern", {"pattern":"^[!-~]([ -~]*[!-~])?$"})) return false
}
else if (fails(e, p + "/header/If-None-Match", "type", {"type":"string"})) return false
}
}
}
}
return true
}
return check0
})(), (v) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
 {
const v0 = v.query
if (typeof v0 === "object" && v0 !== null && !Array.isArray(v0)) {
if (v0.sort === undefined) setOwn(v0, "sort", "-createdAt")
if (v0.limit === undefined) setOwn(v0, "limit", 20)
}
}
}
}),
body: null,
replies: {
"200": { headers: {
"ETag": { required: true, shape: {"kind":"scalar","types":["string"]}, explode: false, validate: validator((() => {
const c0 = new RegExp("^(W/)?\"[!#-~]*\"$", "u")
const check0 = (v, p, e) => {
if (typeof v === "string") {
if (v.length > 200 && characters(v) > 200 && fails(e, p, "maxLength", {"limit":200})) return false
if (!c0.test(v) && fails(e, p, "pattern", {"pattern":"^(W/)?\"[!#-~]*\"$"})) return false
}
else if (fails(e, p, "type", {"type":"string"})) return false
return true
}
return check0
})()) }
}, content: {
"application/json": { kind: "json", validate: validator($OrderSummaryPage.plain), cut: $OrderSummaryPage.cut }
} },
"304": { headers: {
"ETag": { required: true, shape: {"kind":"scalar","types":["string"]}, explode: false, validate: validator((() => {
const c0 = new RegExp("^(W/)?\"[!#-~]*\"$", "u")
const check0 = (v, p, e) => {
if (typeof v === "string") {
if (v.length > 200 && characters(v) > 200 && fails(e, p, "maxLength", {"limit":200})) return false
if (!c0.test(v) && fails(e, p, "pattern", {"pattern":"^(W/)?\"[!#-~]*\"$"})) return false
}
else if (fails(e, p, "type", {"type":"string"})) return false
return true
}
return check0
})()) },
"Cache-Control": { required: false, shape: {"kind":"scalar","types":["string"]}, explode: false, validate: validator((() => {
const check0 = (v, p, e) => {
if (typeof v === "string") {
if (v.length > 200 && characters(v) > 200 && fails(e, p, "maxLength", {"limit":200})) return false
}
else if (fails(e, p, "type", {"type":"string"})) return false
return true
}
return check0
})()) }
}, content: {} },
"400": { headers: {}, content: {
"application/problem+json": { kind: "json", validate: validator($Problem.plain), cut: $Problem.cut }
} },
"401": { headers: {
"WWW-Authenticate": { required: true, shape: {"kind":"scalar","types":["string"]}, explode: false, validate: validator((() => {
const check0 = (v, p, e) => {
if (typeof v === "string") {
if (v.length > 500 && characters(v) > 500 && fails(e, p, "maxLength", {"limit":500})) return false
}
else if (fails(e, p, "type", {"type":"string"})) return false
return true
}
return check0
})()) }
}, content: {
"application/problem+json": { kind: "json", validate: validator($Problem.plain), cut: $Problem.cut }
} },
"403": { headers: {}, content: {
"application/problem+json": { kind: "json", validate: validator($Problem.plain), cut: $Problem.cut }
} },
"406": { headers: {}, content: {
"application/problem+json": { kind: "json", validate: validator($Problem.plain), cut: $Problem.cut }
} },
"500": { headers: {}, content: {
"application/problem+json": { kind: "json", validate: validator($Problem.plain), cut: $Problem.cut }
} },
"503": { headers: {
"Retry-After": { required: false, shape: {"kind":"scalar","types":["integer"]}, explode: false, validate: validator((() => {
const check0 = (v, p, e) => {
if (Number.isInteger(v) || typeof v === "bigint") {
if (!(v >= 0) && fails(e, p, "minimum", {"limit":0})) return false
if (!(v <= 86400) && fails(e, p, "maximum", {"limit":86400})) return false
}
else if (fails(e, p, "type", {"type":"integer"})) return false
return true
}
return check0
})()) }
}, content: {
"application/problem+json": { kind: "json", validate: validator($Problem.plain), cut: $Problem.cut }
} }
}
}
}
