// Written by npm run generate from openapi/users/v2.yaml. Do not edit.
export default (runtime) => {
  const { validator, fails, characters } = runtime.check
  const $Problem = runtime.schema("schemas/Problem")
  const $ServiceToken = runtime.schema("schemas/ServiceToken")
  const $ServiceTokenGrant = runtime.schema("schemas/ServiceTokenGrant")
  return {
parameters: [],
validate: null,
body: { required: true, content: {
"application/x-www-form-urlencoded": { kind: "form", form: {"fields":{"grant_type":{"shape":{"kind":"scalar","types":["string"]},"style":"form","explode":true},"audience":{"shape":{"kind":"scalar","types":["string"]},"style":"form","explode":true}},"rest":null}, maxBytes: 49152, validate: validator($ServiceTokenGrant.plain) }
} },
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
"application/json": { kind: "json", validate: validator($ServiceToken.plain), cut: $ServiceToken.cut }
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
"406": { headers: {}, content: {
"application/problem+json": { kind: "json", validate: validator($Problem.plain), cut: $Problem.cut }
} },
"413": { headers: {}, content: {
"application/problem+json": { kind: "json", validate: validator($Problem.plain), cut: $Problem.cut }
} },
"415": { headers: {}, content: {
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
