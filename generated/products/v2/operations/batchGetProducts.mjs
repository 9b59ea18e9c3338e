// Written by npm run generate from openapi/products/v2.yaml. Do not edit.
export default (runtime) => {
  const { validator, fails, isFull, characters } = runtime.check
  const { formats, sameItems } = runtime
  const $Problem = runtime.schema("schemas/Problem")
  const $ProductBatch = runtime.schema("schemas/ProductBatch")
  return {
parameters: [
{"name":"ids","in":"query","style":"form","explode":false,"allowEmpty":false,"shape":{"kind":"array","items":{"kind":"scalar","types":["string"]}}}],
validate: validator((() => {
const c0 = formats["uuid"].test
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
const v0 = v.query
if (v0 !== undefined) {
if (typeof v0 === "object" && v0 !== null && !Array.isArray(v0)) {
if (v0.ids === undefined && fails(e, p + "/query", "required", {"missingProperty":"ids"})) return false
const v1 = v0.ids
if (v1 !== undefined) {
if (Array.isArray(v1)) {
if (v1.length < 1 && fails(e, p + "/query/ids", "minItems", {"limit":1})) return false
if (v1.length > 50 && fails(e, p + "/query/ids", "maxItems", {"limit":50})) return false
const same0 = sameItems(v1)
if (same0 && fails(e, p + "/query/ids", "uniqueItems", { i: same0[0], j: same0[1] })) return false
for (let i0 = 0; i0 < v1.length; i0++) {
if (isFull(e)) break
const v2 = v1[i0]
if (typeof v2 === "string") {
if (!c0(v2) && fails(e, p + "/query/ids/" + i0, "format", {"format":"uuid"})) return false
}
else if (fails(e, p + "/query/ids/" + i0, "type", {"type":"string"})) return false
}
}
else if (fails(e, p + "/query/ids", "type", {"type":"array"})) return false
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
"200": { headers: {}, content: {
"application/json": { kind: "json", validate: validator($ProductBatch.plain), cut: $ProductBatch.cut }
} },
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
