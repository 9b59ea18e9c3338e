// Written by npm run generate from openapi/users/v2.yaml. Do not edit.
export default (runtime) => {
  const { validator, fails, setOwn, characters } = runtime.check
  const $Problem = runtime.schema("schemas/Problem")
  const $UserPage = runtime.schema("schemas/UserPage")
  return {
parameters: [
{"name":"q","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}},
{"name":"role","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}},
{"name":"sort","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}},
{"name":"cursor","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}},
{"name":"limit","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"scalar","types":["integer"]}},
{"name":"If-None-Match","in":"header","style":"simple","explode":false,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}}],
validate: validator((() => {
const c0 = new RegExp("^[^\\u0000-\\u001F\\u007F]+$", "u")
const c1 = JSON.parse("[\"customer\",\"staff\",\"admin\"]")
const c2 = JSON.parse("[\"createdAt\",\"-createdAt\",\"email\",\"-email\"]")
const c3 = new RegExp("^[A-Za-z0-9_-]+$", "u")
const c4 = new RegExp("^[!-~]([ -~]*[!-~])?$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
const v0 = v.query
if (v0 !== undefined) {
if (typeof v0 === "object" && v0 !== null && !Array.isArray(v0)) {
const v1 = v0.q
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length < 2 && characters(v1) < 1 && fails(e, p + "/query/q", "minLength", {"limit":1})) return false
if (v1.length > 100 && characters(v1) > 100 && fails(e, p + "/query/q", "maxLength", {"limit":100})) return false
if (!c0.test(v1) && fails(e, p + "/query/q", "pattern", {"pattern":"^[^\\u0000-\\u001F\\u007F]+$"})) return false
}
else if (fails(e, p + "/query/q", "type", {"type":"string"})) return false
}
const v2 = v0.role
if (v2 !== undefined) {
if (!(typeof v2 === "string") && fails(e, p + "/query/role", "type", {"type":"string"})) return false
if (v2 !== "customer" && v2 !== "staff" && v2 !== "admin" && fails(e, p + "/query/role", "enum", { allowedValues: c1 })) return false
}
const v3 = v0.sort
if (v3 !== undefined) {
if (!(typeof v3 === "string") && fails(e, p + "/query/sort", "type", {"type":"string"})) return false
if (v3 !== "createdAt" && v3 !== "-createdAt" && v3 !== "email" && v3 !== "-email" && fails(e, p + "/query/sort", "enum", { allowedValues: c2 })) return false
}
const v4 = v0.cursor
if (v4 !== undefined) {
if (typeof v4 === "string") {
if (v4.length > 1000 && characters(v4) > 1000 && fails(e, p + "/query/cursor", "maxLength", {"limit":1000})) return false
if (!c3.test(v4) && fails(e, p + "/query/cursor", "pattern", {"pattern":"^[A-Za-z0-9_-]+$"})) return false
}
else if (fails(e, p + "/query/cursor", "type", {"type":"string"})) return false
}
const v5 = v0.limit
if (v5 !== undefined) {
if (Number.isInteger(v5) || typeof v5 === "bigint") {
if (!(v5 >= 1) && fails(e, p + "/query/limit", "minimum", {"limit":1})) return false
if (!(v5 <= 100) && fails(e, p + "/query/limit", "maximum", {"limit":100})) return false
}
else if (fails(e, p + "/query/limit", "type", {"type":"integer"})) return false
}
}
}
const v6 = v.header
if (v6 !== undefined) {
if (typeof v6 === "object" && v6 !== null && !Array.isArray(v6)) {
const v7 = v6["If-None-Match"]
if (v7 !== undefined) {
if (typeof v7 === "string") {
if (v7.length > 1000 && characters(v7) > 1000 && fails(e, p + "/header/If-None-Match", "maxLength", {"limit":1000})) return false
if (!c4.test(v7) && fails(e, p + "/header/If-None-Match", "pattern", {"pattern":"^[!-~]([ -~]*[!-~])?$"})) return false
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
"application/json": { kind: "json", validate: validator($UserPage.plain), cut: $UserPage.cut }
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
