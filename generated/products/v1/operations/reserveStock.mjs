// Written by npm run generate from openapi/products/v1.yaml. Do not edit.
export default (runtime) => {
  const { validator, fails, characters } = runtime.check
  const $NewReservation = runtime.schema("schemas/NewReservation")
  const $Problem = runtime.schema("schemas/Problem")
  const $Reservation = runtime.schema("schemas/Reservation")
  return {
parameters: [
{"name":"Idempotency-Key","in":"header","style":"simple","explode":false,"allowEmpty":false,"shape":{"kind":"scalar","types":["string"]}}],
validate: validator((() => {
const c0 = new RegExp("^[!-~]{1,255}$", "u")
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
const v0 = v.header
if (v0 !== undefined) {
if (typeof v0 === "object" && v0 !== null && !Array.isArray(v0)) {
if (v0["Idempotency-Key"] === undefined && fails(e, p + "/header", "required", {"missingProperty":"Idempotency-Key"})) return false
const v1 = v0["Idempotency-Key"]
if (v1 !== undefined) {
if (typeof v1 === "string") {
if (!c0.test(v1) && fails(e, p + "/header/Idempotency-Key", "pattern", {"pattern":"^[!-~]{1,255}$"})) return false
}
else if (fails(e, p + "/header/Idempotency-Key", "type", {"type":"string"})) return false
}
}
}
}
return true
}
return check0
})()),
body: { required: true, content: {
"application/json": { kind: "json", maxBytes: 70656, validate: validator($NewReservation.plain, (v) => {
$NewReservation.defaults(v)
}) }
} },
replies: {
"201": { headers: {
"Idempotency-Replayed": { required: false, shape: {"kind":"scalar","types":["string"]}, explode: false, validate: validator((() => {
const check0 = (v, p, e) => {
if (!(typeof v === "string") && fails(e, p, "type", {"type":"string"})) return false
if (!(v === "true") && fails(e, p, "const", { allowedValue: "true" })) return false
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
"application/json": { kind: "json", validate: validator($Reservation.plain), cut: $Reservation.cut }
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
