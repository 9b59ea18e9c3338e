// Written by npm run generate from openapi/gateway/v1.yaml. Do not edit.
export default (runtime) => {
  const { validator, fails, isFull, step, characters } = runtime.check
  const $Liveness = runtime.schema("schemas/Liveness")
  const $Problem = runtime.schema("schemas/Problem")
  return {
parameters: [
{"name":"ignored","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"object","properties":{},"rest":{"kind":"scalar","types":["string"]}}}],
validate: validator((() => {
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
const v0 = v.query
if (v0 !== undefined) {
if (typeof v0 === "object" && v0 !== null && !Array.isArray(v0)) {
const v1 = v0.ignored
if (v1 !== undefined) {
if (typeof v1 === "object" && v1 !== null && !Array.isArray(v1)) {
for (const k0 in v1) {
if (isFull(e)) break
const v2 = v1[k0]
if (typeof v2 === "string") {
if (v2.length > 8192 && characters(v2) > 8192 && fails(e, p + "/query/ignored" + step(k0), "maxLength", {"limit":8192})) return false
}
else if (fails(e, p + "/query/ignored" + step(k0), "type", {"type":"string"})) return false
}
}
else if (fails(e, p + "/query/ignored", "type", {"type":"object"})) return false
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
"Cache-Control": { required: true, shape: {"kind":"scalar","types":["string"]}, explode: false, validate: validator((() => {
const check0 = (v, p, e) => {
if (!(typeof v === "string") && fails(e, p, "type", {"type":"string"})) return false
if (!(v === "no-store") && fails(e, p, "const", { allowedValue: "no-store" })) return false
return true
}
return check0
})()) }
}, content: {
"application/json": { kind: "json", validate: validator($Liveness.plain), cut: $Liveness.cut }
} },
"400": { headers: {}, content: {
"application/problem+json": { kind: "json", validate: validator($Problem.plain), cut: $Problem.cut }
} },
"500": { headers: {}, content: {
"application/problem+json": { kind: "json", validate: validator($Problem.plain), cut: $Problem.cut }
} }
}
}
}
