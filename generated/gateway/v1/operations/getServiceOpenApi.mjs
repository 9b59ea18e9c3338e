// Written by npm run generate from openapi/gateway/v1.yaml. Do not edit.
export default (runtime) => {
  const { validator, fails, characters } = runtime.check
  const $OpenApi = runtime.schema("schemas/OpenApi")
  const $Problem = runtime.schema("schemas/Problem")
  return {
parameters: [
{"name":"service","in":"path","style":"simple","explode":false,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}},
{"name":"version","in":"path","style":"simple","explode":false,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}},
{"name":"If-None-Match","in":"header","style":"simple","explode":false,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}}],
validate: validator((() => {
const c0 = new RegExp("^[a-z][a-z0-9-]*$", "u")
const c1 = new RegExp("^v[1-9][0-9]*$", "u")
const c2 = new RegExp("^[!-~]([ -~]*[!-~])?$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
const v0 = v.path
if (v0 !== undefined) {
if (typeof v0 === "object" && v0 !== null && !Array.isArray(v0)) {
if (v0.service === undefined && fails(e, p + "/path", "required", {"missingProperty":"service"})) return false
if (v0.version === undefined && fails(e, p + "/path", "required", {"missingProperty":"version"})) return false
const v1 = v0.service
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (v1.length > 63 && characters(v1) > 63 && fails(e, p + "/path/service", "maxLength", {"limit":63})) return false
if (!c0.test(v1) && fails(e, p + "/path/service", "pattern", {"pattern":"^[a-z][a-z0-9-]*$"})) return false
}
else if (fails(e, p + "/path/service", "type", {"type":"string"})) return false
}
const v2 = v0.version
if (v2 !== undefined) {
if (typeof v2 === "string") {
if (v2.length > 5 && characters(v2) > 5 && fails(e, p + "/path/version", "maxLength", {"limit":5})) return false
if (!c1.test(v2) && fails(e, p + "/path/version", "pattern", {"pattern":"^v[1-9][0-9]*$"})) return false
}
else if (fails(e, p + "/path/version", "type", {"type":"string"})) return false
}
}
}
const v3 = v.header
if (v3 !== undefined) {
if (typeof v3 === "object" && v3 !== null && !Array.isArray(v3)) {
const v4 = v3["If-None-Match"]
if (v4 !== undefined) {
if (typeof v4 === "string") {
if (v4.length > 1000 && characters(v4) > 1000 && fails(e, p + "/header/If-None-Match", "maxLength", {"limit":1000})) return false
if (!c2.test(v4) && fails(e, p + "/header/If-None-Match", "pattern", {"pattern":"^[!-~]([ -~]*[!-~])?$"})) return false
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
"Cache-Control": { required: true, shape: {"kind":"scalar","types":["string"]}, explode: false, validate: validator((() => {
const check0 = (v, p, e) => {
if (typeof v === "string") {
if (v.length > 200 && characters(v) > 200 && fails(e, p, "maxLength", {"limit":200})) return false
}
else if (fails(e, p, "type", {"type":"string"})) return false
return true
}
return check0
})()) }
}, content: {
"application/json": { kind: "json", validate: validator($OpenApi.plain), cut: $OpenApi.cut }
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
} }
}
}
}
