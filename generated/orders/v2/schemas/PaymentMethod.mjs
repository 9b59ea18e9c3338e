// Written by npm run generate from openapi/orders/v2.yaml. Do not edit.
export default (runtime) => {
  const { fails } = runtime.check
  const $CardPayment = runtime.schema("schemas/CardPayment")
  const $OtherPayment = runtime.schema("schemas/OtherPayment")
  return {
plain: (() => {
const check0 = (v, p, e) => {
if (typeof v === "object" && v !== null && !Array.isArray(v)) {
const tag0 = v.type
switch (tag0) {
case "card": {
if (!$CardPayment.plain(v, p, e)) return false
break
}
case "other": {
if (!$OtherPayment.plain(v, p, e)) return false
break
}
default: {
if (tag0 === undefined && fails(e, p, "required", {"missingProperty":"type"})) return false
if (tag0 !== undefined && fails(e, p + "/type", "enum", {"allowedValues":["card","other"]})) return false
}
}
}
else {
if (fails(e, p, "type", {"type":["object"]})) return false
}
return true
}
return check0
})()
}
}
