// Written by npm run generate from openapi/products/v1.yaml. Do not edit.
export default (runtime) => {
  const { validator, fails, setOwn, characters } = runtime.check
  const $Problem = runtime.schema("schemas/Problem")
  const $ProductPage = runtime.schema("schemas/ProductPage")
  return {
parameters: [
{"name":"q","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}},
{"name":"category","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}},
{"name":"minPrice","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"scalar","types":["integer"]}},
{"name":"maxPrice","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"scalar","types":["integer"]}},
{"name":"inStock","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"scalar","types":["boolean"]}},
{"name":"sort","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}},
{"name":"cursor","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}},
{"name":"limit","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"scalar","types":["integer"]}},
{"name":"If-None-Match","in":"header","style":"simple","explode":false,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}}],
validate: validator((() => {
const c0 = new RegExp("^[^\\u0000-\\u001F\\u007F]+$", "u")
const c1 = new RegExp("^[a-z0-9]+(-[a-z0-9]+)*$", "u")
const c2 = JSON.parse("[\"name\",\"-name\",\"price\",\"-price\",\"createdAt\",\"-createdAt\"]")
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
if (v1.length > 200 && characters(v1) > 200 && fails(e, p + "/query/q", "maxLength", {"limit":200})) return false
if (!c0.test(v1) && fails(e, p + "/query/q", "pattern", {"pattern":"^[^\\u0000-\\u001F\\u007F]+$"})) return false
}
else if (fails(e, p + "/query/q", "type", {"type":"string"})) return false
}
const v2 = v0.category
if (v2 !== undefined) {
if (typeof v2 === "string") {
if (v2.length > 64 && characters(v2) > 64 && fails(e, p + "/query/category", "maxLength", {"limit":64})) return false
if (!c1.test(v2) && fails(e, p + "/query/category", "pattern", {"pattern":"^[a-z0-9]+(-[a-z0-9]+)*$"})) return false
}
else if (fails(e, p + "/query/category", "type", {"type":"string"})) return false
}
const v3 = v0.minPrice
if (v3 !== undefined) {
if (Number.isInteger(v3) || typeof v3 === "bigint") {
if (!(v3 >= 0) && fails(e, p + "/query/minPrice", "minimum", {"limit":0})) return false
if (!(v3 <= 1000000000) && fails(e, p + "/query/minPrice", "maximum", {"limit":1000000000})) return false
}
else if (fails(e, p + "/query/minPrice", "type", {"type":"integer"})) return false
}
const v4 = v0.maxPrice
if (v4 !== undefined) {
if (Number.isInteger(v4) || typeof v4 === "bigint") {
if (!(v4 >= 0) && fails(e, p + "/query/maxPrice", "minimum", {"limit":0})) return false
if (!(v4 <= 1000000000) && fails(e, p + "/query/maxPrice", "maximum", {"limit":1000000000})) return false
}
else if (fails(e, p + "/query/maxPrice", "type", {"type":"integer"})) return false
}
const v5 = v0.inStock
if (v5 !== undefined) {
if (!(typeof v5 === "boolean") && fails(e, p + "/query/inStock", "type", {"type":"boolean"})) return false
}
const v6 = v0.sort
if (v6 !== undefined) {
if (!(typeof v6 === "string") && fails(e, p + "/query/sort", "type", {"type":"string"})) return false
if (v6 !== "name" && v6 !== "-name" && v6 !== "price" && v6 !== "-price" && v6 !== "createdAt" && v6 !== "-createdAt" && fails(e, p + "/query/sort", "enum", { allowedValues: c2 })) return false
}
const v7 = v0.cursor
if (v7 !== undefined) {
if (typeof v7 === "string") {
if (v7.length > 1000 && characters(v7) > 1000 && fails(e, p + "/query/cursor", "maxLength", {"limit":1000})) return false
if (!c3.test(v7) && fails(e, p + "/query/cursor", "pattern", {"pattern":"^[A-Za-z0-9_-]+$"})) return false
}
else if (fails(e, p + "/query/cursor", "type", {"type":"string"})) return false
}
const v8 = v0.limit
if (v8 !== undefined) {
if (Number.isInteger(v8) || typeof v8 === "bigint") {
if (!(v8 >= 1) && fails(e, p + "/query/limit", "minimum", {"limit":1})) return false
if (!(v8 <= 100) && fails(e, p + "/query/limit", "maximum", {"limit":100})) return false
}
else if (fails(e, p + "/query/limit", "type", {"type":"integer"})) return false
}
}
}
const v9 = v.header
if (v9 !== undefined) {
if (typeof v9 === "object" && v9 !== null && !Array.isArray(v9)) {
const v10 = v9["If-None-Match"]
if (v10 !== undefined) {
if (typeof v10 === "string") {
if (v10.length > 1000 && characters(v10) > 1000 && fails(e, p + "/header/If-None-Match", "maxLength", {"limit":1000})) return false
if (!c4.test(v10) && fails(e, p + "/header/If-None-Match", "pattern", {"pattern":"^[!-~]([ -~]*[!-~])?$"})) return false
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
"RateLimit": { required: false, shape: {"kind":"scalar","types":["string"]}, explode: false, validate: validator((() => {
const c0 = new RegExp("^\"[!-~]{1,100}\";r=\\d{1,7};t=\\d{1,5}$", "u")
const check0 = (v, p, e) => {
if (typeof v === "string") {
if (v.length > 200 && characters(v) > 200 && fails(e, p, "maxLength", {"limit":200})) return false
if (!c0.test(v) && fails(e, p, "pattern", {"pattern":"^\"[!-~]{1,100}\";r=\\d{1,7};t=\\d{1,5}$"})) return false
}
else if (fails(e, p, "type", {"type":"string"})) return false
return true
}
return check0
})()) },
"RateLimit-Policy": { required: false, shape: {"kind":"scalar","types":["string"]}, explode: false, validate: validator((() => {
const c0 = new RegExp("^\"[!-~]{1,100}\";q=\\d{1,7};w=\\d{1,5}$", "u")
const check0 = (v, p, e) => {
if (typeof v === "string") {
if (v.length > 200 && characters(v) > 200 && fails(e, p, "maxLength", {"limit":200})) return false
if (!c0.test(v) && fails(e, p, "pattern", {"pattern":"^\"[!-~]{1,100}\";q=\\d{1,7};w=\\d{1,5}$"})) return false
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
})()) },
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
"Deprecation": { required: true, shape: {"kind":"scalar","types":["string"]}, explode: false, validate: validator((() => {
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
"Sunset": { required: true, shape: {"kind":"scalar","types":["string"]}, explode: false, validate: validator((() => {
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
"application/json": { kind: "json", validate: validator($ProductPage.plain), cut: $ProductPage.cut }
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
"406": { headers: {}, content: {
"application/problem+json": { kind: "json", validate: validator($Problem.plain), cut: $Problem.cut }
} },
"429": { headers: {
"Retry-After": { required: true, shape: {"kind":"scalar","types":["integer"]}, explode: false, validate: validator((() => {
const check0 = (v, p, e) => {
if (Number.isInteger(v) || typeof v === "bigint") {
if (!(v >= 0) && fails(e, p, "minimum", {"limit":0})) return false
if (!(v <= 86400) && fails(e, p, "maximum", {"limit":86400})) return false
}
else if (fails(e, p, "type", {"type":"integer"})) return false
return true
}
return check0
})()) },
"RateLimit": { required: false, shape: {"kind":"scalar","types":["string"]}, explode: false, validate: validator((() => {
const c0 = new RegExp("^\"[!-~]{1,100}\";r=\\d{1,7};t=\\d{1,5}$", "u")
const check0 = (v, p, e) => {
if (typeof v === "string") {
if (v.length > 200 && characters(v) > 200 && fails(e, p, "maxLength", {"limit":200})) return false
if (!c0.test(v) && fails(e, p, "pattern", {"pattern":"^\"[!-~]{1,100}\";r=\\d{1,7};t=\\d{1,5}$"})) return false
}
else if (fails(e, p, "type", {"type":"string"})) return false
return true
}
return check0
})()) },
"RateLimit-Policy": { required: false, shape: {"kind":"scalar","types":["string"]}, explode: false, validate: validator((() => {
const c0 = new RegExp("^\"[!-~]{1,100}\";q=\\d{1,7};w=\\d{1,5}$", "u")
const check0 = (v, p, e) => {
if (typeof v === "string") {
if (v.length > 200 && characters(v) > 200 && fails(e, p, "maxLength", {"limit":200})) return false
if (!c0.test(v) && fails(e, p, "pattern", {"pattern":"^\"[!-~]{1,100}\";q=\\d{1,7};w=\\d{1,5}$"})) return false
}
else if (fails(e, p, "type", {"type":"string"})) return false
return true
}
return check0
})()) }
}, content: {
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
