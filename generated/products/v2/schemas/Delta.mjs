// Written by npm run generate from openapi/products/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails } = runtime.check
  return {
plain: (() => {
const check1 = (v, p, e) => {
if (!(v === 0) && fails(e, p, "const", { allowedValue: 0 })) return false
return true
}
const check0 = (v, p, e) => {
if (Number.isInteger(v) || typeof v === "bigint") {
if (!(v >= -1000000) && fails(e, p, "minimum", {"limit":-1000000})) return false
if (!(v <= 1000000) && fails(e, p, "maximum", {"limit":1000000})) return false
}
else if (fails(e, p, "type", {"type":"integer"})) return false
if (check1(v) && fails(e, p, "not", {})) return false
return true
}
return check0
})()
}
}
