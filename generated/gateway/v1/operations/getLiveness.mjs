// Written by npm run generate from openapi/gateway/v1.yaml. Do not edit.
export default (runtime) => {
  const { validator, fails } = runtime.check
  const $Liveness = runtime.schema("schemas/Liveness")
  const $Problem = runtime.schema("schemas/Problem")
  return {
parameters: [],
validate: null,
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
"500": { headers: {}, content: {
"application/problem+json": { kind: "json", validate: validator($Problem.plain), cut: $Problem.cut }
} }
}
}
}
