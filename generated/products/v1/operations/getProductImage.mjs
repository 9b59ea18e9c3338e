// Written by npm run generate from openapi/products/v1.yaml. Do not edit.
export default (runtime) => {
  const { validator, fails, characters } = runtime.check
  const { formats } = runtime
  const $Problem = runtime.schema("schemas/Problem")
  return {
parameters: [
{"name":"productId","in":"path","style":"simple","explode":false,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}},
{"name":"If-None-Match","in":"header","style":"simple","explode":false,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}}],
validate: validator((() => {
const c0 = formats["uuid"].test
const c1 = new RegExp("^[!-~]([ -~]*[!-~])?$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
const v0 = v.path
if (v0 !== undefined) {
if (typeof v0 === "object" && v0 !== null && !Array.isArray(v0)) {
if (v0.productId === undefined && fails(e, p + "/path", "required", {"missingProperty":"productId"})) return false
const v1 = v0.productId
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (!c0(v1) && fails(e, p + "/path/productId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/path/productId", "type", {"type":"string"})) return false
}
}
}
const v2 = v.header
if (v2 !== undefined) {
if (typeof v2 === "object" && v2 !== null && !Array.isArray(v2)) {
const v3 = v2["If-None-Match"]
if (v3 !== undefined) {
if (typeof v3 === "string") {
if (v3.length > 1000 && characters(v3) > 1000 && fails(e, p + "/header/If-None-Match", "maxLength", {"limit":1000})) return false
if (!c1.test(v3) && fails(e, p + "/header/If-None-Match", "pattern", {"pattern":"^[!-~]([ -~]*[!-~])?$"})) return false
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
"Cross-Origin-Resource-Policy": { required: true, shape: {"kind":"scalar","types":["string"]}, explode: false, validate: validator((() => {
const check0 = (v, p, e) => {
if (!(typeof v === "string") && fails(e, p, "type", {"type":"string"})) return false
if (!(v === "cross-origin") && fails(e, p, "const", { allowedValue: "cross-origin" })) return false
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
"image/png": { kind: "stream", validate: null, cut: null },
"image/jpeg": { kind: "stream", validate: null, cut: null },
"image/webp": { kind: "stream", validate: null, cut: null }
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
"404": { headers: {}, content: {
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
