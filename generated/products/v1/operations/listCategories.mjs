// Written by npm run generate from openapi/products/v1.yaml. Do not edit.
export default (runtime) => {
  const { validator, fails, characters } = runtime.check
  const $CategoryList = runtime.schema("schemas/CategoryList")
  const $Problem = runtime.schema("schemas/Problem")
  return {
parameters: [
{"name":"If-None-Match","in":"header","style":"simple","explode":false,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}}],
validate: validator((() => {
const c0 = new RegExp("^[!-~]([ -~]*[!-~])?$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
const v0 = v.header
if (v0 !== undefined) {
if (typeof v0 === "object" && v0 !== null && !Array.isArray(v0)) {
const v1 = v0["If-None-Match"]
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length > 1000 && characters(v1) > 1000 && fails(e, p + "/header/If-None-Match", "maxLength", {"limit":1000})) return false
if (!c0.test(v1) && fails(e, p + "/header/If-None-Match", "pattern", {"pattern":"^[!-~]([ -~]*[!-~])?$"})) return false
}
else if (fails(e, p + "/header/If-None-Match", "type", {"type":"string"})) return false
}
}
}
}
return true
}
return check0
})()),
body: null,
replies: {
"200": { headers: {
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
"application/json": { kind: "json", validate: validator($CategoryList.plain), cut: $CategoryList.cut }
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
