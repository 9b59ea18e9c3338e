// Written by npm run generate from openapi/products/v1.yaml. Do not edit.
export default (runtime) => {
  const { validator, fails, characters } = runtime.check
  const { formats } = runtime
  const $Problem = runtime.schema("schemas/Problem")
  return {
parameters: [
{"name":"reservationId","in":"path","style":"simple","explode":false,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}}],
validate: validator((() => {
const c0 = formats["uuid"].test
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
const v0 = v.path
if (v0 !== undefined) {
if (typeof v0 === "object" && v0 !== null && !Array.isArray(v0)) {
if (v0.reservationId === undefined && fails(e, p + "/path", "required", {"missingProperty":"reservationId"})) return false
const v1 = v0.reservationId
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (!c0(v1) && fails(e, p + "/path/reservationId", "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/path/reservationId", "type", {"type":"string"})) return false
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
"204": { headers: {
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
"404": { headers: {}, content: {
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
