// Written by npm run generate from openapi/products/v1.yaml. Do not edit.
export default (runtime) => {
  const { validator, fails, characters } = runtime.check
  const { formats } = runtime
  const $NewProduct = runtime.schema("schemas/NewProduct")
  const $Problem = runtime.schema("schemas/Problem")
  const $Product = runtime.schema("schemas/Product")
  return {
parameters: [],
validate: null,
body: { required: true, content: {
"application/json": { kind: "json", maxBytes: 103424, validate: validator($NewProduct.plain, (v) => {
$NewProduct.defaults(v)
}) }
} },
replies: {
"201": { headers: {
"Location": { required: true, shape: {"kind":"scalar","types":["string"]}, explode: false, validate: validator((() => {
const c0 = formats["uri-reference"].test
const check0 = (v, p, e) => {
if (typeof v === "string") {
if (v.length > 2048 && characters(v) > 2048 && fails(e, p, "maxLength", {"limit":2048})) return false
if (!c0(v) && fails(e, p, "format", {"format":"uri-reference"})) return false
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
"application/json": { kind: "json", validate: validator($Product.plain), cut: $Product.cut }
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
"409": { headers: {}, content: {
"application/problem+json": { kind: "json", validate: validator($Problem.plain), cut: $Problem.cut }
} },
"413": { headers: {}, content: {
"application/problem+json": { kind: "json", validate: validator($Problem.plain), cut: $Problem.cut }
} },
"415": { headers: {}, content: {
"application/problem+json": { kind: "json", validate: validator($Problem.plain), cut: $Problem.cut }
} },
"422": { headers: {}, content: {
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
