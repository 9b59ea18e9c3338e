// Written by npm run generate from openapi/notifications/v1.yaml. Do not edit.
export default (runtime) => {
  const { validator, fails, setOwn, characters } = runtime.check
  const { formats } = runtime
  const $NotificationPage = runtime.schema("schemas/NotificationPage")
  const $Problem = runtime.schema("schemas/Problem")
  return {
parameters: [
{"name":"orderId","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}},
{"name":"cursor","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}},
{"name":"limit","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"scalar","types":["integer"]}},
{"name":"If-None-Match","in":"header","style":"simple","explode":false,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}}],
validate: validator((() => {
const c0 = formats["uuid"].test
const c1 = new RegExp("^[A-Za-z0-9_-]+$", "u")
const c2 = new RegExp("^[!-~]([ -~]*[!-~])?$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
const v0 = v.query
if (v0 !== undefined) {
if (typeof v0 === "object" && v0 !== null && !Array.isArray(v0)) {
const v1 = v0.orderId
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (!c0(v1) && fails(e, p + "/query/orderId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/query/orderId", "type", {"type":"string"})) return false
}
const v2 = v0.cursor
if (v2 !== undefined) {
if (typeof v2 === "string") {
if (v2.length > 1000 && characters(v2) > 1000 && fails(e, p + "/query/cursor", "maxLength", {"limit":1000})) return false
if (!c1.test(v2) && fails(e, p + "/query/cursor", "pattern", {"pattern":"^[A-Za-z0-9_-]+$"})) return false
}
else if (fails(e, p + "/query/cursor", "type", {"type":"string"})) return false
}
const v3 = v0.limit
if (v3 !== undefined) {
if (Number.isInteger(v3) || typeof v3 === "bigint") {
if (!(v3 >= 1) && fails(e, p + "/query/limit", "minimum", {"limit":1})) return false
if (!(v3 <= 100) && fails(e, p + "/query/limit", "maximum", {"limit":100})) return false
}
else if (fails(e, p + "/query/limit", "type", {"type":"integer"})) return false
}
}
}
const v4 = v.header
if (v4 !== undefined) {
if (typeof v4 === "object" && v4 !== null && !Array.isArray(v4)) {
const v5 = v4["If-None-Match"]
if (v5 !== undefined) {
if (typeof v5 === "string") {
if (v5.length > 1000 && characters(v5) > 1000 && fails(e, p + "/header/If-None-Match", "maxLength", {"limit":1000})) return false
if (!c2.test(v5) && fails(e, p + "/header/If-None-Match", "pattern", {"pattern":"^[!-~]([ -~]*[!-~])?$"})) return false
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
})()) },
"Deprecation": { required: false, shape: {"kind":"scalar","types":["string"]}, explode: false, validate: validator((() => {
const c0 = new RegExp("^@[0-9]{1,12}$", "u")
const check0 = (v, p, e) => {
if (typeof v === "string") {
if (!c0.test(v) && fails(e, p, "pattern", {"pattern":"^@[0-9]{1,12}$"})) return false
}
else if (fails(e, p, "type", {"type":"string"})) return false
return true
}
return check0
})()) },
"Sunset": { required: false, shape: {"kind":"scalar","types":["string"]}, explode: false, validate: validator((() => {
const check0 = (v, p, e) => {
if (typeof v === "string") {
if (v.length > 29 && characters(v) > 29 && fails(e, p, "maxLength", {"limit":29})) return false
}
else if (fails(e, p, "type", {"type":"string"})) return false
return true
}
return check0
})()) }
}, content: {
"application/json": { kind: "json", validate: validator($NotificationPage.plain), cut: $NotificationPage.cut }
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
