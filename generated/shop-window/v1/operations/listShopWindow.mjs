// Written by npm run generate from openapi/shop-window/v1.yaml. Do not edit.
export default (runtime) => {
  const { validator, fails } = runtime.check
  const $Problem = runtime.schema("schemas/Problem")
  const $ShopWindowList = runtime.schema("schemas/ShopWindowList")
  return {
parameters: [],
validate: null,
body: null,
replies: {
"200": { headers: {}, content: {
"application/json": { kind: "json", validate: validator($ShopWindowList.plain), cut: $ShopWindowList.cut }
} },
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
